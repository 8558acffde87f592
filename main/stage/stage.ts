import { type HandlersFor, type StageCard, type StageScene, StudioError } from "../../preload/contract";
import type { Engine, EngineEvents, StudioContext } from "../core";
import { StageCards } from "./stage-cards";
import { StagePictures } from "./stage-pictures";
import { StageRecorder } from "./stage-recorder";
import { type Shown, StageScenes } from "./stage-scenes";
import { StageWindow } from "./stage-window";
import { Waiters } from "./waiters";

export type StageMethods =
  | "stage.attach"
  | "stage.detach"
  | "stage.report"
  | "stage.shown"
  | "stage.picture"
  | "stage.chunk"
  | "stage.recordingEnded";

export interface Stage {
  readonly engine: Engine;
  readonly handlers: HandlersFor<StageMethods>;
  /** Makes the stage the engine: it fills `state.engine`. Needs no window. */
  activate(): Promise<{ version: string; address: string }>;
  deactivate(): void;
  onEvents(events: Partial<EngineEvents>): void;
  /** Whether a window draws the picture now. */
  hasWindow(): boolean;
  close(): Promise<void>;
}

const noCards: StageCard[] = [];
const noScene: StageScene | null = null;

/**
 * The built-in stage's main-side half. What is to be shown stands in `state.stage`; one window of a screen draws
 * it, confirms it and sends the recorded bytes. Scenes and cards work without a window, as state alone, so that a
 * rundown can be rehearsed on any machine; recording and pictures need one.
 */
export function createStage(context: StudioContext, deps: { version: string }): Stage {
  const { store, problems, clock, log } = context;
  const listeners: Partial<EngineEvents>[] = [];
  const recordingChanged = (active: boolean, file: string | null) => {
    for (const listener of listeners) listener.recordingChanged?.(active, file);
  };
  const shown = new Waiters<Shown>(clock);
  const pictures = new StagePictures(context);
  const recorder = new StageRecorder(context, (file, error) => {
    if (error !== null)
      problems.report("stage.record-failed", { severity: "error", params: { detail: error } });
    recordingChanged(false, file);
  });
  const window = new StageWindow(context, {
    gone() {
      // What was asked for stands as state, as it would have without a window.
      shown.release(null);
      pictures.release();
      recorder
        .windowGone()
        .then((file) => {
          if (file === null) return;
          problems.report("stage.window-lost", { severity: "error" });
          recordingChanged(false, file);
        })
        .catch((error: unknown) => log.error({ err: error }, "The stage's recording did not end well"));
    },
    mayMove: () => !recorder.recording,
  });
  const attached = () => window.attached;
  const scenes = new StageScenes(context, shown, window);
  const cards = new StageCards(context, shown, attached);

  const engine: Engine = {
    kind: "stage",
    applyPreset: (preset, orientation, canvas, fill) => scenes.apply(preset, orientation, canvas, fill),
    fillScenes: async (fill) => scenes.fill(fill),
    take: (ref) => scenes.take(ref),
    showCard: (card) => cards.show(card),
    hideCard: (slot) => cards.hide(slot),
    async screenshot(ref, width) {
      if (!window.attached) throw new StudioError("stage.no-window");
      return pictures.ask(ref === null ? null : scenes.scene(ref), width);
    },
    startStream: () => Promise.reject(new StudioError("stage.cannot-stream")),
    stopStream: () => Promise.resolve(),
    async startRecording(folder) {
      if (!(await window.awaitAttached())) throw new StudioError("stage.no-window");
      if (window.mimeType === "") throw new StudioError("stage.cannot-record");
      problems.clear("stage.window-lost");
      problems.clear("stage.record-failed");
      return recorder.start(folder, window.mimeType);
    },
    stopRecording: () => recorder.stop(),
    devices: async () => store.get().engine.devices,
  };

  return {
    engine,
    handlers: stageHandlers(context, { window, shown, pictures, recorder }),
    async activate() {
      const already = store.get().engine.kind === "stage";
      store.update((draft) => {
        const { canvas, framesPerSecond } = draft.stage;
        const known = already ? draft.engine.devices : { cameras: [], microphones: [], screens: [] };
        draft.engine = {
          ...draft.engine,
          kind: "stage",
          status: "connected",
          version: deps.version,
          address: "",
          canvas: { ...canvas },
          framesPerSecond,
          devices: known,
        };
        if (already) return;
        draft.scenes = { ...draft.scenes, onAir: null, onAirName: "", asked: null, undo: null };
        draft.stage.programme.scene = noScene;
        draft.stage.cards = noCards;
      });
      return { version: deps.version, address: "" };
    },
    deactivate() {
      window.close();
      store.update((draft) => {
        if (draft.engine.kind !== "stage") return;
        draft.engine.kind = "none";
        draft.engine.status = "disconnected";
        draft.engine.devices = { cameras: [], microphones: [], screens: [] };
      });
    },
    onEvents: (events) => void listeners.push(events),
    hasWindow: attached,
    async close() {
      window.close();
      await recorder.close();
    },
  };
}

interface StageParts {
  window: StageWindow;
  shown: Waiters<Shown>;
  pictures: StagePictures;
  recorder: StageRecorder;
}

function stageHandlers(
  { store }: StudioContext,
  { window, shown, pictures, recorder }: StageParts,
): HandlersFor<StageMethods> {
  return {
    "stage.attach": (input) => window.attach(input),
    "stage.detach": ({ session }) => window.detach(session),
    "stage.report": ({ session, framesPerSecond, devices }) => {
      window.hear(session);
      if (devices !== undefined) window.hasListedDevices = true;
      store.update((draft) => {
        if (draft.engine.kind !== "stage") return;
        if (framesPerSecond !== undefined) draft.engine.framesPerSecond = Math.round(framesPerSecond);
        // A page may not list screens: the browser asks which one is to be shown.
        if (devices !== undefined) draft.engine.devices = { ...devices, screens: [] };
      });
    },
    "stage.shown": ({ session, ...report }) => {
      window.hear(session);
      shown.report(report);
    },
    "stage.picture": ({ session, id, ...picture }) => {
      window.hear(session);
      pictures.answer(id, picture);
    },
    "stage.chunk": (input) => {
      window.hear(input.session);
      return recorder.chunk(input);
    },
    "stage.recordingEnded": ({ session, recording, error }) => {
      window.hear(session);
      return recorder.ended({ recording, error });
    },
  };
}
