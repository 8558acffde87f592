const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Runs something some times, with an uneven gap between, and gives the milliseconds each took, sorted. */
export async function measure(
  times: number,
  work: (round: number) => Promise<unknown>,
  gap = 0,
): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < times; round++) {
    const begun = performance.now();
    await work(round);
    taken.push(performance.now() - begun);
    // Uneven, so that the rounds do not lock to OBS's frames.
    if (gap > 0) await pause(gap + Math.random() * 33);
  }
  return taken.sort((one, other) => one - other);
}

/** The value below which a part of the sorted figures lies. */
export const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

export const say = (what: string, sorted: readonly number[]): void =>
  console.log(
    `${what.padEnd(52)} p50 ${at(sorted, 0.5).toFixed(1)} ms · p95 ${at(sorted, 0.95).toFixed(1)} ms · n ${sorted.length}`,
  );

/** How many times longer the first took than the second. */
export const ratio = (slow: readonly number[], fast: readonly number[]): void =>
  console.log(`${"".padEnd(52)} ratio ${(at(slow, 0.5) / at(fast, 0.5)).toFixed(1)} ×`);

/** The middle one of some figures. */
export const median = (values: readonly number[]): number =>
  at(
    values.toSorted((one, other) => one - other),
    0.5,
  );
