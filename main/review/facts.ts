import type { Language, Review } from "../../preload/contract";
import type { SaidFinding } from "./findings";
import type { Span } from "./spans";

/** All that is known of a recording before it is judged. */
export interface Facts {
  review: Omit<Review, "advice" | "score">;
  findings: readonly SaidFinding[];
  /** Stretches that were read while the microphone was off. */
  mutedReading: readonly Span[];
  /** Its sound was measured, and nothing was heard from beginning to end. */
  hasNoSound: boolean;
  language: Language;
}

/** A segment over all its visits. */
export interface SegmentTime {
  id: string;
  title: string;
  planned: number;
  actual: number;
  /** When its planned time was used up; null where it never was. */
  overAt: number | null;
  /** The recording ended in it: being short says nothing. */
  isLast: boolean;
}

/** How long each segment took in all, one that was gone back to counted once. */
export function segmentTimes(segments: Review["segments"]): SegmentTime[] {
  const times = new Map<string, SegmentTime>();
  for (const { id, title, from, plannedSeconds, actualSeconds } of segments) {
    const time = times.get(id) ?? {
      ...{ id, title, planned: plannedSeconds, actual: 0 },
      ...{ overAt: null, isLast: false },
    };
    const left = time.planned - time.actual;
    if (time.overAt === null && actualSeconds > left) time.overAt = from + Math.max(0, left);
    time.actual += actualSeconds;
    times.set(id, time);
  }
  const last = times.get(segments.at(-1)?.id ?? "");
  if (last !== undefined) last.isLast = true;
  return [...times.values()];
}
