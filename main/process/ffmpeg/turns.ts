/** Lets at most some tasks run at once; the rest wait in the order they came. */
export interface Turns {
  take<Result>(task: () => Promise<Result>): Promise<Result>;
}

export function createTurns(limit: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];

  function enter(): Promise<void> {
    if (running < limit) {
      running++;
      return Promise.resolve();
    }
    return new Promise((resolve) => waiting.push(resolve));
  }

  function leave() {
    // The place passes straight to the next in line, so that nobody who comes later can slip in between.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }

  return {
    async take(task) {
      await enter();
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
