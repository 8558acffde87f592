import { type Automaton, buildAutomaton } from "./automaton";
import type { Pattern } from "./dictionary";
import { isFigure, isLetter, unitFolds } from "./fold";
import { mayBeOneWord, type UnitSink } from "./units";

/** More units than the longest word of a list can have; a power of two. */
export const ringSize = 256;
const ringMask = ringSize - 1;

/** Where a pattern was found. */
export type OnPattern = (pattern: number, from: number, to: number) => void;

/** Patterns as the symbols of an automaton, and the symbol of each unit. */
export interface CompiledWords {
  patterns: readonly Pattern[];
  automaton: Automaton;
  symbols: Uint16Array;
}

export function compileWords(patterns: readonly Pattern[]): CompiledWords {
  const symbols = new Uint16Array(65536);
  let count = 0;
  const asSymbols = patterns.map(({ units }) =>
    units.map((one) => {
      if (symbols[one] === 0) symbols[one] = ++count;
      return symbols[one] ?? 0;
    }),
  );
  return { patterns, automaton: buildAutomaton(asSymbols), symbols };
}

const foldedAt = (text: string, at: number): number => unitFolds[text.charCodeAt(at)] ?? 0;
const isPointAt = (text: string, at: number) => text.charCodeAt(at) === 46;
const countedOn = new Set(Array.from("十百千万亿零〇", (one) => one.charCodeAt(0)));
const chineseFigures = new Set(Array.from("一二三四五六七八九", (one) => one.charCodeAt(0)));

/** Whether what stands before belongs to the same word or figure: `cure` in `secure`, `1` in `11`. */
function goesOnBefore(text: string, from: number, first: number): boolean {
  if (from === 0) return false;
  const before = foldedAt(text, from - 1);
  if (isLetter(first)) return isLetter(before);
  if (!isFigure(first)) return false;
  return isFigure(before) || (isPointAt(text, from - 1) && from > 1 && isFigure(foldedAt(text, from - 2)));
}

/** Whether the word or figure goes on: `cure` in `curer`, `第1` in `第12`, `第一` in `第一百`. */
function goesOnAfter(text: string, to: number, last: number): boolean {
  if (to >= text.length) return false;
  const after = foldedAt(text, to);
  if (isLetter(last)) return isLetter(after);
  if (chineseFigures.has(last)) return countedOn.has(after);
  if (!isFigure(last)) return false;
  return isFigure(after) || (isPointAt(text, to) && isFigure(foldedAt(text, to + 1)));
}

/** Looks for words, unit by unit. */
export function scanWords(text: string, words: CompiledWords, onPattern: OnPattern): UnitSink {
  const { patterns, automaton, symbols } = words;
  const places = new Int32Array(ringSize);
  const gaps = new Uint8Array(ringSize);
  let count = 0;
  let state = 0;

  const check = (index: number, last: number) => {
    const pattern = patterns[index];
    if (pattern === undefined) return;
    const { length } = pattern.units;
    const start = count - length;
    const gapAt = (step: number) => (gaps[(start + step) & ringMask] ?? 0) & ~(pattern.gaps[step] ?? 0);
    if (length > 1 && !mayBeOneWord(length, gapAt)) return;
    const from = places[start & ringMask] ?? 0;
    const to = (places[(count - 1) & ringMask] ?? 0) + 1;
    if (goesOnBefore(text, from, pattern.units[0] ?? 0) || goesOnAfter(text, to, last)) return;
    onPattern(index, from, to);
  };

  return {
    onUnit(folded, at, gap) {
      const symbol = symbols[folded] ?? 0;
      state = symbol === 0 ? 0 : automaton.next(state, symbol);
      // Outside of any word there is nothing to look back at.
      if (state === 0) return;
      places[count & ringMask] = at;
      gaps[count & ringMask] = gap;
      count++;
      for (let found = automaton.first(state); found >= 0; found = automaton.shorter(found))
        check(found, folded);
    },
    onEnd() {
      state = 0;
    },
  };
}
