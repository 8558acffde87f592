import type { ShowState } from "./state/programme";

/** Seconds the open show still takes by its plan, the rest of the running segment included; 0 where none is open. Times in ms. */
export function restOfShow(show: ShowState, now: number): number {
  const { open, current, segmentStartedAt, actualSeconds } = show;
  return (open?.segments ?? []).reduce((sum, { id, plannedSeconds }, index) => {
    if (index < current) return sum;
    if (index > current || segmentStartedAt === null) return sum + plannedSeconds;
    const taken = (actualSeconds[id] ?? 0) + Math.max(0, now - segmentStartedAt) / 1000;
    return sum + Math.max(0, plannedSeconds - taken);
  }, 0);
}
