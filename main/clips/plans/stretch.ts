/** A stretch of a recording, in seconds. */
export interface Stretch {
  from: number;
  to: number;
}

/** Shorter ones are slips of the hand: a segment skipped over, a card put up and taken off at once. */
const shortest = 3;

export const isLongEnough = ({ from, to }: Stretch): boolean => to - from >= shortest;

/** Puts together what overlaps or lies no further apart than a gap (s), in the order of time. */
export function joined<Part extends Stretch>(parts: readonly Part[], gap: number): Part[] {
  const done: Part[] = [];
  for (const part of parts.toSorted((one, other) => one.from - other.from)) {
    const last = done.at(-1);
    if (last === undefined || part.from - last.to > gap) done.push({ ...part });
    else last.to = Math.max(last.to, part.to);
  }
  return done;
}

/** Kept inside a recording of some seconds, to the millisecond. */
export function within({ from, to }: Stretch, seconds: number): Stretch {
  const inside = (moment: number) => Math.round(Math.min(Math.max(moment, 0), seconds) * 1000) / 1000;
  return { from: inside(from), to: inside(to) };
}
