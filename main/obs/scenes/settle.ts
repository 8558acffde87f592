import type { StudioContext } from "../../core";
import type { Session } from "./session";

const settleMilliseconds = 700;
const settleTries = 12;

/**
 * Sets crops once a camera has shown its size: it is known only with its first picture. `look` tells whether it has to
 * be called again.
 */
export function createSettler(context: StudioContext, session: Session, look: () => Promise<boolean>) {
  let cancel: (() => void) | null = null;
  function later(tries: number) {
    cancel?.();
    cancel =
      tries <= 0
        ? null
        : context.clock.after(settleMilliseconds, () => {
            session
              .inTurn(async () => {
                if (session.machine !== null && (await look())) later(tries - 1);
              })
              .catch((error) => context.log.warn({ err: error }, "a crop could not be set later"));
          });
  }
  return { start: () => later(settleTries), stop: () => later(0) };
}
