import type { CardClock } from "../../../preload/contract";

/** A frame later than this may be shown at once: nobody sees a twentieth of a second in a clock. */
const slackMilliseconds = 100;

/** Where a clock's clip must stand, and when it must go on from there. */
export interface ClockPlace {
  /** Milliseconds from the clip's start, on a whole second. */
  cursor: number;
  /** Epoch milliseconds; null where it has come to its end and stands. */
  playAt: number | null;
}

/**
 * The frame to hold a clip at that is ready at a moment (epoch milliseconds): the second that begins next, until it does.
 * So the digits change with the clock from then on, and are ahead by less than a second before.
 */
export function clockPlace({ mode, at, lengthMilliseconds }: CardClock, ready: number): ClockPlace {
  const start = mode === "down" ? at - lengthMilliseconds : at;
  const seconds = Math.max(0, Math.ceil((ready - start - slackMilliseconds) / 1000));
  const cursor = seconds * 1000;
  if (cursor >= lengthMilliseconds) return { cursor: lengthMilliseconds, playAt: null };
  return { cursor, playAt: start + cursor };
}
