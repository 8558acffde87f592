import type { Preset } from "../../preload/contract";
import type { EngineEvents, StudioContext } from "../core";
import type { ObsLink } from "./connection/link";
import { outputState } from "./outputs/output-state";
import { readVideo } from "./scenes/canvas";
import { deviceScene, isOurs, sceneName } from "./scenes/names";
import type { Session } from "./scenes/session";
import { addressOf, type Taker } from "./scenes/take";

/** Keeps the studio's state as OBS says it is. */
export interface Mirror {
  /** Reads everything anew: after connecting, and after OBS switched its collection or profile. */
  read(): Promise<void>;
  /** Notes which of the applied presets OBS holds now. */
  readApplied(): Promise<void>;
}

export interface MirrorOptions {
  context: StudioContext;
  link: ObsLink;
  session: Session;
  taker: Taker;
  presets: () => readonly Preset[];
  emit: <Name extends keyof EngineEvents>(name: Name, ...args: Parameters<EngineEvents[Name]>) => void;
  /** An output ended, by whoever's hand. */
  onStreamEnded: () => void;
  onRecordEnded: () => void;
}

function followOutputs({ link, session, emit, onStreamEnded, onRecordEnded }: MirrorOptions) {
  link.on("StreamStateChanged", ({ outputState: state }) => {
    if (state === outputState.started || state === outputState.reconnected)
      emit("streamChanged", true, false);
    if (state === outputState.reconnecting) emit("streamChanged", true, true);
    if (state === outputState.stopped) {
      emit("streamChanged", false, false);
      onStreamEnded();
    }
  });
  link.on("RecordStateChanged", (data) => {
    if (session.sampling) return;
    const path = "outputPath" in data && typeof data.outputPath === "string" ? data.outputPath : null;
    if (data.outputState === outputState.started) emit("recordingChanged", true, path);
    if (data.outputState === outputState.stopped) {
      emit("recordingChanged", false, path);
      onRecordEnded();
    }
  });
}

export function createMirror(options: MirrorOptions): Mirror {
  const { context, link, session, taker } = options;
  const { store, problems, log } = context;

  async function readApplied() {
    const { scenes } = await link.read("GetSceneList");
    const names = new Set(scenes.map((scene) => String(scene.sceneName)));
    const now = context.clock.now();
    const held = [...session.applied.values()].filter(({ preset }) =>
      preset.scenes.every((scene) => names.has(sceneName(preset, scene))),
    );
    store.update((draft) => {
      draft.scenes.applied = held.map(({ preset, orientation }) => ({
        preset: preset.id,
        orientation,
        at: draft.scenes.applied.find((each) => each.preset === preset.id)?.at ?? now,
      }));
    });
    return held.length;
  }

  async function read() {
    const video = await readVideo(link);
    const programme = await link.read("GetCurrentProgramScene");
    store.update((draft) => {
      draft.engine.canvas = { width: video.width, height: video.height };
      draft.engine.framesPerSecond = video.framesPerSecond;
      draft.scenes.onAirName = programme.currentProgramSceneName;
      draft.scenes.onAir = addressOf(options.presets(), programme.currentProgramSceneName);
    });
    const stream = await link.read("GetStreamStatus");
    options.emit("streamChanged", stream.outputActive, stream.outputReconnecting);
    const record = await link.read("GetRecordStatus");
    options.emit("recordingChanged", record.outputActive && !session.sampling, null);
  }

  const readAgain = (what: string) => {
    const work = async () => {
      await read();
      const before = session.applied.size;
      if (before > 0 && (await readApplied()) < before) problems.report("obs.collection-changed");
      else problems.clear("obs.collection-changed");
    };
    work().catch((error) => log.warn({ err: error, what }, "could not read OBS anew"));
  };

  link.on("SceneTransitionStarted", () => taker.onStarted());
  link.on("SceneTransitionVideoEnded", () => taker.onSettling(true));
  link.on("SceneTransitionEnded", () => taker.onSettling(false));
  link.on("CurrentProgramSceneChanged", (data) => taker.onProgramme(data.sceneName));
  link.onLost(() => taker.onLost());
  link.on("SceneRemoved", ({ sceneName: removed }) => {
    if (!isOurs(removed) || removed === deviceScene) return;
    // Not read anew: for a moment after this event OBS's list may still name the scene.
    const lacking = [...session.applied.values()]
      .filter(({ preset }) => preset.scenes.some((scene) => sceneName(preset, scene) === removed))
      .map(({ preset }) => preset.id);
    store.update((draft) => {
      draft.scenes.applied = draft.scenes.applied.filter(({ preset }) => !lacking.includes(preset));
    });
  });
  link.on("CurrentSceneCollectionChanged", () => readAgain("collection"));
  link.on("CurrentProfileChanged", () => readAgain("profile"));
  followOutputs(options);
  return {
    read,
    readApplied: async () => {
      await readApplied();
    },
  };
}
