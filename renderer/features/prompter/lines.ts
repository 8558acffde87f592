import { countReadAloud, type PrompterText, type ScriptBlock } from "../../../preload/contract";
import { phrasesOf } from "./phrases";

/** One line as it stands on the prompter. */
export interface PrompterLine {
  text: string;
  kind: ScriptBlock["kind"];
  /** Read-aloud characters before it. */
  offset: number;
  /** Its top, in line heights from the text's top. */
  top: number;
  /** Offset and top of the line that reading goes on at; the line's own top at the end of the text. */
  until: number;
  untilTop: number;
}

/** Where every line stands. Tops are in line heights, so that a larger type only scales them. */
export interface PrompterLayout {
  lines: PrompterLine[];
  /** Read-aloud characters in all. */
  length: number;
  /** Line heights in all. */
  height: number;
}

/** Line heights left free before a paragraph, and before and after a heading. */
const paragraphGap = 0.4;
const headingGap = 0.7;

/** Breaks a text into lines no wider than `width`; a phrase is only broken where it is wider than a whole line. */
export function breakLines(phrases: string[], width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  const put = (piece: string) => {
    if (line !== "" && measure((line + piece).trimEnd()) > width) {
      lines.push(line);
      line = "";
    }
    line += piece;
  };
  for (const phrase of phrases) {
    if (measure(phrase.trimEnd()) <= width) put(phrase);
    else for (const character of phrase) put(character);
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** Characters that make a last line too short to stand alone. */
const widow = 3;

/** Breaks a paragraph, a little narrower where that saves its last line from holding one or two characters. */
function breakParagraph(phrases: string[], width: number, measure: (text: string) => number): string[] {
  const lines = breakLines(phrases, width, measure);
  if (lines.length < 2 || countReadAloud(lines.at(-1) ?? "") >= widow) return lines;
  const narrower = breakLines(phrases, width * 0.88, measure);
  return narrower.length === lines.length ? narrower : lines;
}

/** Lays a script out for a width. `measure` gives a text's width in the same unit, in the type it will be shown in. */
export function layOut(
  text: PrompterText,
  width: number,
  measure: (text: string, kind: ScriptBlock["kind"]) => number,
): PrompterLayout {
  const lines: PrompterLine[] = [];
  let top = 0;
  for (const [index, block] of text.blocks.entries()) {
    const gap = block.kind === "heading" ? headingGap : paragraphGap;
    if (index > 0) top += gap;
    let offset = block.offset;
    for (const line of breakParagraph(phrasesOf(block.text, text.lang), width, (part) =>
      measure(part, block.kind),
    )) {
      lines.push({ text: line, kind: block.kind, offset, top, until: text.length, untilTop: top });
      // Headings are shown and not counted.
      if (block.kind === "paragraph") offset += countReadAloud(line);
      top += 1;
    }
  }
  joinLines(lines);
  return { lines, length: text.length, height: top };
}

/** Tells each line where reading goes on. A heading shares the offset of the text below it, which is the aim then. */
function joinLines(lines: PrompterLine[]): void {
  let next: PrompterLine | null = null;
  for (const line of lines.toReversed()) {
    if (next === null || line.offset < next.offset) {
      if (next !== null) Object.assign(line, { until: next.offset, untilTop: next.top });
      next = line;
    } else Object.assign(line, { until: next.until, untilTop: next.untilTop });
  }
}

/** The line a position lies in: the last one that begins at or before it, a paragraph's rather than a heading's. */
export function lineAt(layout: PrompterLayout, position: number): number {
  let low = 0;
  let high = layout.lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((layout.lines[middle]?.offset ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How far down a position stands, in line heights. Rises evenly within a line, so that scrolling never jumps. */
export function topAt(layout: PrompterLayout, position: number): number {
  const line = layout.lines[lineAt(layout, position)];
  if (!line) return 0;
  const span = line.until - line.offset;
  if (span <= 0) return line.top;
  const share = Math.min(1, Math.max(0, (position - line.offset) / span));
  return line.top + (line.untilTop - line.top) * share;
}

/** The position one line, or one paragraph, before or after a position. */
export function jumpFrom(
  layout: PrompterLayout,
  blocks: ScriptBlock[],
  position: number,
  unit: "line" | "paragraph",
  direction: 1 | -1,
): number {
  const offsets =
    unit === "line"
      ? layout.lines.filter((line) => line.kind === "paragraph").map((line) => line.offset)
      : blocks.filter((block) => block.kind === "paragraph").map((block) => block.offset);
  if (direction === 1) return offsets.find((offset) => offset > position + 0.5) ?? layout.length;
  // Going back from inside a unit first goes to its beginning.
  const slack = unit === "line" ? 1.5 : 6;
  return offsets.findLast((offset) => offset < position - slack) ?? 0;
}
