import { diffComm } from "node-diff3";

/** A line of two versions laid over each other; `gap` stands for lines that are the same in both. */
export type ChangedLine =
  | { kind: "same" | "old" | "new"; text: string }
  | { kind: "gap"; lines: number; text: "" };

/** Unchanged lines shown around each change. */
const around = 2;

function shortened(lines: string[], isFirst: boolean, isLast: boolean): ChangedLine[] {
  const head = isFirst ? 0 : around;
  const tail = isLast ? 0 : around;
  const shown = (part: string[]): ChangedLine[] => part.map((text) => ({ kind: "same", text }));
  const left = lines.length - head - tail;
  if (left <= 1) return shown(lines);
  return [
    ...shown(lines.slice(0, head)),
    { kind: "gap", lines: left, text: "" },
    ...shown(lines.slice(lines.length - tail)),
  ];
}

interface Run {
  common?: string[];
  buffer1?: string[];
  buffer2?: string[];
}

/** Runs of equal and different lines. What both begin and end with is taken off first: the comparison is quadratic. */
function runsOf(older: string[], newer: string[]): Run[] {
  const shorter = Math.min(older.length, newer.length);
  let head = 0;
  while (head < shorter && older[head] === newer[head]) head++;
  let tail = 0;
  while (tail < shorter - head && older.at(-1 - tail) === newer.at(-1 - tail)) tail++;
  const inner = (lines: string[]) => lines.slice(head, lines.length - tail);
  return [
    ...(head > 0 ? [{ common: older.slice(0, head) }] : []),
    ...diffComm(inner(older), inner(newer)),
    ...(tail > 0 ? [{ common: older.slice(older.length - tail) }] : []),
  ];
}

/** What changed from an older text to a newer one, line by line, with a little of what surrounds it. */
export function changedLines(older: string, newer: string): ChangedLine[] {
  const runs = runsOf(older.split("\n"), newer.split("\n"));
  return runs.flatMap(({ common, buffer1 = [], buffer2 = [] }, index): ChangedLine[] => {
    if (common) return shortened(common, index === 0, index === runs.length - 1);
    return [
      ...buffer1.map((text): ChangedLine => ({ kind: "old", text })),
      ...buffer2.map((text): ChangedLine => ({ kind: "new", text })),
    ];
  });
}
