import { type HandlersFor, messageFor, StudioError, type VoiceCheck } from "../../preload/contract";
import type { Engine, StudioContext } from "../core";
import { judgeVoice } from "./judge-voice";

/** Listens to the microphone for some seconds and judges it in words. */
export function createVoiceCheck(
  { store }: Pick<StudioContext, "store">,
  engine: () => Engine | null,
): HandlersFor<"rehearsal.listen">["rehearsal.listen"] {
  let underWay: Promise<VoiceCheck> | null = null;

  async function check(seconds: number): Promise<VoiceCheck> {
    const present = engine();
    if (present === null) throw new StudioError("microphone.no-engine");
    const { levels, sound } = await present.listen(seconds * 1000);
    const judged = judgeVoice(levels);
    const { message, hint } = messageFor(judged.code, {}, store.get().settings.language);
    const isWell = judged.code === "microphone.well";
    return { ...judged, message, hint: isWell ? "" : hint, levels, sound };
  }

  return ({ seconds }) => {
    // Two screens that ask at once hear the same.
    underWay ??= check(seconds).finally(() => {
      underWay = null;
    });
    return underWay;
  };
}
