import { type Language, languages, type PaceCurve } from "../../preload/contract";
import type { ReadPass, WhatWasRead } from "./ports";
import { tenth } from "./spans";

/** A step of the curve, in seconds: some sentences. A long recording has longer ones, so that the curve stays readable. */
const stepSeconds = 10;
const mostSteps = 400;
/** Less reading than this of a step says nothing about a pace, in seconds. */
const leastReading = 2;

/** What was read in one language. */
export interface Reading {
  characters: number;
  seconds: number;
}

const readingIn = (passes: readonly ReadPass[]): Reading =>
  passes.reduce(
    (sum, { points }) => {
      const [first, last] = [points[0], points.at(-1)];
      if (first === undefined || last === undefined) return sum;
      return {
        characters: sum.characters + last.position - first.position,
        seconds: sum.seconds + (last.t - first.t) / 1000,
      };
    },
    { characters: 0, seconds: 0 },
  );

/** The language that most was read in; null where nothing was. An English word has more characters than a Chinese one. */
export function mainLanguage({ passes }: WhatWasRead): Language | null {
  const read = languages.map((lang) => ({
    lang,
    ...readingIn(passes.filter((pass) => pass.lang === lang)),
  }));
  read.sort((one, other) => other.seconds - one.seconds);
  return read[0] !== undefined && read[0].characters > 0 ? read[0].lang : null;
}

/** Read-aloud characters a minute of a whole recording, stops left out; null where less than 5 s were read. */
export function meanPace(read: WhatWasRead, lang: Language): number | null {
  const { characters, seconds } = readingIn(read.passes.filter((pass) => pass.lang === lang));
  return seconds < 5 ? null : Math.round((characters * 60) / seconds);
}

/** Spreads what a pass read over the steps it ran through. */
function spread({ points }: ReadPass, step: number, steps: Reading[]) {
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (next === undefined || next.t <= point.t) continue;
    const rate = (next.position - point.position) / (next.t - point.t);
    const last = Math.min(steps.length - 1, Math.floor(next.t / 1000 / step));
    for (let at = Math.max(0, Math.floor(point.t / 1000 / step)); at <= last; at++) {
      const from = Math.max(point.t, at * step * 1000);
      const to = Math.min(next.t, (at + 1) * step * 1000);
      const reading = steps[at];
      if (reading === undefined || to <= from) continue;
      reading.seconds += (to - from) / 1000;
      reading.characters += rate * (to - from);
    }
  }
}

/**
 * The pace over the recording, in the language that most was read in; null where nothing was read.
 * @param norm the reader's own, in characters a minute.
 */
export function paceCurve(
  read: WhatWasRead,
  seconds: number,
  norm: (lang: Language) => number,
): PaceCurve | null {
  const lang = mainLanguage(read);
  if (lang === null || !(seconds > 0)) return null;
  const step = Math.max(stepSeconds, Math.ceil(seconds / mostSteps));
  const steps = Array.from({ length: Math.ceil(seconds / step) }, () => ({ seconds: 0, characters: 0 }));
  for (const pass of read.passes) if (pass.lang === lang) spread(pass, step, steps);
  const charactersPerMinute = steps.map((reading) =>
    reading.seconds < leastReading ? null : Math.round((reading.characters * 60) / reading.seconds),
  );
  if (charactersPerMinute.every((pace) => pace === null)) return null;
  return { stepSeconds: step, charactersPerMinute, norm: Math.round(norm(lang)) };
}

export interface NormAsked {
  /** What rehearsals showed; null until there were enough. */
  learned: number | null;
  /** Mean paces of earlier recordings. */
  earlier: readonly number[];
  settings: number;
}

/** The reader's own pace: as learned, else the median of two or more earlier recordings, else the settings'. */
export function normOf({ learned, earlier, settings }: NormAsked): number {
  if (learned !== null) return learned;
  if (earlier.length < 2) return settings;
  const sorted = [...earlier].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return tenth(((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2);
}
