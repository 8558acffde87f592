import { performance } from "node:perf_hooks";
import type { Clock } from "../../core/clock";

/** Epoch milliseconds that never step back or leap when the computer's time is set in mid-show. */
export const monotonicClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
