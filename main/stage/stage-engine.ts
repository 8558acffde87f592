import { StudioError } from "../../preload/contract";
import type { Engine, StudioContext } from "../core";
import type { StageParts } from "./stage-parts";
import { stageEncoderFacts } from "./stream";

/** The stage as the engine: most of it stands as state, what needs a window says so where there is none. */
export function stageEngine({ store, problems }: StudioContext, parts: StageParts): Engine {
  const { window, scenes, cards, pictures, recorder, stream, microphone } = parts;
  return {
    kind: "stage",
    async applyPreset(preset, orientation, canvas, fill, { unmutes = true } = {}) {
      const applied = await scenes.apply(preset, orientation, canvas, fill);
      if (unmutes && store.get().stage.muted) microphone.mute(false);
      return applied;
    },
    fillScenes: async (fill) => scenes.fill(fill),
    take: (ref) => scenes.take(ref),
    showCard: (card) => cards.show(card),
    hideCard: (slot) => cards.hide(slot),
    async screenshot(ref, width) {
      if (!window.attached) throw new StudioError("stage.no-window");
      return pictures.ask(ref === null ? null : scenes.scene(ref), width);
    },
    startStream: (target) => stream.start(target),
    stopStream: () => stream.stop(),
    encoder: async () => stageEncoderFacts(store.get(), window.attached ? window.mimeType : null),
    async startRecording(folder) {
      if (!(await window.awaitAttached())) throw new StudioError("stage.no-window");
      if (window.mimeType === "") throw new StudioError("stage.cannot-record");
      problems.clear("stage.window-lost");
      problems.clear("stage.record-failed");
      return recorder.start(folder, window.mimeType);
    },
    stopRecording: () => recorder.stop(),
    devices: async () => store.get().engine.devices,
    mute: async (muted) => microphone.mute(muted),
    listen: (milliseconds) => microphone.listen(milliseconds),
    sense(on) {
      store.update((draft) => {
        draft.stage.sensing = on;
      });
    },
  };
}
