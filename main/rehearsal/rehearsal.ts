import { type HandlersFor, messageFor, StudioError, toStudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { createLeakWatch } from "./leak-watch";

/** What a rehearsal needs of its neighbours. */
export interface RehearsalPorts {
  recording: {
    start(): Promise<{ file: string }>;
    stop(): Promise<unknown>;
  };
  /** Something is under way to a platform: a test, a measurement, the virtual camera. */
  isReachingOut(): boolean;
}

export interface Rehearsal {
  readonly handlers: HandlersFor<"rehearsal.start" | "rehearsal.stop">;
  /** To be told by the engine whenever it begins or ends to stream, at whoever's wish. */
  onStreamChanged(active: boolean): void;
  close(): void;
  /** To be called by everything that reaches a destination. @throws StudioError `core.locked-in-rehearsal` */
  assertNotRehearsing(): void;
}

/**
 * The same show with every output locked: while it runs, whatever would reach a destination is refused. It needs
 * no engine, no window and no network; what cannot be recorded is rehearsed all the same, and says so.
 */
export function createRehearsal(
  context: StudioContext,
  { recording, isReachingOut }: RehearsalPorts,
): Rehearsal {
  const { store, problems, clock } = context;
  const leaks = createLeakWatch(context);
  let recordsItself = false;
  /** The start of its recording while it is under way. */
  let recordStarts: Promise<unknown> = Promise.resolve();

  async function record(): Promise<boolean> {
    if (store.get().recording.status === "recording") return true;
    try {
      await recording.start();
      recordsItself = true;
      return true;
    } catch (thrown) {
      const { code, params } = toStudioError(thrown);
      const reason = messageFor(code, params, store.get().settings.language).message;
      problems.report("rehearsal.not-recorded", { params: { reason } });
      return false;
    }
  }

  return {
    handlers: {
      "rehearsal.start": async (input) => {
        const { live, rehearsal, engine } = store.get();
        if (live.status !== "idle") throw new StudioError("rehearsal.on-air");
        if (rehearsal.active) throw new StudioError("rehearsal.already");
        // It is an output too: a companion whose room is open would show the rehearsal.
        if (engine.virtualCamera === "on") throw new StudioError("rehearsal.camera-on");
        if (leaks.isStreaming()) throw new StudioError("rehearsal.obs-streams");
        if (isReachingOut()) throw new StudioError("rehearsal.reaching-out");
        recordsItself = false;
        // The lock comes first: nothing may slip out while the recording starts.
        store.update((draft) => {
          draft.rehearsal = { active: true, startedAt: clock.now(), tag: input.tag };
        });
        const recorded = input.record ? record() : Promise.resolve(false);
        recordStarts = recorded;
        return { recording: await recorded };
      },
      "rehearsal.stop": async () => {
        if (!store.get().rehearsal.active) return;
        // Ended a moment after it began, it must not leave a recording running that nobody asked for.
        await recordStarts;
        try {
          if (recordsItself && store.get().recording.status === "recording") await recording.stop();
        } finally {
          recordsItself = false;
          problems.clear("rehearsal.not-recorded");
          store.update((draft) => {
            draft.rehearsal = { active: false, startedAt: null };
          });
        }
      },
    },
    onStreamChanged: (active) => leaks.onStreamChanged(active),
    close: () => leaks.close(),
    assertNotRehearsing() {
      if (store.get().rehearsal.active) throw new StudioError("core.locked-in-rehearsal");
    },
  };
}
