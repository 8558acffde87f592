import { dotKind, isDecorationPair, isHan, isLetterOrFigure, unit, unitFolds, unitKinds } from "./fold";

/** Told of each unit of a text as it is matched. */
export interface UnitSink {
  /**
   * A part of a word: its folded unit, where it stands, and what lies between it and the one before (bits of `unit`).
   * Blanks between Latin letters or figures come as a unit of their own.
   */
  onUnit(folded: number, at: number, gap: number): void;
  /** A sentence or line ended: what comes next belongs to nothing before. */
  onEnd(): void;
}

const blankUnit = 32;
/** The high surrogate of tags and variation selectors. */
const tagHigh = 0xdb40;
const isHigh = (code: number) => code >= 0xd800 && code < 0xdc00;

const isLetterAt = (text: string, at: number) => isLetterOrFigure(unitFolds[text.charCodeAt(at)] ?? 0);

/** Letters written one by one, as in `V X`: the blanks between them part no words. */
const areSingleLetters = (text: string, blankAt: number, at: number): boolean =>
  blankAt === at - 1 && !isLetterAt(text, at + 1) && (blankAt < 2 || !isLetterAt(text, blankAt - 2));

/** A mark that stands between characters one by one (`国。家。级`) ends nothing. */
function partsSingleCharacters(text: string, at: number): boolean {
  const mark = text.charCodeAt(at);
  if (mark < 32 || (mark !== text.charCodeAt(at + 2) && mark !== text.charCodeAt(at - 2))) return false;
  return isHan(text.charCodeAt(at - 1)) && isHan(text.charCodeAt(at + 1));
}

/** Folds a text, or the part of it from one place to another, unit by unit, in one pass and without a copy. */
export function eachUnit(text: string, sink: UnitSink, start = 0, end = text.length): void {
  // Names of the loop's own: it runs for every character of a script.
  const [kinds, folds] = [unitKinds, unitFolds];
  const { content, invisible, decoration, end: endOfAll, dot, blank, punctuation } = unit;
  let gap = 0;
  let blankAt = 0;
  let last = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    let kind: number = kinds[code] ?? 0;
    if (kind === dot) kind = dotKind(text, at, end);
    else if (isHigh(code) && (isDecorationPair(code) || code === tagHigh)) {
      gap |= code === tagHigh ? invisible : decoration;
      at++;
      continue;
    }
    if (kind === content) {
      const folded = folds[code] ?? code;
      const isInLatin = (gap & ~invisible) === blank && isLetterOrFigure(folded) && isLetterOrFigure(last);
      if (isInLatin && !areSingleLetters(text, blankAt, at)) {
        sink.onUnit(blankUnit, blankAt, 0);
        gap = 0;
      }
      sink.onUnit(folded, at, gap);
      gap = 0;
      last = folded;
    } else if (kind === endOfAll && !partsSingleCharacters(text, at)) {
      sink.onEnd();
      gap = 0;
      last = 0;
    } else {
      gap |= kind === endOfAll ? punctuation : kind;
      if (kind === blank) blankAt = at;
    }
  }
  sink.onEnd();
}

/** A word as it is matched; `gaps` are what it has itself between its units (`No.1`). */
export interface FoldedWord {
  units: number[];
  gaps: number[];
}

/** Folds a word of a list. What follows an end inside it (`买它!`) is kept. */
export function foldWord(word: string): FoldedWord {
  const folded: FoldedWord = { units: [], gaps: [] };
  eachUnit(word, {
    onUnit: (one, _at, gap) => {
      folded.units.push(one);
      folded.gaps.push(folded.units.length === 1 ? 0 : gap);
    },
    onEnd: () => {},
  });
  return folded;
}

const visible = unit.decoration | unit.blank | unit.punctuation;

/**
 * Whether units with these gaps between them may be one word. Decorations always may; blanks in a word of two characters,
 * once, or between all of its characters; ordinary punctuation only where it stands between all characters of a longer word, which no
 * sentence does.
 * @param gapAt the gap before the unit at an index from 1, with what the word has there itself taken out.
 */
export function mayBeOneWord(length: number, gapAt: (index: number) => number): boolean {
  let runs = 0;
  let kinds = 0;
  for (let index = 1; index < length; index++) {
    const gap = gapAt(index) & visible;
    if (gap !== 0) runs++;
    kinds |= gap;
  }
  if (runs === 0) return true;
  const parted = runs === length - 1;
  if ((kinds & unit.punctuation) !== 0) return parted && length >= 3;
  if ((kinds & unit.blank) !== 0) return parted || runs === 1;
  return true;
}
