import type { ReviewMark, ReviewSegment } from "../../../preload/contract";

export type MarkKind = ReviewMark["kind"];

/** In the order of their rows: what is to be bettered lies on top. */
export const markKinds = [
  "marker",
  "finding",
  "problem",
  "mute",
  "silence",
  "card",
  "cue",
  "scene",
] as const satisfies readonly MarkKind[];

/** Not shown until switched on: a well-run show has many of them, and none is to be bettered. */
export const quietKinds: ReadonlySet<MarkKind> = new Set(["cue", "scene"]);

/** How many of each kind there are; kinds without any are left out. */
export function countKinds(marks: readonly ReviewMark[]): { kind: MarkKind; count: number }[] {
  return markKinds
    .map((kind) => ({ kind, count: marks.filter((mark) => mark.kind === kind).length }))
    .filter(({ count }) => count > 0);
}

/** One or more marks of a kind that stand too close to be told apart. Shares of the width. */
export interface Tick {
  left: number;
  /** 0 for a moment. */
  width: number;
  count: number;
}

/** Nearer than this, in pixels, two moments are one tick, and two stretches one bar. */
const togetherPixels = { moment: 10, stretch: 2 };

/**
 * Where the marks of one kind stand on a line of so many pixels that shows so many seconds. Marks are in the order of
 * time.
 */
export function layoutTicks(marks: readonly ReviewMark[], seconds: number, pixels: number): Tick[] {
  if (!(seconds > 0) || !(pixels > 0)) return [];
  const ticks: Tick[] = [];
  let reaches = { end: Number.NEGATIVE_INFINITY, isStretch: false };
  for (const mark of marks) {
    const left = Math.min(1, Math.max(0, mark.at / seconds));
    const end = Math.min(1, Math.max(left, (mark.at + mark.seconds) / seconds));
    const isStretch = mark.seconds > 0;
    const together = isStretch ? togetherPixels.stretch : togetherPixels.moment;
    const last = ticks.at(-1);
    if (last !== undefined && reaches.isStretch === isStretch && (left - reaches.end) * pixels < together) {
      if (isStretch) last.width = Math.max(last.width, end - last.left);
      last.count += 1;
      reaches = { end: Math.max(reaches.end, end), isStretch };
    } else {
      ticks.push({ left, width: end - left, count: 1 });
      reaches = { end, isStretch };
    }
  }
  return ticks;
}

/** The mark that a pointer at a second means: one it lies in or the nearest within `reach` seconds; null for none. */
export function markNear(marks: readonly ReviewMark[], at: number, reach: number): ReviewMark | null {
  let best: ReviewMark | null = null;
  let bestAway = Number.POSITIVE_INFINITY;
  for (const mark of marks) {
    const away = Math.abs(mark.at - at);
    // A moment wins over the stretch it lies in, and of two stretches the one that began last.
    const isIn = mark.seconds > 0 && at >= mark.at && at <= mark.at + mark.seconds;
    const counted = away <= reach ? away : isIn ? reach + away : Number.POSITIVE_INFINITY;
    if (counted < bestAway) [best, bestAway] = [mark, counted];
  }
  return best;
}

/** After a jump back lies a moment in which the one before is meant, not the same again. Seconds. */
const graceSeconds = 1.5;

/** The next mark from a second on, or the one before it; null where there is none. Marks are in the order of time. */
export function neighbour(marks: readonly ReviewMark[], time: number, way: 1 | -1): ReviewMark | null {
  if (way === 1) return marks.find(({ at }) => at > time + 0.25) ?? null;
  return marks.findLast(({ at }) => at < time - graceSeconds) ?? null;
}

/** The segment that runs at a second, the last one to the end; null before the first and where the show had none. */
export const segmentAt = (segments: readonly ReviewSegment[], time: number): ReviewSegment | null =>
  segments.findLast(({ from }) => time >= from) ?? null;
