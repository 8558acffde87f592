import { randomInt } from "node:crypto";
import { type RemoteRole, StudioError } from "../../preload/contract";

/** How long a code is good, in milliseconds: time to walk to the tablet and type it. */
export const invitationMilliseconds = 10 * 60_000;

/** Wrong codes before an invitation is burnt: five guesses at a million figures. */
export const mostWrongCodes = 5;

export interface Invitation {
  code: string;
  role: RemoteRole;
  expiresAt: number;
}

/** The one invitation that can be open. A code is good once, until it expires, and for five wrong guesses. */
export interface Invitations {
  open(role: RemoteRole, now: number): Invitation;
  current(now: number): Invitation | null;
  close(): void;
  /**
   * Uses the code up and gives what it is for.
   * @throws StudioError `remote.wrong-code` or, for the guess too many, `remote.code-burnt`.
   */
  use(code: string, now: number): RemoteRole;
}

/** @param draw gives a number from 0 to 999,999. */
export function createInvitations(draw: () => number = () => randomInt(1_000_000)): Invitations {
  let invitation: Invitation | null = null;
  let wrong = 0;

  const current = (now: number) => {
    if (invitation !== null && now >= invitation.expiresAt) invitation = null;
    return invitation;
  };

  return {
    current,
    open(role, now) {
      wrong = 0;
      const code = String(draw()).padStart(6, "0");
      invitation = { code, role, expiresAt: now + invitationMilliseconds };
      return invitation;
    },
    close() {
      invitation = null;
    },
    use(code, now) {
      const open = current(now);
      if (open === null) throw new StudioError("remote.wrong-code");
      if (code.replace(/\s/g, "") !== open.code) {
        wrong += 1;
        if (wrong < mostWrongCodes) throw new StudioError("remote.wrong-code");
        invitation = null;
        throw new StudioError("remote.code-burnt");
      }
      invitation = null;
      return open.role;
    },
  };
}
