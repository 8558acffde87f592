/** Milliseconds that a card ahead of need waits for others to be drawn with it. */
const gatherMilliseconds = 4;
/** Cards of one run; more outputs cost memory (1.5 GB for fifty) and win no time (limits.md, C). */
const cardsPerRun = 10;
const runsAtOnce = 2;

interface Waiting<Order, Result> {
  key: string;
  order: Order;
  resolve(result: Result): void;
  reject(reason: unknown): void;
}

/** Gathers what is asked for close together into runs. */
export interface Gatherer<Order, Result> {
  /** Settles with what became of this order. `urgent` starts a run at once. */
  add(key: string, order: Order, urgent: boolean): Promise<Result>;
  /** Starts at once what waits, or will be added, under a key. */
  hurry(key: string): void;
}

/**
 * `run` draws some orders and gives a result for each, in order. Background runs are at most two at once; an urgent
 * one starts beside them.
 */
export function createGatherer<Order, Result>(
  run: (orders: readonly Order[], urgent: boolean) => Promise<readonly Result[]>,
): Gatherer<Order, Result> {
  let waiting: Waiting<Order, Result>[] = [];
  let running = 0;
  let isAwake = false;
  const hurried = new Set<string>();

  async function carryOut(batch: readonly Waiting<Order, Result>[], urgent: boolean): Promise<void> {
    try {
      const results = await run(
        batch.map(({ order }) => order),
        urgent,
      );
      for (const [index, one] of batch.entries()) one.resolve(results[index] as Result);
    } catch (reason) {
      for (const one of batch) one.reject(reason);
    }
    for (const { key } of batch) hurried.delete(key);
  }

  function startRuns() {
    isAwake = false;
    while (running < runsAtOnce && waiting.length > 0) {
      // Shared out between the runs that may start, so that two cards are drawn by two processors.
      const share = Math.min(cardsPerRun, Math.ceil(waiting.length / (runsAtOnce - running)));
      const batch = waiting.splice(0, share);
      running++;
      void carryOut(batch, false).finally(() => {
        running--;
        startRuns();
      });
    }
  }

  return {
    add: (key, order, urgent) =>
      new Promise((resolve, reject) => {
        const one = { key, order, resolve, reject };
        if (hurried.delete(key) || urgent) {
          void carryOut([one], true);
          return;
        }
        waiting.push(one);
        if (isAwake) return;
        isAwake = true;
        setTimeout(startRuns, gatherMilliseconds);
      }),
    hurry(key) {
      const one = waiting.find((other) => other.key === key);
      if (one === undefined) {
        hurried.add(key);
        return;
      }
      waiting = waiting.filter((other) => other !== one);
      void carryOut([one], true);
    },
  };
}
