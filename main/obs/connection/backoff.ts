const firstMilliseconds = 250;
const capMilliseconds = 8000;

/**
 * How long to wait before reconnect attempt number `attempt` (from 0), in milliseconds: doubling from 0.25 s to at most
 * 8 s, spread by ±20 % so that several studios do not knock at the same moment. `random` is in [0, 1).
 */
export function backoffMilliseconds(attempt: number, random: number): number {
  const base = Math.min(capMilliseconds, firstMilliseconds * 2 ** Math.min(attempt, 16));
  return Math.round(base * (0.8 + 0.4 * random));
}
