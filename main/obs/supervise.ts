import { type MessageCode, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { type Before, bringBack, bringUp, nothingBefore } from "./bring-up";
import type { Connector } from "./connection/connector";
import { ConnectFailure, connectFailure } from "./connection/errors";
import { createKeeper } from "./connection/keeper";
import { closeCode } from "./connection/requests";
import type { ObsSocket } from "./connection/socket";
import type { ConnectOptions } from "./connection/targets";
import type { Emit, Parts } from "./parts";

/** The connection's life: made on demand, kept, and made again. */
export interface Supervisor {
  connect(options: ConnectOptions): Promise<{ version: string; address: string }>;
  disconnect(): void;
  /** OBS ended the connection, or it broke. */
  onClosed(code: number): void;
  /** OBS is about to end. */
  onExit(): void;
}

const connectionProblems = [
  "obs.connection-lost",
  "obs.closed",
  "obs.wrong-password",
  "obs.password-needed",
  "obs.too-old",
  "obs.session-ended",
  "obs.waiting-for-answer",
  "obs.server-off",
] as const satisfies readonly MessageCode[];

const finalCodes: ReadonlySet<number> = new Set(Object.values(closeCode));

/** What the state may still say of an OBS that is gone. */
function noteLost({ store, problems }: StudioContext, closedByUser: boolean) {
  problems.report(closedByUser ? "obs.closed" : "obs.connection-lost", { severity: "error" });
  store.update((draft) => {
    draft.engine.status = "reconnecting";
    draft.scenes.asked = null;
    draft.scenes.onAir = null;
    draft.scenes.onAirName = "";
    draft.scenes.applied = [];
    draft.scenes.undo = null;
  });
}

/** What an OBS that has just gone held, or one before it that was not brought back yet. */
const noteBefore = ({ store }: StudioContext, { onAir, hadCamera }: Before): Before => ({
  onAir: store.get().scenes.onAir ?? onAir,
  hadCamera: hadCamera || store.get().engine.virtualCamera === "on",
});

function clearProblems({ problems }: StudioContext) {
  for (const code of connectionProblems) problems.clear(code);
}

function noteDisconnected({ store }: StudioContext) {
  store.update((draft) => {
    draft.engine.status = "disconnected";
    draft.engine.address = "";
    draft.scenes.undo = null;
    if (draft.engine.kind === "obs") draft.engine.kind = "none";
  });
}

function noteRefused({ store, problems }: StudioContext, failure: StudioError) {
  problems.report(failure.code, { severity: "error", params: failure.params });
  store.update((draft) => {
    draft.engine.status = "refused";
  });
}

export function createSupervisor(
  context: StudioContext,
  parts: Parts,
  emit: Emit,
  connector: () => Connector,
): Supervisor {
  const { store, log, clock } = context;
  const { link, session, builder } = parts;
  let socket: ObsSocket | null = null;
  let options: ConnectOptions = {};
  let before = nothingBefore;
  let exiting = false;
  let wanted = false;
  /** Counts the times the connection was let go: one that opens after that is nobody's any more. */
  let lettings = 0;

  const refuse = (failure: StudioError) => noteRefused(context, failure);

  /** Opens and takes over; a connection that fails half-way is closed. */
  async function take(fresh: boolean) {
    const asked = lettings;
    const opened = await connector().open(options);
    if (asked !== lettings) {
      opened.socket.close();
      throw new StudioError("core.cancelled", { params: { what: "OBS" } });
    }
    socket = opened.socket;
    try {
      const version = await bringUp(context, parts, opened, fresh);
      clearProblems(context);
      return { version, address: opened.address };
    } catch (thrown) {
      opened.socket.close();
      throw thrown;
    }
  }

  async function attempt() {
    await take(true);
    await bringBack(context, parts, emit, before);
    before = { ...before, hadCamera: false };
  }

  const keeper = createKeeper(clock, log, { attempt, onRefused: refuse });

  function letGo() {
    lettings++;
    keeper.stop();
    wanted = false;
    const open = socket;
    socket = null;
    open?.close();
    link.detach();
    session.machine = null;
    builder.close();
  }

  async function connect(asked: ConnectOptions) {
    letGo();
    options = asked;
    exiting = false;
    store.update((draft) => {
      draft.engine.status = "searching";
    });
    try {
      const result = await take(false);
      wanted = true;
      before = { ...before, hadCamera: false };
      if (session.applied.size > 0) await bringBack(context, parts, emit, nothingBefore);
      return result;
    } catch (thrown) {
      letGo();
      const final = thrown instanceof ConnectFailure && thrown.final;
      store.update((draft) => {
        draft.engine.status = "disconnected";
        if (thrown instanceof StudioError && thrown.code === "obs.server-off") draft.engine.serverOff = true;
      });
      if (final) refuse(thrown);
      throw thrown;
    }
  }

  return {
    connect,
    disconnect() {
      letGo();
      clearProblems(context);
      before = nothingBefore;
      noteDisconnected(context);
    },
    onClosed(code) {
      socket = null;
      session.machine = null;
      before = exiting ? nothingBefore : noteBefore(context, before);
      link.detach();
      if (!wanted) return;
      const address = store.get().engine.address;
      if (finalCodes.has(code)) {
        refuse(connectFailure(code, address, true));
        return;
      }
      noteLost(context, exiting);
      exiting = false;
      keeper.retry();
    },
    onExit() {
      // OBS waits for every session to go before it can end; polling it meanwhile can crash it.
      exiting = true;
      socket?.close();
    },
  };
}
