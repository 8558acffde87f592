import { goals } from "../sound/judge";
import { lengthOf, secondsOf, without } from "../spans";
import { figure, lengthWords } from "../wording";
import type { Rule } from "./rule";

const speech = -18;

/** Reading with the microphone off for more than 3 s in all: viewers heard nothing of it. */
export const mutedRule: Rule = ({ mutedReading, language }) => {
  const seconds = secondsOf(mutedReading);
  if (seconds <= 3) return null;
  const evidence = [...mutedReading].sort((a, b) => lengthOf(b) - lengthOf(a)).map(({ from }) => from);
  return {
    weight: Math.min(92, 80 + seconds / 5),
    code: "review.advice-muted",
    params: { time: lengthWords(seconds, language) },
    evidence,
  };
};

/** No sound at all, or too loud or quiet for speech, the further off the heavier. */
export const loudnessRule: Rule = ({ review: { sound }, hasNoSound }) => {
  if (hasNoSound) return { weight: 94, code: "review.advice-no-sound", params: {}, evidence: [0] };
  const lufs = sound?.integratedLufs ?? null;
  if (lufs === null) return null;
  const off = Math.max(goals.quietest - lufs, lufs - goals.loudest);
  if (off <= 0) return null;
  const params = { lufs: figure(lufs), gain: Math.max(1, Math.round(Math.abs(speech - lufs))) };
  const isQuiet = lufs < goals.quietest;
  return {
    weight: Math.min(85, (isQuiet ? 50 : 45) + off * 4),
    code: isQuiet ? "review.advice-quiet" : "review.advice-loud",
    params,
    evidence: [],
  };
};

/** True peaks above −1 dBTP. */
export const clippingRule: Rule = ({ review: { sound } }) => {
  const peak = sound?.truePeakDb ?? null;
  if (peak === null || peak <= goals.truePeak) return null;
  return {
    weight: peak >= 0 ? 66 : 42,
    code: "review.advice-clipping",
    params: { peak: figure(peak), gain: Math.max(1, Math.ceil(peak - goals.truePeak)) },
    evidence: [],
  };
};

/** Silences of more than 4 s, those with the microphone off and those the recording ends with left out. */
export const silenceRule: Rule = ({ review: { sound, marks, seconds } }) => {
  if (sound === null || sound.integratedLufs === null) return null;
  const muted = marks
    .filter(({ kind }) => kind === "mute")
    .map(({ at, seconds: length }) => ({ from: at, to: at + length }));
  const silences = without(sound.silences, muted)
    .filter((span) => lengthOf(span) > 4 && span.to < seconds - 1)
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  const longest = silences[0];
  if (longest === undefined) return null;
  return {
    weight: Math.min(80, 38 + 6 * silences.length + lengthOf(longest)),
    code: "review.advice-silence",
    params: { count: silences.length, longest: Math.round(lengthOf(longest)) },
    evidence: silences.map(({ from }) => from),
  };
};
