/** How long after its trouble a destination is tried again; all in milliseconds. */
const quickMs = 1_000;
const quickForMs = 60_000;
const slowestMs = 8_000;

/**
 * The wait before the next try. Each second for the first minute, since platforms close a room that was silent for one
 * or two minutes; then 2, 4 and 8 s. A refusal is always tried at the slowest pace: the platform said no, but a key
 * still held by a dead connection frees itself.
 */
export function retryDelay(troubledForMs: number, previousDelayMs: number, isRefusal: boolean): number {
  if (isRefusal) return slowestMs;
  if (troubledForMs < quickForMs) return quickMs;
  return Math.min(slowestMs, Math.max(quickMs, previousDelayMs) * 2);
}
