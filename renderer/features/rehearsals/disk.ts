import type { RecordingDisk, RecordingSummary } from "../../../preload/contract";

/** Bytes of a gigabyte, as disk makers count. */
export const giga = 1e9;
const minutesOfHours = 120;
/** So many are offered at a time: one row of them; those that follow come as these go. */
const mostBiggest = 2;
const mostOldest = 1;

/** How recordings stand against their budget and the disk. */
export interface DiskFigures {
  usedBytes: number;
  /** Null where no budget is set. */
  budgetBytes: number | null;
  /** Of what lies there, what is no recording of the list: clips, exports, time lines. */
  madeBytes: number;
  overBytes: number;
  /** How full the bar is, 0–1: of the budget, else of what is used and free together. */
  share: number;
}

/** By how many bytes recordings are over their budget; 0 where none is set. */
export const overBudget = (usedBytes: number, budgetGigabytes: number | null): number =>
  budgetGigabytes === null ? 0 : Math.max(0, usedBytes - budgetGigabytes * giga);

export function diskFigures(
  { usedBytes, freeBytes }: Pick<RecordingDisk, "usedBytes" | "freeBytes">,
  recordings: readonly Pick<RecordingSummary, "bytes" | "missing">[],
  budgetGigabytes: number | null,
): DiskFigures {
  const listed = recordings.reduce((sum, { bytes, missing }) => sum + (missing ? 0 : bytes), 0);
  const budgetBytes = budgetGigabytes === null ? null : budgetGigabytes * giga;
  const whole = budgetBytes ?? usedBytes + (freeBytes ?? usedBytes);
  return {
    ...{ usedBytes, budgetBytes },
    madeBytes: Math.max(0, usedBytes - listed),
    overBytes: overBudget(usedBytes, budgetGigabytes),
    share: whole === 0 ? 0 : Math.min(1, usedBytes / whole),
  };
}

/** Minutes as they are said: from two hours on in whole hours. */
export const roomWords = (minutes: number): { unit: "minutes" | "hours"; count: number } =>
  minutes >= minutesOfHours
    ? { unit: "hours", count: Math.floor(minutes / 60) }
    : { unit: "minutes", count: minutes };

export interface Suggestion {
  recording: RecordingSummary;
  why: "biggest" | "oldest";
}

/** Recordings to think of first when room is needed: the biggest, then the oldest of the others; never a running one. */
export function suggestions(
  recordings: readonly RecordingSummary[],
  runningFile: string | null,
): Suggestion[] {
  const there = recordings.filter(
    ({ missing, file, bytes }) => !missing && bytes > 0 && file !== runningFile,
  );
  const biggest = there.toSorted((one, other) => other.bytes - one.bytes).slice(0, mostBiggest);
  const oldest = there
    .filter((each) => !biggest.includes(each))
    .sort((one, other) => one.startedAt - other.startedAt)
    .slice(0, mostOldest);
  return [
    ...biggest.map((recording) => ({ recording, why: "biggest" as const })),
    ...oldest.map((recording) => ({ recording, why: "oldest" as const })),
  ];
}
