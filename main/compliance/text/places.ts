/** Finds the line (from 1) of an offset. Lines end with a line feed, a carriage return, or both. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (const match of text.matchAll(/\r\n|\n|\r/g)) this.starts.push(match.index + match[0].length);
  }

  private indexOf(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  lineOf(offset: number): number {
    return this.indexOf(offset) + 1;
  }

  /** The column (from 1) in UTF-16 units. */
  columnOf(offset: number): number {
    return offset - (this.starts[this.indexOf(offset)] ?? 0) + 1;
  }
}

/** A sentence with where it begins in the script. */
export interface Sentence {
  text: string;
  from: number;
}

const sentenceEnds = new Set(Array.from("\n\r。！？!?；;", (mark) => mark.charCodeAt(0)));
const point = 46;

/** Nobody says a longer one in a breath; a text without any mark is cut here, so that no rule takes time squared. */
const longestSentence = 1000;

/** The sentences of a text, in order; blank ones left out. A point ends one where a blank follows. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const add = (to: number) => {
    for (let at = from; at < to; at += longestSentence) {
      const sentence = text.slice(at, Math.min(to, at + longestSentence));
      if (/\S/.test(sentence)) sentences.push({ text: sentence, from: at });
    }
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!(sentenceEnds.has(code) || (code === point && /\s/.test(text.charAt(at + 1))))) continue;
    add(at);
    from = at + 1;
  }
  add(text.length);
  return sentences;
}
