import { cueLikeProblem, looksLikeCue } from "./cue";
import { type LineProblem, lineProblem } from "./line-problem";

/** A cue typed into the middle of a sentence, in plain or full-width punctuation. */
const inlineCue =
  /(?<![:\uFF1A])[:\uFF1A]+\s*(?:scene|product|overlay|pause)\s*[{\uFF5B][^{}\uFF5B\uFF5D\n]*[}\uFF5D]/gi;

export interface ReadAloud {
  text: string;
  /** The stretches of the block's text that were kept: from where, how long, and where they stand in `text`. */
  pieces: Piece[];
  problems: LineProblem[];
}

interface Piece {
  from: number;
  length: number;
  at: number;
}

/** The stretches of one line that are read: all but the cues inside it, blanks at both ends left out. */
function spokenPieces(line: string, number: number, problems: LineProblem[]): [from: number, to: number][] {
  if (looksLikeCue(line)) {
    problems.push(cueLikeProblem(number, line));
    return [];
  }
  const pieces: [number, number][] = [];
  let from = 0;
  for (const cue of line.matchAll(inlineCue)) {
    problems.push(lineProblem(number, "scripts.malformed-cue", { text: cue[0] }));
    pieces.push([from, cue.index]);
    from = cue.index + cue[0].length;
  }
  pieces.push([from, line.length]);
  return pieces;
}

/** Takes the blanks off both ends of what a line's pieces make together. */
function trimmed(line: string, pieces: [number, number][]): [number, number][] {
  const whole = [...pieces];
  for (let first = whole[0]; first !== undefined; first = whole[0]) {
    const piece = line.slice(...first);
    const start = piece.trimStart();
    if (start !== "") {
      whole[0] = [first[0] + piece.length - start.length, first[1]];
      break;
    }
    whole.shift();
  }
  for (let last = whole.at(-1); last !== undefined; last = whole.at(-1)) {
    const end = line.slice(...last).trimEnd();
    if (end !== "") {
      whole[whole.length - 1] = [last[0], last[0] + end.length];
      break;
    }
    whole.pop();
  }
  return whole;
}

/**
 * What of a block's text an anchor is given to read. Lines that were meant as cues, and cues inside a sentence,
 * are taken out and reported: reading “::scene{id=…}” to an audience is worse than missing a cue.
 * @param firstLine the line (from 1) the block starts on.
 */
export function readAloud(blockText: string, firstLine: number): ReadAloud {
  const problems: LineProblem[] = [];
  const pieces: Piece[] = [];
  let text = "";
  let start = 0;
  blockText.split("\n").forEach((line, index) => {
    const spoken = trimmed(line, spokenPieces(line, firstLine + index, problems));
    if (spoken.length > 0 && text !== "") text += "\n";
    for (const [from, to] of spoken) {
      pieces.push({ from: start + from, length: to - from, at: text.length });
      text += line.slice(from, to);
    }
    start += line.length + 1;
  });
  return { text, pieces, problems };
}

/** Where a stretch of a block's text stands in what is read of it; null where none of it is read. */
export function placeInReading(
  { pieces }: ReadAloud,
  [from, to]: [number, number],
): [from: number, to: number] | null {
  let start = -1;
  let end = -1;
  for (const piece of pieces) {
    const first = Math.max(from, piece.from);
    const last = Math.min(to, piece.from + piece.length);
    if (first >= last) continue;
    if (start < 0) start = piece.at + first - piece.from;
    end = piece.at + last - piece.from;
  }
  return start < 0 ? null : [start, end];
}
