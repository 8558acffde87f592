import type { FilmLine, FilmTable } from "./ports";

type WidthOf = FilmTable["widthOf"];

/** How much higher a line is than its em. */
export const lineHeight = 1.35;

const tokens = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}\p{M}.,:%'’-]*|\s+|[\s\S]/gu;
const closing = /^[，。！？、；：”’）》」』】…,.!?;:)%]/u;

/**
 * Breaks a text into lines no wider than so many ems; what does not fit into the last one is cut off with an ellipsis.
 * No word is broken unless it fills a line by itself, and no line begins with a mark that closes.
 */
export async function wrapText(
  text: string,
  widest: number,
  most: number,
  bold: boolean,
  widthOf: WidthOf,
): Promise<string[]> {
  const lines: string[] = [];
  let line = "";
  const fits = async (longer: string) => (await widthOf(longer.trimEnd(), bold)) <= widest;
  const words = text.replace(/\s+/gu, " ").trim().match(tokens) ?? [];
  const pieces: string[] = [];
  for (const word of words) pieces.push(...((await fits(word)) ? [word] : [...word]));
  for (const piece of pieces) {
    if (line === "" || closing.test(piece) || (await fits(line + piece))) {
      line += line === "" ? piece.trimStart() : piece;
      continue;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  }
  if (line !== "") lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = [...(kept[most - 1] ?? "")];
  while (last.length > 1 && !(await fits(`${last.join("")}…`))) last = last.slice(0, -1);
  kept[most - 1] = `${last.join("")}…`;
  return kept;
}

/** The size at which a line is no wider than some pixels, and no larger than wanted. */
export async function fittingSize(
  text: string,
  wanted: number,
  pixels: number,
  bold: boolean,
  widthOf: WidthOf,
): Promise<number> {
  return Math.min(wanted, pixels / Math.max(0.1, await widthOf(text, bold)));
}

/** A column that lines are written into one under the other. */
export interface Column {
  x: number;
  /** Top of what comes next. */
  y: number;
  width: number;
}

/** A colour, and when it is seen; for ever where no time is given. */
export interface Tint {
  colour: string;
  span?: { start: number; end: number };
}

export interface ColumnText {
  text: string;
  size: number;
  /** One after the other; those without a moment are left out. */
  tints: readonly Tint[];
  bold?: boolean;
  /** The most lines. */
  most?: number;
}

const isSeen = ({ span }: Tint) => span === undefined || span.end > span.start;

/** Writes a text below what a column holds already; gives the lines and the column with its top moved on. */
export async function writeBelow(
  column: Column,
  { text, size, tints, bold = false, most = 3 }: ColumnText,
  widthOf: WidthOf,
): Promise<{ lines: FilmLine[]; column: Column }> {
  const wrapped = await wrapText(text, column.width / size, most, bold, widthOf);
  const lines = wrapped.flatMap((line, index) => {
    const y = column.y + size * lineHeight * (index + 0.5);
    const shape = { text: line, x: column.x, y, anchor: "left" as const, size, bold };
    return tints.filter(isSeen).map((tint) => ({ ...shape, ...tint }));
  });
  return { lines, column: { ...column, y: column.y + size * lineHeight * wrapped.length } };
}

/** Writes texts one below the other; a number is so much blank space, in pixels. */
export async function writeColumn(
  begin: Column,
  texts: readonly (ColumnText | number)[],
  widthOf: WidthOf,
): Promise<{ lines: FilmLine[]; column: Column }> {
  const lines: FilmLine[] = [];
  let column = begin;
  for (const one of texts) {
    if (typeof one === "number") {
      column = { ...column, y: column.y + one };
      continue;
    }
    const written = await writeBelow(column, one, widthOf);
    lines.push(...written.lines);
    column = written.column;
  }
  return { lines, column };
}
