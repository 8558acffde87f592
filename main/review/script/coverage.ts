import type { ScriptPassage } from "../../../preload/contract";
import type { ReadPass } from "../ports";
import { within } from "../spans";
import { secondAt, spanOf } from "./place";
import { partOf, type Sentence, sentencesOf } from "./sentences";

/** Fewer characters left out are the edge of a jump, not something that was skipped. */
export const leastSkipped = 3;

export interface Coverage {
  /** Read-aloud characters. */
  length: number;
  skipped: number;
  passages: ScriptPassage[];
}

interface Range {
  from: number;
  to: number;
}

const rangeOf = ({ points }: ReadPass): Range => ({
  from: Math.round(points[0]?.position ?? 0),
  to: Math.round(points.at(-1)?.position ?? 0),
});

/** The stretches that no pass ran through, of three characters or more. */
function gapsOf(passes: readonly ReadPass[], length: number): Range[] {
  const gaps: Range[] = [];
  let end = 0;
  for (const { from, to } of passes.map(rangeOf).sort((one, other) => one.from - other.from)) {
    if (from - end >= leastSkipped) gaps.push({ from: end, to: from });
    end = Math.max(end, to);
  }
  if (length - end >= leastSkipped) gaps.push({ from: end, to: length });
  return gaps;
}

const textOf = (sentences: readonly Sentence[], { from, to }: Range): string =>
  sentences
    .filter((sentence) => sentence.to > from && sentence.from < to)
    .map((sentence) => partOf(sentence, from, to))
    .join("");

/** The sentences of a pass, each with when it was reached; `known` is what was read before and is added to. */
function saidIn(pass: ReadPass, sentences: readonly Sentence[], known: Uint8Array, seconds: number) {
  const whole = rangeOf(pass);
  const passages: ScriptPassage[] = [];
  for (const sentence of sentences) {
    const from = Math.max(whole.from, sentence.from);
    const to = Math.min(whole.to, sentence.to);
    // A character or two at the edge of a jump is no sentence.
    if (to - from < Math.min(2, sentence.to - sentence.from)) continue;
    let before = 0;
    for (let at = from; at < to; at++) before += known[at] ?? 0;
    const text = partOf(sentence, from, to);
    const reached = secondAt(pass, Math.max(from, pass.points[0]?.position ?? 0)) ?? spanOf(pass).to;
    const at = within(reached, seconds);
    if (text !== "") passages.push({ text, at, state: before * 2 > to - from ? "repeated" : "said" });
    known.fill(1, from, to);
  }
  return passages;
}

/**
 * What of a text was said, skipped and said again, in the order it happened: a stretch that was left out stands
 * before the first pass that begins beyond it. @param passes over this very text, in the order of time.
 */
export function coverageOf(text: string, passes: readonly ReadPass[], seconds: number): Coverage {
  const sentences = sentencesOf(text);
  const length = sentences.at(-1)?.to ?? 0;
  const gaps = gapsOf(passes, length);
  const known = new Uint8Array(length);
  const passages: ScriptPassage[] = [];
  let told = 0;
  const tellGaps = (before: number) => {
    for (let gap = gaps[told]; gap !== undefined && gap.from < before; gap = gaps[++told])
      passages.push({ text: textOf(sentences, gap), at: null, state: "skipped" });
  };
  for (const pass of passes) {
    tellGaps(rangeOf(pass).from);
    passages.push(...saidIn(pass, sentences, known, seconds));
  }
  tellGaps(Number.POSITIVE_INFINITY);
  const skipped = gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  return { length, skipped, passages };
}
