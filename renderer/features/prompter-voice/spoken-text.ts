import type { PrompterText } from "../../../preload/contract";
import { spokenWeights } from "./spoken-weight";

/** How strongly a place asks for a pause; `inside`: within a word of a language with blanks. */
export type PauseKind = "inside" | "none" | "list" | "clause" | "sentence" | "paragraph";

/** A script as time: where its syllables, its pauses and its sentences are. Positions are read-aloud characters. */
export interface SpokenText {
  length: number;
  /** Syllables in all. */
  syllables: number;
  /** Syllables before a position. */
  syllablesAt(position: number): number;
  /** The position at which so many syllables were spoken. */
  positionAt(syllables: number): number;
  /** Every place where speech can stop, in order: after a spoken character and the punctuation that follows it. */
  stops: readonly Stop[];
  /** Index of the first stop whose position is at or after a place; `stops.length` for none. */
  stopFrom(position: number): number;
  /** Index of the first stop after more than so many syllables. */
  stopAfter(syllables: number): number;
}

export interface Stop {
  /** The position of what is spoken next. */
  position: number;
  syllables: number;
  kind: PauseKind;
  /** Sum of log(1 − chance of a pause) over the stops before this one: what not pausing until here says. */
  passed: number;
  /** Indexes of the stops at which this stop's own sentence and paragraph begin; −1: the text's start. */
  sentence: number;
  paragraph: number;
}

/** The share of readers who pause at a place. Readers breathe at nearly every sentence end and at most commas. */
export const pauseChance: Readonly<Record<PauseKind, number>> = {
  inside: 0.0005,
  none: 0.015,
  list: 0.3,
  clause: 0.62,
  sentence: 0.94,
  paragraph: 0.985,
};

function kindOf(character: string): PauseKind {
  if (/[。！？!?…]/u.test(character)) return "sentence";
  if (/[，,;；：:—]/u.test(character)) return "clause";
  return /[、“”"（）()《》·「」]/u.test(character) ? "list" : "none";
}

const strength: PauseKind[] = ["inside", "none", "list", "clause", "sentence", "paragraph"];
const stronger = (one: PauseKind, other: PauseKind): PauseKind =>
  strength.indexOf(one) >= strength.indexOf(other) ? one : other;

/** The pause that the characters between two spoken ones ask for; `gap` holds the blanks as well. */
function kindOfGap(gap: string, isLatin: boolean): PauseKind {
  let kind: PauseKind = isLatin && gap === "" ? "inside" : "none";
  // A full stop ends a sentence only before a blank: not in 3.5 and not in “p.m”.
  if (/\.["”’)]*\s/u.test(gap)) kind = "sentence";
  for (const character of gap) kind = stronger(kind, kindOf(character));
  return kind;
}

interface Reading {
  /** Syllables before each character, and in all at its end. */
  sums: number[];
  stops: Stop[];
}

function readBlock(reading: Reading, text: string): void {
  const characters = [...text];
  const weights = spokenWeights(text);
  let index = 0;
  let last: { gap: string; isLatin: boolean } | null = null;
  for (const character of characters) {
    if (/\s/u.test(character)) {
      if (last) last.gap += character;
      continue;
    }
    const weight = weights[index] ?? 0;
    index += 1;
    const before = reading.sums.at(-1) ?? 0;
    if (weight > 0) {
      if (last)
        putStop(reading, kindOfGap(last.gap, last.isLatin && /[\p{Script=Latin}\d]/u.test(character)));
      last = { gap: "", isLatin: /[\p{Script=Latin}\d]/u.test(character) };
    } else if (last) last.gap += character;
    reading.sums.push(before + weight);
  }
  if (last) putStop(reading, "paragraph");
}

function putStop({ sums, stops }: Reading, kind: PauseKind): void {
  stops.push({
    position: sums.length - 1,
    syllables: sums.at(-1) ?? 0,
    kind,
    passed: 0,
    sentence: -1,
    paragraph: -1,
  });
}

function linkStops(stops: Stop[]): void {
  let passed = 0;
  let sentence = -1;
  let paragraph = -1;
  for (const [index, stop] of stops.entries()) {
    Object.assign(stop, { passed, sentence, paragraph });
    passed += Math.log(1 - pauseChance[stop.kind]);
    if (stop.kind === "paragraph") paragraph = index;
    if (stop.kind === "paragraph" || stop.kind === "sentence") sentence = index;
  }
}

/** The first index at which a rising list reaches a value; the list's length where it never does. */
function firstAtLeast(count: number, valueAt: (index: number) => number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Reads a script for the follower. Headings are shown and not read aloud. Linear in the text's length. */
export function spokenText(text: PrompterText): SpokenText {
  const reading: Reading = { sums: [0], stops: [] };
  for (const block of text.blocks) if (block.kind === "paragraph") readBlock(reading, block.text);
  linkStops(reading.stops);
  const { sums, stops } = reading;
  const length = sums.length - 1;
  const syllables = sums[length] ?? 0;
  return {
    length,
    syllables,
    stops,
    stopFrom: (position) => firstAtLeast(stops.length, (index) => stops[index]?.position ?? 0, position),
    stopAfter: (spoken) => firstAtLeast(stops.length, (index) => stops[index]?.syllables ?? 0, spoken + 1e-9),
    syllablesAt(position) {
      const whole = Math.min(length, Math.max(0, Math.floor(position)));
      const before = sums[whole] ?? 0;
      return before + ((sums[whole + 1] ?? before) - before) * Math.max(0, position - whole);
    },
    positionAt(spoken) {
      if (spoken >= syllables) return length;
      const next = firstAtLeast(sums.length, (index) => sums[index] ?? 0, spoken);
      const before = sums[next - 1] ?? 0;
      const weight = (sums[next] ?? before) - before;
      return next === 0 ? 0 : next - 1 + (weight > 0 ? (spoken - before) / weight : 1);
    },
  };
}
