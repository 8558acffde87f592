import type { StudioContext } from "../core";

/** What the studio's lock cannot hold: OBS itself, streaming or feeding a companion by somebody's own hand. */
export interface LeakWatch {
  /** Told by the engine whenever it begins or ends to stream. */
  onStreamChanged(active: boolean): void;
  /** OBS streams now, wherever to. */
  isStreaming(): boolean;
  close(): void;
}

/** Says, for as long as a rehearsal runs, that its picture leaves the computer all the same. */
export function createLeakWatch({ store, problems }: StudioContext): LeakWatch {
  let streams = false;
  const isStreaming = () => {
    const { kind, status } = store.get().engine;
    return streams && kind === "obs" && status === "connected";
  };

  function look() {
    const { rehearsal, engine } = store.get();
    const leaks = {
      "rehearsal.obs-streams": isStreaming(),
      "rehearsal.camera-came-on": engine.virtualCamera === "on",
    } as const;
    for (const code of ["rehearsal.obs-streams", "rehearsal.camera-came-on"] as const) {
      if (rehearsal.active && leaks[code]) problems.report(code, { severity: "error" });
      else problems.clear(code);
    }
  }

  const unsubscribe = store.onPatches((patches) => {
    if (patches.some(({ path }) => /^\/(rehearsal|engine)\b/.test(path))) look();
  });
  return {
    onStreamChanged(active) {
      streams = active;
      look();
    },
    isStreaming,
    close: unsubscribe,
  };
}
