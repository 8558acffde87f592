import type { HandlersFor, StageCard, StageScene } from "../../preload/contract";
import type { Engine, EngineEvents, StudioContext } from "../core";
import { stageEngine } from "./stage-engine";
import { type StageMethods, stageHandlers } from "./stage-handlers";
import { createParts } from "./stage-parts";
import type { StreamPorts } from "./stream";

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

export interface StageDependencies {
  version: string;
  /** How a live stream gets to the relay; left out where none can. */
  stream?: StreamPorts;
}

const noCards: StageCard[] = [];
const noScene: StageScene | null = null;

/**
 * The built-in stage's main-side half. What is to be shown stands in `state.stage`; one window of a screen draws
 * it, confirms it and sends the recorded bytes. Scenes and cards work without a window, as state alone, so that a
 * rundown can be rehearsed on any machine; recording and pictures need one.
 */
export function createStage(context: StudioContext, deps: StageDependencies): Stage {
  const listeners: Partial<EngineEvents>[] = [];
  const tell = (say: (listener: Partial<EngineEvents>) => void) => {
    for (const listener of listeners) say(listener);
  };
  const parts = createParts(context, deps, {
    recordingChanged: (active, file) => tell((listener) => listener.recordingChanged?.(active, file)),
    streamChanged: (active, again) => tell((listener) => listener.streamChanged?.(active, again)),
    returned: () => tell((listener) => listener.returned?.()),
  });
  return {
    engine: stageEngine(context, parts),
    handlers: stageHandlers(context, parts, (senses) => {
      for (const listener of listeners) listener.sensed?.(senses);
    }),
    async activate() {
      activate(context, deps.version);
      parts.microphone.tell();
      return { version: deps.version, address: "" };
    },
    deactivate() {
      parts.window.close();
      deactivate(context);
    },
    onEvents: (events) => void listeners.push(events),
    hasWindow: () => parts.window.attached,
    async close() {
      await parts.stream.stop();
      parts.window.close();
      await parts.recorder.close();
    },
  };
}

function activate({ store }: StudioContext, version: string) {
  const already = store.get().engine.kind === "stage";
  store.update((draft) => {
    const { canvas, framesPerSecond } = draft.stage;
    const known = already ? draft.engine.devices : { cameras: [], microphones: [], screens: [] };
    draft.engine = {
      ...draft.engine,
      kind: "stage",
      status: "connected",
      version,
      address: "",
      canvas: { ...canvas },
      framesPerSecond,
      devices: known,
    };
    if (already) return;
    draft.scenes = { ...draft.scenes, onAir: null, onAirName: "", asked: null, undo: null };
    draft.stage.programme.scene = noScene;
    draft.stage.cards = noCards;
    // What was muted is another engine's microphone.
    delete draft.engine.microphoneMuted;
    draft.stage.muted = false;
  });
}

function deactivate({ store }: StudioContext) {
  store.update((draft) => {
    draft.stage.sensing = false;
    if (draft.engine.kind !== "stage") return;
    draft.engine.kind = "none";
    draft.engine.status = "disconnected";
    draft.engine.devices = { cameras: [], microphones: [], screens: [] };
    delete draft.engine.microphoneMuted;
  });
}
