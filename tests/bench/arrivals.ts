import { once } from "node:events";
import { Worker } from "node:worker_threads";

export interface Arrived {
  /** How many connections were made so far. */
  connections: number;
  /** The longest time in which no byte came by, in milliseconds. */
  silence: number;
  /** How long this machine kept the watch itself waiting at most: silence may be that much too long. */
  delay: number;
}

/** A way to a server that notes when bytes come by. */
export interface Arrivals {
  readonly port: number;
  /** What was seen between two moments of `moment()`. */
  between(from: number, until: number): Promise<Arrived>;
  close(): Promise<unknown>;
}

/** Now, on a clock that is the same in every thread; milliseconds. */
export const moment = (): number => performance.timeOrigin + performance.now();

/** Stands in front of a loopback port. */
export async function watchArrivals(port: number): Promise<Arrivals> {
  const thread = new Worker(new URL("./arrivals-thread.mjs", import.meta.url), { workerData: { port } });
  const [opened] = (await once(thread, "message")) as [{ port: number }];
  let asked = 0;
  return {
    port: opened.port,
    between(from, until) {
      const id = ++asked;
      return new Promise((resolve) => {
        const take = (answer: Arrived & { id: number }) => {
          if (answer.id !== id) return;
          thread.off("message", take);
          resolve(answer);
        };
        thread.on("message", take);
        thread.postMessage({ id, span: { from, until } });
      });
    },
    close: () => thread.terminate(),
  };
}
