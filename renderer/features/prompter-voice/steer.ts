import type { Reading } from "./follower";

/** Further off than this, in characters, and the text goes to the right place at once: two thirds of a line. */
const far = 12;
/** Characters that the text catches up at one message: more would be a jerk to who reads it. */
const step = 1;
/** Less than this nobody sees, not even while the text stands still. */
const small = 1.5;

/**
 * What windows are to show next, given where the text stands now, so that it moves as a reader can follow: a small
 * lead is waited out, a small lag caught up bit by bit. While nobody speaks the text stands still, and only a place
 * that is plainly wrong is put right.
 */
export function steer(now: number, reading: Reading, speaking: boolean): { position: number; limit: number } {
  const { position, limit } = reading;
  const off = position - now;
  if (Math.abs(off) > far) return { position, limit };
  if (!speaking) return { position: Math.abs(off) <= small ? position : now, limit };
  if (off >= 0) return { position: now + Math.min(off, step), limit };
  // It is ahead: it stands until the reader has come so far.
  return { position: now, limit: off > -0.5 ? limit : now };
}
