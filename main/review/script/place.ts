import type { ReadPass } from "../ports";
import type { Span } from "../spans";

/** For each code unit of a text, and behind its last: the read-aloud characters before it. */
export function readAloudOffsets(text: string): number[] {
  const offsets: number[] = [];
  let count = 0;
  for (const character of text) {
    for (let unit = 0; unit < character.length; unit++) offsets.push(count);
    if (!/\s/u.test(character)) count++;
  }
  offsets.push(count);
  return offsets;
}

/** The seconds at which a pass came to a place; null where it never did. */
export function secondAt({ points }: Pick<ReadPass, "points">, position: number): number | null {
  const first = points[0];
  if (first === undefined || position < first.position) return null;
  let before = first;
  for (const point of points) {
    if (point.position >= position) {
      const span = point.position - before.position;
      const share = span <= 0 ? 1 : (position - before.position) / span;
      return (before.t + (point.t - before.t) * share) / 1000;
    }
    before = point;
  }
  return null;
}

/** When a pass began and ended, in seconds. */
export const spanOf = ({ points }: Pick<ReadPass, "points">): Span => ({
  from: (points[0]?.t ?? 0) / 1000,
  to: (points.at(-1)?.t ?? 0) / 1000,
});
