import type { Clock } from "../core";

/** Screens follow well at this pace, and the state's listeners are not flooded. */
export const updateMilliseconds = 250;
/** Before this much is known of the pace, what is left is a guess. */
const sureMilliseconds = 1000;
const sureShare = 0.01;

export interface ProgressReport {
  progress: number;
  /** Null where nobody can tell yet. */
  leftSeconds: number | null;
}

/**
 * Turns a work's own reports (0–1) into a few updates a second with an estimate of what is left, from the pace since
 * the work began or began again. What comes in between is passed over; the end of the work is told elsewhere.
 */
export function createProgressMeter(
  clock: Clock,
  tell: (report: ProgressReport) => void,
): (share: number) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  let base = { at: clock.now(), share: 0 };
  let last = 0;
  return (asked) => {
    const share = Number.isFinite(asked) ? Math.min(1, Math.max(0, asked)) : last;
    const now = clock.now();
    if (share < last) base = { at: now, share };
    last = share;
    if (now - toldAt < updateMilliseconds) return;
    toldAt = now;
    const passed = now - base.at;
    const done = share - base.share;
    const isSure = passed >= sureMilliseconds && done >= sureShare;
    tell({ progress: share, leftSeconds: isSure ? Math.ceil(((passed / done) * (1 - share)) / 1000) : null });
  };
}
