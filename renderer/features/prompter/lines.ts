import { countReadAloud, type PrompterText, type ScriptBlock } from "../../../preload/contract";
import { breakParagraph } from "./break-lines";
import { type Passage, passagesOf } from "./passages";
import { phrasesOf } from "./phrases";

/** Gives a text's width in the type it will be shown in. */
export type Measure = (text: string, kind: ScriptBlock["kind"]) => number;

/** One line as it stands on the prompter. */
export interface PrompterLine {
  text: string;
  /** Read-aloud characters before it, and in it. */
  offset: number;
  count: number;
}

/**
 * A script laid out for a width, passage by passage as it is asked for. A passage's lines depend on that passage
 * alone, so it makes no difference which were laid out before, and a jump into the middle lays out nothing above.
 */
export interface PrompterLayout {
  readonly text: PrompterText;
  readonly passages: readonly Passage[];
  /** Indexes of the passages that are read aloud, in order. */
  readonly read: readonly number[];
  /** The lines of a passage; laid out now where they were not yet. */
  lines(passage: number): readonly PrompterLine[];
  /** What a passage takes in line heights, the room above it included. */
  height(passage: number): number;
}

/** A line, by its passage and its number in there. */
export interface LinePlace {
  passage: number;
  line: number;
}

/** The line that is read from one offset to another, and the way to where reading goes on, in line heights. */
export interface Segment extends LinePlace {
  from: number;
  until: number;
  rise: number;
}

/** Line heights left free above a paragraph and above a heading. */
const gaps = { paragraph: 0.4, heading: 0.7 } as const;

/** The room above a passage, in line heights. */
export const gapAbove = ({ passages }: PrompterLayout, passage: number): number => {
  const found = passages[passage];
  return found?.isFirst && passage > 0 ? gaps[found.kind] : 0;
};

/** Prepares a layout; nothing is measured before a passage is asked for. Widths are in the unit of `measure`. */
export function layOut(text: PrompterText, width: number, measure: Measure): PrompterLayout {
  const passages = passagesOf(text);
  const laid: (PrompterLine[] | undefined)[] = [];

  function breakPassage({ text: words, kind, offset: begin }: Passage): PrompterLine[] {
    let offset = begin;
    const phrases = phrasesOf(words, text.lang);
    return breakParagraph(phrases, width, (part) => measure(part, kind)).map((line) => {
      const count = kind === "paragraph" ? countReadAloud(line) : 0;
      const made = { text: line.trimEnd(), offset, count };
      offset += count;
      return made;
    });
  }

  const layout: PrompterLayout = {
    text,
    passages,
    read: passages.flatMap(({ count }, index) => (count > 0 ? [index] : [])),
    lines(index) {
      const passage = passages[index];
      if (!passage) return [];
      laid[index] ??= breakPassage(passage);
      return laid[index];
    },
    height: (index) => gapAbove(layout, index) + layout.lines(index).length,
  };
  return layout;
}

/** The last of `count` things whose offset is at most `position`, by halving; the first where none is. */
function lastAtMost(count: number, position: number, offsetOf: (index: number) => number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (offsetOf(middle) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Which of the passages that are read aloud a position lies in: an index of `read`. */
const readAt = ({ read, passages }: PrompterLayout, position: number): number =>
  lastAtMost(read.length, position, (index) => passages[read[index] ?? 0]?.offset ?? 0);

/** The line a position lies in: the last one read aloud that begins at or before it; the first of a text of headings. */
export function lineAt(layout: PrompterLayout, position: number): LinePlace {
  const passage = layout.read[readAt(layout, position)] ?? 0;
  const lines = layout.lines(passage);
  return { passage, line: lastAtMost(lines.length, position, (index) => lines[index]?.offset ?? 0) };
}

/** Line heights from one passage's top to that of a later one. */
export function heightBetween(layout: PrompterLayout, from: number, to: number): number {
  let height = 0;
  for (let passage = from; passage < to; passage++) height += layout.height(passage);
  return height;
}

/** The top of a line in line heights from its passage's top. */
export const lineTop = (layout: PrompterLayout, { passage, line }: LinePlace): number =>
  gapAbove(layout, passage) + line;

/**
 * The line at a position, and how the text rises while it is read: evenly to the next line that is read aloud, past
 * the headings between, so that scrolling never jumps. The last line of the text does not rise.
 */
export function segmentAt(layout: PrompterLayout, position: number): Segment {
  const place = lineAt(layout, position);
  const lines = layout.lines(place.passage);
  const from = lines[place.line]?.offset ?? 0;
  const below = lines[place.line + 1];
  if (below) return { ...place, from, until: below.offset, rise: 1 };
  const next = layout.read[readAt(layout, position) + 1];
  if (next === undefined) return { ...place, from, until: layout.text.length, rise: 0 };
  const rise =
    heightBetween(layout, place.passage, next) +
    lineTop(layout, { passage: next, line: 0 }) -
    lineTop(layout, place);
  return { ...place, from, until: layout.passages[next]?.offset ?? from, rise };
}

/** How far a position lies within a segment's rise, in line heights. */
export function risen({ from, until, rise }: Segment, position: number): number {
  const span = until - from;
  return span <= 0 ? 0 : rise * Math.min(1, Math.max(0, (position - from) / span));
}

/** Where a position stands: line heights from the top of its line's passage. */
export function spotAt(layout: PrompterLayout, position: number): { passage: number; top: number } {
  const segment = segmentAt(layout, position);
  return { passage: segment.passage, top: lineTop(layout, segment) + risen(segment, position) };
}
