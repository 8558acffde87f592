import type { HandlersFor } from "../../preload/contract";
import type { Senses, StudioContext } from "../core";
import type { StageParts } from "./stage-parts";

export type StageMethods =
  | "stage.attach"
  | "stage.detach"
  | "stage.report"
  | "stage.shown"
  | "stage.picture"
  | "stage.chunk"
  | "stage.streamChunk"
  | "stage.streamEnded"
  | "stage.heard"
  | "stage.recordingEnded";

/** What the stage's window tells the studio. Whatever it says shows that it is alive. */
export function stageHandlers(
  { store }: StudioContext,
  { window, shown, pictures, recorder, stream, microphone }: StageParts,
  onSensed: (senses: Senses) => void,
): HandlersFor<StageMethods> {
  return {
    "stage.attach": (input) => {
      const attached = window.attach(input);
      stream.windowCame();
      return attached;
    },
    "stage.detach": ({ session }) => window.detach(session),
    "stage.report": ({ session, framesPerSecond, devices, senses }) => {
      window.hear(session);
      if (devices !== undefined) window.hasListedDevices = true;
      store.update((draft) => {
        if (draft.engine.kind !== "stage") return;
        if (framesPerSecond !== undefined) draft.engine.framesPerSecond = Math.round(framesPerSecond);
        // A page may not list screens: the browser asks which one is to be shown.
        if (devices !== undefined) draft.engine.devices = { ...devices, screens: [] };
      });
      if (senses !== undefined && store.get().stage.sensing) onSensed(senses);
    },
    "stage.shown": ({ session, ...report }) => {
      window.hear(session);
      shown.report(report);
    },
    "stage.picture": ({ session, id, ...picture }) => {
      window.hear(session);
      pictures.answer(id, picture);
    },
    "stage.heard": ({ session, ...answer }) => {
      window.hear(session);
      microphone.heard(answer);
    },
    "stage.chunk": (input) => {
      window.hear(input.session);
      return recorder.chunk(input);
    },
    "stage.streamChunk": ({ session, ...part }) => {
      window.hear(session);
      stream.chunk(part);
    },
    "stage.streamEnded": ({ session, ...end }) => {
      window.hear(session);
      stream.ended(end);
    },
    "stage.recordingEnded": ({ session, recording, error }) => {
      window.hear(session);
      return recorder.ended({ recording, error });
    },
  };
}
