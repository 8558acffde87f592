/** Runs steps to their end at once. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Milliseconds after which everything else of the studio has a turn. */
const turnMilliseconds = 10;

/** Runs steps to their end while the show goes on. */
export async function finishInTurns<T>(steps: Generator<void, T>): Promise<T> {
  let started = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - started < turnMilliseconds) continue;
    await new Promise((resolve) => setImmediate(resolve));
    started = performance.now();
  }
}
