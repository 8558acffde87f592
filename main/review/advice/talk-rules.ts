import type { ReviewScript } from "../../../preload/contract";
import { firstWords, lengthWords } from "../wording";
import type { Found, Rule } from "./rule";

/** Words that the law or a platform forbids, said aloud; a warning weighs less than an error. */
export const wordsRule: Rule = ({ findings }) => {
  const errors = findings.filter(({ severity }) => severity === "error");
  const said = errors.length > 0 ? errors : findings;
  const first = said[0];
  if (first === undefined) return null;
  return {
    weight: errors.length > 0 ? Math.min(100, 88 + 3 * said.length) : Math.min(60, 36 + 4 * said.length),
    code: "review.advice-words",
    params: { count: said.length, text: firstWords(first.text, 16), hint: first.hint },
    evidence: said.map(({ at }) => at),
  };
};

/** Where each skipped stretch shows: at the next words that were said, else at the last. */
function skippedPlaces({ passages }: ReviewScript): { text: string; at: number }[] {
  let last = 0;
  return passages.flatMap(({ text, state, at }, place) => {
    if (at !== null) last = at;
    if (state !== "skipped") return [];
    const next = passages.slice(place + 1).find((passage) => passage.at !== null)?.at ?? last;
    return [{ text, at: next }];
  });
}

/** A tenth or more of the scripts that were read was left out. A script of which nothing was read was not meant to be. */
export const skippedRule: Rule = ({ review: { scripts } }) => {
  const read = scripts.filter(({ saidCharacters }) => saidCharacters > 0);
  const length = read.reduce((sum, script) => sum + script.length, 0);
  const skipped = read.reduce((sum, script) => sum + script.skippedCharacters, 0);
  const share = length === 0 ? 0 : skipped / length;
  if (share < 0.1) return null;
  const places = read.flatMap(skippedPlaces).sort((a, b) => b.text.length - a.text.length);
  return {
    weight: Math.min(82, 38 + 60 * share),
    code: "review.advice-skipped",
    params: { percent: Math.round(share * 100), text: firstWords(places[0]?.text ?? "") },
    evidence: places.map(({ at }) => at),
  };
};

/** A quarter off the reader's own norm is heard as haste or as reading out. */
const offNorm = 0.25;
const leastSeconds = 30;

/** Half a minute or more read a quarter faster or slower than the reader's own norm. */
export const paceRule: Rule = ({ review: { pace }, language }) => {
  if (pace === null || !(pace.norm > 0)) return null;
  const { stepSeconds, norm } = pace;
  const steps = pace.charactersPerMinute.flatMap((value, place) =>
    value === null ? [] : { at: place * stepSeconds, off: value / norm - 1 },
  );
  const foundIn = (wrong: typeof steps, code: Found["code"]): Found | null => {
    const seconds = wrong.length * stepSeconds;
    const worst = [...wrong].sort((a, b) => Math.abs(b.off) - Math.abs(a.off));
    if (seconds < leastSeconds || worst[0] === undefined) return null;
    const percent = Math.round(Math.abs(worst[0].off) * 100);
    return {
      weight: Math.min(70, 30 + 40 * (wrong.length / steps.length) + percent / 10),
      code,
      params: { time: lengthWords(seconds, language), percent },
      evidence: worst.map(({ at }) => at),
    };
  };
  const fast = foundIn(
    steps.filter(({ off }) => off > offNorm),
    "review.advice-fast",
  );
  const slow = foundIn(
    steps.filter(({ off }) => off < -offNorm),
    "review.advice-slow",
  );
  return (fast?.weight ?? 0) >= (slow?.weight ?? 0) ? fast : slow;
};
