/** Two texts between two places: where the stretch begins in each, and where it ends. */
interface Stretch {
  from: [before: number, after: number];
  to: [before: number, after: number];
}

/** Lengths of the runs of characters by which two texts are told to be at the same place; longer ones first. */
const runs = [48, 16, 6, 3, 2];

/** Leaves out what both texts have in common at the beginning and at the end of a stretch. */
function trimmed(before: string, after: string, { from, to }: Stretch): Stretch {
  let [a, b] = from;
  let [aEnd, bEnd] = to;
  while (a < aEnd && b < bEnd && before.charCodeAt(a) === after.charCodeAt(b)) {
    a++;
    b++;
  }
  while (aEnd > a && bEnd > b && before.charCodeAt(aEnd - 1) === after.charCodeAt(bEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  return { from: [a, b], to: [aEnd, bEnd] };
}

/** The one place in a stretch of a text where a run stands; -1 where there is none, or more than one. */
function onlyPlace(text: string, run: string, from: number, to: number): number {
  const at = text.indexOf(run, from);
  if (at < 0 || at + run.length > to) return -1;
  const again = text.indexOf(run, at + 1);
  return again < 0 || again + run.length > to ? at : -1;
}

/** How far from the line a run is looked for: closely beside it, then in steps that double. */
function* distances(length: number): Generator<number> {
  let step = Math.max(1, Math.floor(length / 4));
  let distance = 0;
  for (let tried = 0; tried < 64; tried++) {
    yield distance;
    distance += step;
    if (tried % 8 === 7) step *= 2;
  }
}

/** The nearest run beside a character, to one side of it, that stands once in either stretch: where, in both. */
function nearestRun(
  [before, after]: readonly [string, string],
  { from, to }: Stretch,
  at: number,
  length: number,
  side: 1 | -1,
): [number, number] | null {
  for (const distance of distances(length)) {
    const place = side === 1 ? at + 1 + distance : at - distance;
    if (place < from[0] || place + length > to[0]) {
      if (side === -1 && place > from[0]) continue;
      return null;
    }
    const run = before.slice(place, place + length);
    const other = onlyPlace(after, run, from[1], to[1]);
    if (other >= 0 && onlyPlace(before, run, from[0], to[0]) >= 0) return [place, other];
  }
  return null;
}

/** Narrows a stretch to what lies between the nearest runs on both sides of a character. */
function narrowed(texts: readonly [string, string], stretch: Stretch, at: number, length: number): Stretch {
  const left = nearestRun(texts, stretch, at, length, -1);
  const right = nearestRun(texts, stretch, at, length, 1);
  const reach = left === null ? 0 : Math.min(length, at - left[0]);
  const from: Stretch["from"] = left === null ? stretch.from : [left[0] + reach, left[1] + reach];
  // What was moved to before it does not stand behind it any more.
  return { from, to: right !== null && right[1] >= from[1] ? right : stretch.to };
}

/** The character of the edited text that a character became, or the place where it was. */
function mapCharacter(before: string, after: string, at: number): number {
  let stretch: Stretch = { from: [0, 0], to: [before.length, after.length] };
  for (const length of [0, ...runs]) {
    if (length > 0) stretch = narrowed([before, after], stretch, at, length);
    const { from, to } = trimmed(before, after, stretch);
    if (at < from[0]) return from[1] - (from[0] - at);
    if (at >= to[0]) return to[1] + (at - to[0]);
    stretch = { from, to };
  }
  // It was written over: as far into what stands there now as it was into what stood there.
  return Math.min(stretch.from[1] + (at - stretch.from[0]), stretch.to[1]);
}

/**
 * Where a reading position lies in an edited text, so that the character being read, and those after it, stay on the
 * reading line. The very start stays the start. Texts are those of `readAloudUnits`; the time grows in step with
 * their length.
 */
export function mapPosition(before: string, after: string, position: number): number {
  if (position <= 0 || before === "") return 0;
  if (before === after) return Math.min(position, after.length);
  const at = Math.floor(position + 1e-6);
  const into = Math.max(0, position - at);
  if (at >= before.length) {
    // At its end: what is written behind it is still to be read.
    return Math.min(after.length, mapCharacter(before, after, before.length - 1) + 1);
  }
  return Math.min(after.length, mapCharacter(before, after, at) + into);
}
