import type { Segment, ShowState } from "../../../preload/contract";
import { againstPlan } from "../../app/format";

/** A segment as the rundown shows it. */
export interface RundownEntry {
  segment: Segment;
  index: number;
  place: "past" | "now" | "next" | "later";
  /** Seconds it took so far; `null` when it has not been on. */
  actualSeconds: number | null;
}

/** Seconds the running segment took: what was counted before, and since it started. */
export function runningSeconds(show: ShowState, now: number): number {
  const segment = show.open?.segments[show.current];
  if (!segment || show.segmentStartedAt === null) return 0;
  return (show.actualSeconds[segment.id] ?? 0) + Math.max(0, (now - show.segmentStartedAt) / 1000);
}

export function rundownEntries(show: ShowState, now: number): RundownEntry[] {
  return (show.open?.segments ?? []).map((segment, index) => {
    const place =
      index === show.current
        ? "now"
        : index === show.current + 1
          ? "next"
          : index < show.current
            ? "past"
            : "later";
    const actualSeconds =
      place === "now" ? runningSeconds(show, now) : (show.actualSeconds[segment.id] ?? null);
    return { segment, index, place, actualSeconds } as const;
  });
}

/**
 * How the whole show stands against its plan: what past segments took against their plan, and what the running one
 * is over already. A running segment that is still within its plan changes nothing.
 */
export function showAgainstPlan(entries: RundownEntry[]): ReturnType<typeof againstPlan> {
  let planned = 0;
  let actual = 0;
  for (const { place, segment, actualSeconds } of entries) {
    if (actualSeconds === null) continue;
    if (place === "past") {
      planned += segment.plannedSeconds;
      actual += actualSeconds;
    } else if (place === "now") actual += Math.max(0, actualSeconds - segment.plannedSeconds);
  }
  return againstPlan(planned, actual);
}
