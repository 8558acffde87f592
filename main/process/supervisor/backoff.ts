/** How a child that ended by itself is started again; milliseconds. */
export interface BackoffPolicy {
  firstMs: number;
  maxMs: number;
  /** A child that ran this long was well: the next wait is the first again. */
  wellAfterMs: number;
}

export const defaultBackoff: BackoffPolicy = { firstMs: 250, maxMs: 10_000, wellAfterMs: 60_000 };

/** How many quick ends in a row there have been after one more, and how long to wait before the next start. */
export function nextBackoff(
  policy: BackoffPolicy,
  failures: number,
  uptimeMs: number,
): { failures: number; delayMs: number } {
  const count = uptimeMs >= policy.wellAfterMs ? 1 : failures + 1;
  return { failures: count, delayMs: Math.min(policy.maxMs, policy.firstMs * 2 ** Math.min(count - 1, 20)) };
}
