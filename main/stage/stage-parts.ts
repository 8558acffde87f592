import type { EngineEvents, StudioContext } from "../core";
import { StageCards } from "./stage-cards";
import { StageMicrophone } from "./stage-microphone";
import { StagePictures } from "./stage-pictures";
import { StageRecorder } from "./stage-recorder";
import { type Shown, StageScenes } from "./stage-scenes";
import { StageWindow } from "./stage-window";
import { StageStream, type StreamPorts } from "./stream";
import { Waiters } from "./waiters";

export type StageParts = ReturnType<typeof createParts>;

/** The stage's parts, and what each loses when the window goes. */
export function createParts(
  context: StudioContext,
  deps: { stream?: StreamPorts },
  events: Pick<EngineEvents, "recordingChanged" | "streamChanged" | "returned">,
) {
  const { problems, clock, log } = context;
  const shown = new Waiters<Shown>(clock);
  const pictures = new StagePictures(context);
  const recorder = new StageRecorder(context, (file, error) => {
    if (error !== null)
      problems.report("stage.record-failed", { severity: "error", params: { detail: error } });
    events.recordingChanged(false, file);
  });
  const window = new StageWindow(context, {
    changed() {
      microphone.tell();
      // Better known when the page opens than when somebody presses the button.
      if (window.attached && window.mimeType === "")
        problems.report("stage.cannot-record", { severity: "warning" });
      else problems.clear("stage.cannot-record");
    },
    gone() {
      // What was asked for stands as state, as it would have without a window.
      shown.release(null);
      pictures.release();
      microphone.release();
      stream.windowGone();
      recorder
        .windowGone()
        .then((file) => {
          if (file === null) return;
          problems.report("stage.window-lost", { severity: "error" });
          events.recordingChanged(false, file);
        })
        .catch((error: unknown) => log.error({ err: error }, "The stage's recording did not end well"));
    },
    mayMove: () => !recorder.recording,
  });
  const microphone = new StageMicrophone(context, window);
  const stream = new StageStream(context, window, deps.stream ?? null, {
    changed: (active) => events.streamChanged(active, !active),
    windowCame: () => events.returned(),
  });
  const scenes = new StageScenes(context, shown, window);
  const cards = new StageCards(context, shown, () => window.attached);
  return { shown, pictures, recorder, window, stream, microphone, scenes, cards };
}
