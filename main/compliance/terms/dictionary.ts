import type { Term, TermList } from "../../../preload/contract";
import { isHan } from "./fold";
import { readings } from "./readings";
import { foldWord } from "./units";

/** A term with the list it stands in. */
export interface Entry {
  list: TermList;
  term: Term;
}

/** One thing to be looked for. `entries` are those it is a term or variant of, `allowedBy` those it excuses. */
export interface Pattern {
  units: readonly number[];
  gaps: readonly number[];
  entries: { entry: number; isVariant: boolean }[];
  allowedBy: number[];
}

/** Terms that sound alike, to be looked for by syllable. */
export interface SoundPattern {
  syllables: readonly number[];
  words: { entry: number; units: readonly number[] }[];
}

export interface Dictionary {
  entries: readonly Entry[];
  patterns: readonly Pattern[];
  sounds: readonly SoundPattern[];
  /** The number of a syllable by its letters. */
  syllableNumbers: ReadonlyMap<string, number>;
  /** The number of a character's syllable by its UTF-16 unit; 0 for none. */
  syllableOf: Uint16Array;
}

type Syllables = Pick<Dictionary, "syllableNumbers" | "syllableOf">;

let known: Syllables | null = null;

/** The table of readings, made when it is first asked for. */
function readSyllables(): Syllables {
  if (known !== null) return known;
  const syllableNumbers = new Map<string, number>();
  const syllableOf = new Uint16Array(65536);
  for (const line of readings)
    for (const entry of line.split("|")) {
      const space = entry.indexOf(" ");
      const number = syllableNumbers.size + 1;
      syllableNumbers.set(entry.slice(0, space), number);
      for (let at = space + 1; at < entry.length; at++) syllableOf[entry.charCodeAt(at)] = number;
    }
  known = { syllableNumbers, syllableOf };
  return known;
}

class PatternTable {
  readonly patterns = new Map<string, Pattern>();

  of(word: string): Pattern | null {
    const { units, gaps } = foldWord(word);
    if (units.length === 0) return null;
    const key = units.join();
    const known = this.patterns.get(key);
    if (known !== undefined) return known;
    const pattern: Pattern = { units, gaps, entries: [], allowedBy: [] };
    this.patterns.set(key, pattern);
    return pattern;
  }
}

/** All that a set of lists looks for, ready for the automata. */
export function buildDictionary(lists: readonly TermList[]): Dictionary {
  const { syllableNumbers, syllableOf } = readSyllables();
  const entries: Entry[] = [];
  const table = new PatternTable();
  const sounds = new Map<string, SoundPattern>();

  const addSound = (word: string, entry: number) => {
    const { units } = foldWord(word);
    const syllables = units.map((one) => (isHan(one) ? (syllableOf[one] ?? 0) : 0));
    if (units.length < 2 || syllables.includes(0)) return;
    const key = syllables.join();
    const sound = sounds.get(key) ?? { syllables, words: [] };
    sound.words.push({ entry, units });
    sounds.set(key, sound);
  };

  for (const list of lists)
    for (const term of list.terms) {
      const entry = entries.length;
      entries.push({ list, term });
      table.of(term.text)?.entries.push({ entry, isVariant: false });
      for (const variant of term.variants) table.of(variant)?.entries.push({ entry, isVariant: true });
      for (const word of term.allow) table.of(word)?.allowedBy.push(entry);
      addSound(term.text, entry);
    }
  return {
    entries,
    patterns: [...table.patterns.values()],
    sounds: [...sounds.values()],
    syllableNumbers,
    syllableOf,
  };
}
