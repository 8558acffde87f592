import { isJobOver, type JobState } from "../../../preload/contract";

/** How long work that has ended well is still shown, in milliseconds. */
export const doneMilliseconds = 60_000;
const minuteSeconds = 60;
const hourSeconds = 3600;

/** Work nobody asked for: how it ends is not worth a word. */
const isQuiet = ({ kind }: Pick<JobState, "kind">): boolean => kind === "measure";

/** When jobs were seen to end, in epoch milliseconds, by id; those that were over before are not in it. */
export type SeenEnds = ReadonlyMap<string, number>;

/** Takes down what ended between two looks. */
export function noteEnds(
  seen: SeenEnds,
  before: readonly JobState[],
  now: readonly JobState[],
  at: number,
): SeenEnds {
  const running = new Set(before.flatMap((job) => (isJobOver(job) ? [] : job.id)));
  const ended = now.filter((job) => isJobOver(job) && running.has(job.id) && !seen.has(job.id));
  return ended.length === 0 ? seen : new Map([...seen, ...ended.map(({ id }) => [id, at] as const)]);
}

/**
 * What the line shows, what needs a look first: what failed, until it is put aside; what is under way; what has just been
 * done. What was called off is not shown: whoever did it knows.
 */
export function shownJobs(jobs: readonly JobState[], seen: SeenEnds, now: number): JobState[] {
  const isFresh = ({ id }: JobState) => now - (seen.get(id) ?? Number.NEGATIVE_INFINITY) < doneMilliseconds;
  const of = (wanted: JobState["status"]) => jobs.filter(({ status }) => status === wanted);
  return [
    ...of("failed").filter((job) => !isQuiet(job)),
    // What began first is done first.
    ...of("running").reverse(),
    ...of("waiting").reverse(),
    ...of("done").filter((job) => !isQuiet(job) && isFresh(job)),
  ];
}

/** When the next of the shown ones goes by itself, in milliseconds from now; null: none does. */
export function nextToGo(jobs: readonly JobState[], seen: SeenEnds, now: number): number | null {
  const ends = jobs.flatMap(({ id, status }) => {
    const at = seen.get(id);
    return status === "done" && at !== undefined && at + doneMilliseconds > now
      ? [at + doneMilliseconds - now]
      : [];
  });
  return ends.length === 0 ? null : Math.min(...ends);
}

/** What is left, as it is said: never more exact than it can be known. `count` is of the unit that `key` names. */
export function leftWords(seconds: number | null): {
  key: "unknown" | "soon" | "minutes" | "hours";
  count: number;
} {
  if (seconds === null) return { key: "unknown", count: 0 };
  if (seconds < minuteSeconds) return { key: "soon", count: 0 };
  if (seconds < 1.5 * hourSeconds) return { key: "minutes", count: Math.ceil(seconds / minuteSeconds) };
  return { key: "hours", count: Math.round(seconds / hourSeconds) };
}

/** What began or ended between two looks, and is worth saying aloud; the newest last. */
export function spoken(before: readonly JobState[], now: readonly JobState[]): JobState[] {
  const statuses = new Map(before.map(({ id, status }) => [id, status]));
  return now
    .filter((job) => {
      const was = statuses.get(job.id);
      if (isQuiet(job) || job.status === "cancelled" || was === job.status) return false;
      // What goes on after standing aside was said when it began.
      return isJobOver(job) ? was !== undefined : was === undefined;
    })
    .toReversed();
}
