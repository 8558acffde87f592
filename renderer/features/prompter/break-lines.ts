import { countReadAloud } from "../../../preload/contract";

/** Marks that no line may begin with. */
const closing = /^[，。、；：？！,.;:?!”’」』）)》〉】…·%℃]/u;

/** Splits a phrase that is wider than a line: into characters, each with the closing marks after it. */
function charactersOf(phrase: string): string[] {
  const pieces: string[] = [];
  for (const character of phrase) {
    const last = pieces.length - 1;
    if (last >= 0 && (closing.test(character) || /\s/u.test(character))) pieces[last] += character;
    else pieces.push(character);
  }
  return pieces;
}

/** Breaks a text into lines no wider than `width`; a phrase is only broken where it is wider than a whole line. */
export function breakLines(phrases: string[], width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const put = (piece: string) => {
    if (line !== "" && used + measure(piece.trimEnd()) > width) {
      lines.push(line);
      line = "";
      used = 0;
    }
    line += piece;
    used += measure(piece);
  };
  for (const phrase of phrases) {
    if (measure(phrase.trimEnd()) <= width) put(phrase);
    else for (const piece of charactersOf(phrase)) put(piece);
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** Characters that make a last line too short to stand alone. */
const widow = 3;

/** Breaks a paragraph, a little narrower where that saves its last line from holding one or two characters. */
export function breakParagraph(
  phrases: string[],
  width: number,
  measure: (text: string) => number,
): string[] {
  const lines = breakLines(phrases, width, measure);
  if (lines.length < 2 || countReadAloud(lines.at(-1) ?? "") >= widow) return lines;
  const narrower = breakLines(phrases, width * 0.88, measure);
  return narrower.length === lines.length ? narrower : lines;
}
