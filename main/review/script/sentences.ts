import { readAloudOffsets } from "./place";

/** A sentence of a text; `from` and `to` are read-aloud characters before its start and its end. */
export interface Sentence {
  from: number;
  to: number;
  text: string;
}

const ends = /[。！？!?…]+[”’」』）)"'》】]*|[.][”’)"']*(?=\s)|\n/gu;

/** A text cut behind what ends its sentences and lines; blanks at both ends of each are left out. */
export function sentencesOf(text: string): Sentence[] {
  const offsets = readAloudOffsets(text);
  const sentences: Sentence[] = [];
  const add = (start: number, end: number) => {
    const [from, to] = [offsets[start] ?? 0, offsets[end] ?? 0];
    if (to > from) sentences.push({ from, to, text: text.slice(start, end).trim() });
  };
  let start = 0;
  for (const end of text.matchAll(ends)) {
    add(start, end.index + end[0].length);
    start = end.index + end[0].length;
  }
  add(start, text.length);
  return sentences;
}

/** The words of a sentence from one place of its text to another; the whole sentence where both are outside. */
export function partOf(sentence: Sentence, from: number, to: number): string {
  if (from <= sentence.from && to >= sentence.to) return sentence.text;
  let at = sentence.from;
  let part = "";
  for (const character of sentence.text) {
    if (at >= from && at < to) part += character;
    if (!/\s/u.test(character)) at++;
  }
  return part.trim();
}
