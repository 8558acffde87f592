/**
 * How long characters take to be spoken, in syllables. Chinese is spoken a syllable a character; digits and Latin
 * letters inside it take longer than they look, and punctuation takes no time of its own.
 */

const years = /^\d{4}(?=年)/u;
const numbers = /^\d+(?:[.,]\d+)*/u;
const latinWord = /^[\p{Script=Latin}'’]+/u;

/** Syllables of a whole number read out in Chinese: 1200 is 一千二百, 4. A final zero is not spoken. */
function chineseWholeSyllables(digits: string): number {
  const plain = digits.replace(/^0+(?=\d)/u, "");
  // Read digit by digit: telephone numbers and codes, and what has no name short enough.
  if (plain.length > 8 || plain !== digits) return digits.length;
  let count = 0;
  for (let from = plain.length; from > 0; from -= 4) {
    const group = plain.slice(Math.max(0, from - 4), from);
    const spoken = [...group.replace(/0+$/u, "")];
    // Each digit but the last of the group carries its 千, 百 or 十; a zero, however long, is one 零 without.
    const units = [...group].filter((digit, index) => digit !== "0" && index < group.length - 1).length;
    const zeros = (spoken.join("").match(/0+/gu) ?? []).length;
    count += spoken.filter((digit) => digit !== "0").length + units + zeros;
    if (from < plain.length && group !== "0000") count += 1;
  }
  // 15 is 十五 and not 一十五.
  if (/^1\d$/u.test(plain)) count -= 1;
  return Math.max(1, count);
}

/** Syllables of a number as it is read out in Chinese: 39.9 is 三十九点九, 5. */
function numberSyllables(text: string): number {
  const [whole = "", ...rest] = text.replaceAll(",", "").split(".");
  return chineseWholeSyllables(whole) + rest.reduce((sum, part) => sum + 1 + part.length, 0);
}

/** Syllables of a word in Latin letters: its groups of vowels, without a silent e; capitals alone are spelt. */
function latinSyllables(word: string): number {
  const letters = word.replace(/['’]/gu, "");
  if (letters.length > 1 && letters === letters.toUpperCase()) return letters.length;
  const groups = letters.toLowerCase().match(/[aeiouyáéíóúàèìòùâêîôûäëïöü]+/gu)?.length ?? 0;
  const silent = groups > 1 && /[^aeiouyl]e$/iu.test(letters) ? 1 : 0;
  return Math.max(1, groups - silent);
}

/** Signs that are said with words: 百分之, 摄氏度. */
const signs: Readonly<Record<string, number>> = {
  "%": 3,
  "％": 3,
  "‰": 3,
  "℃": 3,
  "°": 1,
  "＋": 1,
  "+": 1,
  "&": 1,
};

const isSpoken = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** A run of characters that is spoken as one: how many there are, and how long they take together. */
function nextRun(rest: string): { taken: string; syllables: number } | null {
  const year = years.exec(rest)?.[0];
  if (year) return { taken: year, syllables: 4 };
  const number = numbers.exec(rest)?.[0];
  if (number) return { taken: number, syllables: numberSyllables(number) };
  const word = latinWord.exec(rest)?.[0];
  return word ? { taken: word, syllables: latinSyllables(word) } : null;
}

/** The syllables of each read-aloud character of a text (blanks left out), in order; punctuation is 0. */
export function spokenWeights(text: string): number[] {
  const weights: number[] = [];
  let rest = text;
  while (rest !== "") {
    const run = nextRun(rest);
    if (run) {
      const count = [...run.taken].length;
      for (let index = 0; index < count; index++) weights.push(run.syllables / count);
      rest = rest.slice(run.taken.length);
      continue;
    }
    const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    if (!/\s/u.test(character)) weights.push(signs[character] ?? (isSpoken(character) ? 1 : 0));
    rest = rest.slice(character.length);
  }
  return weights;
}
