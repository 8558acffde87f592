import { gapAbove, type PrompterLayout } from "./lines";

/** Lines that come and go together. */
const chunkLines = 8;

/** Some lines of one passage, and where they stand. */
export interface Chunk {
  /** Names the chunk as long as the layout lives. */
  key: string;
  passage: number;
  /** The first of its lines, and the one after its last. */
  from: number;
  to: number;
  /** Its top, in line heights from the track's origin. */
  top: number;
}

/**
 * Where passages stand, counted from the top of one of them: nothing above that one need be laid out, and numbers
 * stay small. The distance between two places is the same whichever passage it is counted from.
 */
export interface Track {
  readonly origin: number;
  /** The top of a passage in line heights from the origin's; lays out all between. */
  topOf(passage: number): number;
  /** The chunks that reach into a stretch (line heights from the origin), in the order of the text. */
  chunks(from: number, to: number): Chunk[];
}

export function createTrack(layout: PrompterLayout, origin: number): Track {
  const tops = new Map([[origin, 0]]);
  let first = origin;
  let last = origin;

  function topOf(passage: number): number {
    for (; last < passage; last++) tops.set(last + 1, (tops.get(last) ?? 0) + layout.height(last));
    for (; first > passage; first--) tops.set(first - 1, (tops.get(first) ?? 0) - layout.height(first - 1));
    return tops.get(passage) ?? 0;
  }

  /** The passage that holds a place, or the nearest one. */
  function passageAt(top: number): number {
    let passage = origin;
    while (passage > 0 && topOf(passage) > top) passage--;
    while (passage < layout.passages.length - 1 && topOf(passage + 1) <= top) passage++;
    return passage;
  }

  return {
    origin,
    topOf,
    chunks(from, to) {
      const found: Chunk[] = [];
      for (let passage = passageAt(from); passage < layout.passages.length; passage++) {
        const begin = topOf(passage) + gapAbove(layout, passage);
        if (begin >= to) break;
        const count = layout.lines(passage).length;
        for (let line = 0; line < count; line += chunkLines) {
          const end = Math.min(count, line + chunkLines);
          if (begin + end <= from || begin + line >= to) continue;
          found.push({ key: `${passage}.${line}`, passage, from: line, to: end, top: begin + line });
        }
      }
      return found;
    },
  };
}
