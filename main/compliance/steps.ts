/** Does work that comes in steps in one go. */
export function finish<Result>(work: Generator<void, Result>): Result {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** How long other work may have to wait, in milliseconds: half a frame. */
const longestWait = 8;

/** Does work that comes in steps and lets everything else that waits have its turn now and then. */
export async function finishInTurns<Result>(work: Generator<void, Result>): Promise<Result> {
  let begun = performance.now();
  let step = work.next();
  while (!step.done) {
    if (performance.now() - begun > longestWait) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      begun = performance.now();
    }
    step = work.next();
  }
  return step.value;
}
