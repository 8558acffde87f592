import { type Automaton, buildAutomaton } from "./automaton";
import type { Dictionary, SoundPattern } from "./dictionary";
import { isEverydayCharacter } from "./everyday";
import { isHan, isLetter } from "./fold";
import { mayBeOneWord, type UnitSink } from "./units";
import { ringSize } from "./word-scan";

const ringMask = ringSize - 1;
/** The longest syllable: zhuang. */
const longestSyllable = 6;
/** A word of fewer characters sounds like too many others. */
const leastForHomophone = 3;

/** Where a term was found that is written by its sound. */
export type OnSound = (entry: number, from: number, to: number, length: number) => void;

export interface CompiledSounds extends Pick<Dictionary, "syllableNumbers" | "syllableOf"> {
  sounds: readonly SoundPattern[];
  automaton: Automaton;
}

export const compileSounds = ({ sounds, syllableNumbers, syllableOf }: Dictionary): CompiledSounds => ({
  sounds,
  syllableNumbers,
  syllableOf,
  automaton: buildAutomaton(sounds.map(({ syllables }) => syllables)),
});

/** The last tokens read: characters, and syllables in Latin letters (0 in `units`). */
class Tokens {
  readonly units = new Uint16Array(ringSize);
  readonly from = new Int32Array(ringSize);
  readonly to = new Int32Array(ringSize);
  readonly gaps = new Uint8Array(ringSize);
  count = 0;

  add(folded: number, from: number, to: number, gap: number): void {
    const at = this.count++ & ringMask;
    this.units[at] = folded;
    this.from[at] = from;
    this.to[at] = to;
    this.gaps[at] = gap;
  }

  /**
   * Whether the last tokens are a word written by its sound: a syllable in Latin letters beside a character of the word
   * itself (`治liao`), or one rare character that sounds the same in a longer word (`纯天燃`).
   */
  isDisguise(units: readonly number[]): boolean {
    const { length } = units;
    const start = this.count - length;
    let latin = 0;
    let other = 0;
    for (let index = 0; index < length; index++) {
      const written = this.units[(start + index) & ringMask] ?? 0;
      if (written === 0) latin++;
      else if (written !== units[index]) {
        if (isEverydayCharacter(written)) return false;
        other++;
      }
    }
    if (latin > 0)
      return (
        other === 0 &&
        latin < length &&
        mayBeOneWord(length, (index) => this.gaps[(start + index) & ringMask] ?? 0)
      );
    if (other !== 1 || length < leastForHomophone) return false;
    for (let index = 1; index < length; index++)
      if ((this.gaps[(start + index) & ringMask] ?? 0) > 1) return false;
    return true;
  }
}

/** Looks for terms by their sound, unit by unit. */
export function scanSounds(compiled: CompiledSounds, onSound: OnSound): UnitSink {
  const { sounds, automaton, syllableNumbers, syllableOf } = compiled;
  const tokens = new Tokens();
  const [isHanUnit, isLetterUnit] = [isHan, isLetter];
  let state = 0;
  let letters = "";
  let lettersFrom = 0;
  let lettersTo = 0;
  let lettersGap = 0;

  const add = (syllable: number, folded: number, from: number, to: number, gap: number) => {
    state = syllable === 0 ? 0 : automaton.next(state, syllable);
    if (state === 0) return;
    tokens.add(folded, from, to, gap);
    for (let found = automaton.first(state); found >= 0; found = automaton.shorter(found))
      for (const { entry, units } of sounds[found]?.words ?? [])
        if (tokens.isDisguise(units))
          onSound(entry, tokens.from[(tokens.count - units.length) & ringMask] ?? 0, to, units.length);
  };

  const flush = () => {
    if (letters === "") return;
    const isSyllable = letters.length >= 2 && letters.length <= longestSyllable;
    add(isSyllable ? (syllableNumbers.get(letters) ?? 0) : 0, 0, lettersFrom, lettersTo, lettersGap);
    letters = "";
  };

  return {
    onUnit(folded, at, gap) {
      if (isLetterUnit(folded)) {
        if (letters !== "" && gap > 1) flush();
        if (letters === "") {
          lettersFrom = at;
          lettersGap = gap;
        }
        if (letters.length <= longestSyllable) letters += String.fromCharCode(folded);
        lettersTo = at + 1;
        return;
      }
      flush();
      if (isHanUnit(folded)) add(syllableOf[folded] ?? 0, folded, at, at + 1, gap);
      else state = 0;
    },
    onEnd() {
      flush();
      state = 0;
    },
  };
}
