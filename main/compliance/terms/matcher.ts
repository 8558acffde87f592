import type { FindingSeverity, ScriptKind, TermList } from "../../../preload/contract";
import { finish } from "../steps";
import { buildDictionary, type Entry } from "./dictionary";
import { compileSounds, scanSounds } from "./sound-scan";
import { eachUnit } from "./units";
import { compileWords, scanWords } from "./word-scan";

/** A term found in a text, as it is written there. */
export interface TermHit extends Entry {
  from: number;
  to: number;
}

/** Looks for all terms of some lists in one pass over a text. */
export interface Matcher {
  /**
   * The terms in a text, in its order, none overlapping another: where two would, the longer one counts.
   * @param kind the script's; terms that count in other kinds alone are left out. Null: all count.
   */
  find(text: string, kind: ScriptKind | null): TermHit[];
  /** The same in steps of some milliseconds, so that other work has its turn between them. */
  findInSteps(text: string, kind: ScriptKind | null): Generator<void, TermHit[]>;
}

interface Candidate {
  entry: number;
  from: number;
  to: number;
  /** Units of the word itself. */
  length: number;
}

/** Places where a term is excused, in the order of their ends. */
class Excuses {
  private readonly byEntry = new Map<number, { from: number[]; to: number[] }>();
  private isOpen = true;

  add(entry: number, from: number, to: number): void {
    const places = this.byEntry.get(entry) ?? { from: [], to: [] };
    places.from.push(from);
    places.to.push(to);
    this.byEntry.set(entry, places);
  }

  /** From here on, `from[n]` is the first place of all excuses that end where the nth does or later. */
  private close(): void {
    this.isOpen = false;
    for (const { from } of this.byEntry.values())
      for (let at = from.length - 2; at >= 0; at--) from[at] = Math.min(from[at] ?? 0, from[at + 1] ?? 0);
  }

  cover({ entry, from, to }: Candidate): boolean {
    if (this.isOpen) this.close();
    const places = this.byEntry.get(entry);
    if (places === undefined) return false;
    let low = 0;
    let high = places.to.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places.to[middle] ?? 0) >= to) high = middle;
      else low = middle + 1;
    }
    return low < places.to.length && (places.from[low] ?? 0) <= from;
  }
}

const weight: Record<FindingSeverity, number> = { error: 0, warning: 1, note: 2 };
const severityOf = ({ list, term }: Entry): FindingSeverity => term.severity ?? list.severity;

/** The longest of overlapping ones, of equally long ones the graver. */
function withoutOverlaps(
  candidates: Candidate[],
  entries: readonly Entry[],
  textLength: number,
): Candidate[] {
  const gravity = (one: Candidate) => {
    const entry = entries[one.entry];
    return entry === undefined ? 2 : weight[severityOf(entry)];
  };
  const taken = new Uint8Array(candidates.length > 1 ? textLength : 0);
  return candidates
    .sort((a, b) => b.length - a.length || gravity(a) - gravity(b) || a.from - b.from)
    .filter(({ from, to }) => {
      if (taken.subarray(from, to).includes(1)) return false;
      taken.fill(1, from, to);
      return true;
    })
    .sort((a, b) => a.from - b.from);
}

/** Characters of a step; a step ends with a line, since no term goes on across its end. */
const stepLength = 50_000;

function stepEnd(text: string, from: number): number {
  const lineEnd = text.indexOf("\n", from + stepLength);
  return lineEnd < 0 ? text.length : lineEnd + 1;
}

/** Builds the matcher of some lists. Milliseconds for thousands of words; the result keeps nothing of a text. */
export function createMatcher(lists: readonly TermList[]): Matcher {
  const dictionary = buildDictionary(lists);
  const { entries, patterns } = dictionary;
  const words = compileWords(patterns);
  const sounds = compileSounds(dictionary);

  function* findInSteps(text: string, kind: ScriptKind | null): Generator<void, TermHit[]> {
    const candidates: Candidate[] = [];
    const excuses = new Excuses();
    const counts = entries.map(({ term }) => kind === null || (term.kinds?.includes(kind) ?? true));
    const byWord = scanWords(text, words, (index, from, to) => {
      const pattern = patterns[index];
      if (pattern === undefined) return;
      for (const { entry } of pattern.entries)
        if (counts[entry]) candidates.push({ entry, from, to, length: pattern.units.length });
      for (const entry of pattern.allowedBy) excuses.add(entry, from, to);
    });
    const bySound = scanSounds(sounds, (entry, from, to, length) => {
      if (counts[entry]) candidates.push({ entry, from, to, length });
    });
    const both = {
      onUnit(folded: number, at: number, gap: number) {
        byWord.onUnit(folded, at, gap);
        bySound.onUnit(folded, at, gap);
      },
      onEnd() {
        byWord.onEnd();
        bySound.onEnd();
      },
    };
    for (let from = 0; from < text.length; ) {
      const to = stepEnd(text, from);
      eachUnit(text, both, from, to);
      from = to;
      yield;
    }
    const counted = candidates.filter((one) => !excuses.cover(one));
    return withoutOverlaps(counted, entries, text.length).flatMap(({ entry, from, to }) => {
      const found = entries[entry];
      return found === undefined ? [] : [{ ...found, from, to }];
    });
  }

  return { findInSteps, find: (text, kind) => finish(findInSteps(text, kind)) };
}
