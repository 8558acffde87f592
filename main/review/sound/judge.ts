import { type Judgement, type Language, messageFor, type ReviewSound } from "../../../preload/contract";
import { merged, spanWithin } from "../spans";
import type { SoundFigures } from "./read-lines";

/**
 * What a talk streamed live should be: the Audio Engineering Society's TD1004.1.15-10, “Recommendation for loudness of
 * audio streaming and network file playback”, has a stream at −16 LUFS at most and −20 LUFS at least, so that it can be
 * followed on a phone, and true peaks of −1 dBTP at most; TD1008.1.21-9, which followed it, puts speech at −18 LUFS.
 */
export const goals = { loudest: -16, quietest: -20, truePeak: -1 };
/** Beyond these a listener reaches for the volume: 4 LU more is heard as half as loud again. */
const poorBelow = -24;
const poorAbove = -13;

/** Silences longer than this are shown: a talk has none by itself. */
export const longSilence = 4;

type SoundCode =
  | "review.sound-good"
  | "review.sound-quiet"
  | "review.sound-loud"
  | "review.sound-clipping"
  | "review.sound-none";

interface Fault {
  code: SoundCode;
  judgement: Judgement;
}

/** What is wrong with a recording's sound, the worst first; nothing where all is well. */
export function soundFaults({ integratedLufs, truePeakDb }: SoundFigures): Fault[] {
  if (integratedLufs === null) return [{ code: "review.sound-none", judgement: "poor" }];
  const faults: Fault[] = [];
  const isFar = integratedLufs < poorBelow || integratedLufs > poorAbove;
  const judgement = isFar ? "poor" : "fair";
  if (truePeakDb !== null && truePeakDb > goals.truePeak)
    faults.push({ code: "review.sound-clipping", judgement: truePeakDb >= 0 ? "poor" : "fair" });
  if (integratedLufs < goals.quietest) faults.push({ code: "review.sound-quiet", judgement });
  if (integratedLufs > goals.loudest) faults.push({ code: "review.sound-loud", judgement });
  return faults.sort((one, other) => Number(other.judgement === "poor") - Number(one.judgement === "poor"));
}

/** A recording's sound with its judgement in words. @param seconds the recording's. */
export function judgeSound(figures: SoundFigures, seconds: number, language: Language): ReviewSound {
  const faults = soundFaults(figures);
  const codes = faults.length === 0 ? (["review.sound-good"] as const) : faults.map(({ code }) => code);
  const { integratedLufs, rangeLu, truePeakDb, silences } = figures;
  const words = codes.map((code) => messageFor(code, {}, language).message);
  return {
    ...{ integratedLufs, rangeLu, truePeakDb },
    judgement: faults[0]?.judgement ?? "good",
    words: words.join(language === "en" ? "; " : "；"),
    silences: merged(silences.map((span) => spanWithin(span, seconds))).filter(
      ({ from, to }) => to - from > longSilence,
    ),
  };
}

/** What stands in for a sound that could not be measured. */
export const unknownSound = (language: Language): ReviewSound => ({
  integratedLufs: null,
  rangeLu: null,
  truePeakDb: null,
  judgement: "poor",
  words: messageFor("review.sound-unknown", {}, language).message,
  silences: [],
});
