/// <reference path="./qrcode.d.ts" />
import { toDataURL } from "qrcode";
import { type HandlersFor, StudioError, toStudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { createDevices } from "./devices";
import type { OpenRemoteDoor, RemoteDesk } from "./door";
import { createGate } from "./gate";
import { createInvitations } from "./invitation";
import { roomAddresses } from "./networks";
import { createRoster } from "./roster";

export type { OpenRemoteDoor, RemoteDesk, RemoteDoor } from "./door";
export { mayCall, patchesFor, stateFor } from "./rights";

export interface RemoteDeps {
  /** Null where the studio runs without a host that serves pages. */
  openDoor: OpenRemoteDoor | null;
  /** Keeps whether the door is to be open at the next start. */
  saveEnabled(enabled: boolean): Promise<void>;
  addresses?: () => string[];
}

type Handlers = HandlersFor<
  "studio.time" | "remote.start" | "remote.stop" | "remote.invite" | "remote.uninvite" | "remote.revoke"
>;

export interface Remote {
  handlers: Handlers;
  /** Reads who is paired and opens the door where the settings say so. A door that stays shut is a problem in words. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Tablets and phones in the room: pairing by a six-figure code, and shutting out. Nothing listens until asked to. */
export function createRemote(context: StudioContext, deps: RemoteDeps): Remote {
  const parts = createParts(context, deps);
  const { gate, devices, roster, open, shut } = parts;
  return {
    handlers: {
      "studio.time": () => ({ now: context.clock.now() }),
      "remote.start": async () => {
        await open();
        await deps.saveEnabled(true);
      },
      "remote.stop": async () => {
        await shut();
        await deps.saveEnabled(false);
      },
      ...inviting(context, parts),
      "remote.revoke": async ({ id }) => {
        try {
          await devices.remove(id);
        } finally {
          gate.door?.drop(id);
          roster.forget(id);
          roster.publish();
        }
      },
    },
    async start() {
      await devices.load();
      roster.publish();
      if (!context.store.get().settings.remote.enabled || deps.openDoor === null) return;
      await open().catch((thrown: unknown) => {
        const { code, params } = toStudioError(thrown);
        context.log.warn({ err: thrown }, "the door for tablets and phones stays shut");
        context.problems.report(code, { params });
      });
    },
    close: shut,
  };
}

type Parts = ReturnType<typeof createParts>;

function createParts(context: StudioContext, deps: RemoteDeps) {
  const { store, problems, clock, paths } = context;
  const addresses = deps.addresses ?? roomAddresses;
  const devices = createDevices(paths.data, problems);
  const invitations = createInvitations();
  const gate = createGate(deps.openDoor);
  const roster = createRoster(context, { gate, devices, invitations, addresses });
  const expiry = { stop: () => {} };
  const desk: RemoteDesk = {
    async pair(code, name) {
      const role = invitations.use(code, clock.now());
      const { token } = await devices.add(name, role, clock.now()).finally(() => roster.publish());
      return { token, role };
    },
    deviceOf: (token) => devices.byToken(token),
    connection(id, change) {
      roster.count(id, change);
      devices
        .seen(id, clock.now())
        .catch((error: unknown) => context.log.info({ err: error }, "when a device was seen was not kept"))
        .finally(() => roster.publish());
      roster.publish();
    },
    addresses,
  };
  async function open() {
    try {
      await gate.open(desk, store.get().settings.remote.port);
    } catch (thrown) {
      roster.publish("failed");
      throw thrown;
    }
    problems.clear("remote.failed");
    problems.clear("remote.port-taken");
    roster.publish();
  }
  async function shut() {
    expiry.stop();
    invitations.close();
    await gate.shut();
    roster.clear();
    roster.publish();
  }
  return { devices, invitations, gate, roster, expiry, open, shut };
}

function inviting(
  { store, clock }: StudioContext,
  { gate, invitations, roster, expiry }: Parts,
): Pick<Handlers, "remote.invite" | "remote.uninvite"> {
  return {
    "remote.invite": async ({ role }) => {
      if (gate.door === null) throw new StudioError("remote.off");
      const { code, expiresAt } = invitations.open(role, clock.now());
      expiry.stop();
      expiry.stop = clock.after(expiresAt - clock.now() + 1, () => roster.publish());
      roster.publish();
      const links = store.get().remote.invitation?.links ?? [];
      const pictures = await Promise.all(links.map((link) => toDataURL(link, { margin: 2, width: 320 })));
      return { code, expiresAt, links, pictures };
    },
    "remote.uninvite": () => {
      expiry.stop();
      invitations.close();
      roster.publish();
    },
  };
}
