/** How long after its trouble a destination is tried again; all in milliseconds. */
const quickMs = 1_000;
/** What a line that has only just failed is given at least. */
const leastMs = 250;
const heldKeyMs = 2_000;
const slowestMs = 8_000;
/** How long a room is taken to stay open where nobody knows. */
const usualGraceMs = 60_000;

export interface RetryCase {
  /** How long it has been in trouble, in milliseconds. */
  troubledForMs: number;
  previousDelayMs: number;
  /** How long the try that failed took, in milliseconds. */
  triedForMs: number;
  isRefusal: boolean;
  /** It had the picture in this show. */
  hadPicture: boolean;
  /** How long the platform keeps the room open without a picture; null where nobody knows. */
  graceMs: number | null;
}

/** Whether the room is most likely still open, so that each second counts. */
export const isWithinGrace = (troubledForMs: number, graceMs: number | null): boolean =>
  troubledForMs < (graceMs ?? usualGraceMs);

/**
 * The wait before the next try. As long as the platform keeps the room open a try begins each second; then after 2, 4
 * and 8 s. A refusal is tried at the slowest pace, since the platform said no; but where it had taken the picture in
 * this show its own dead connection most likely still holds the key, and lets go of it any moment.
 */
export function retryDelay(retry: RetryCase): number {
  const isQuick = isWithinGrace(retry.troubledForMs, retry.graceMs);
  if (retry.isRefusal) return isQuick && retry.hadPicture ? heldKeyMs : slowestMs;
  if (isQuick) return Math.max(leastMs, quickMs - Math.max(0, retry.triedForMs));
  return Math.min(slowestMs, Math.max(quickMs, retry.previousDelayMs) * 2);
}
