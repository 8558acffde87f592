/** A number of places that work takes one after the other; whoever waits for one may give up waiting. */
export interface Places {
  /** Resolves when a place is free and taken. Rejects with the signal's reason; then none was taken. */
  enter(signal: AbortSignal): Promise<void>;
  leave(): void;
}

export function createPlaces(limit: number): Places {
  let taken = 0;
  const waiting: (() => void)[] = [];
  return {
    enter(signal) {
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      if (taken < limit) {
        taken++;
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          waiting.splice(waiting.indexOf(enter), 1);
          reject(signal.reason as Error);
        };
        const enter = () => {
          signal.removeEventListener("abort", giveUp);
          resolve();
        };
        signal.addEventListener("abort", giveUp, { once: true });
        waiting.push(enter);
      });
    },
    leave() {
      // The place passes straight to the next in line, so that nobody who comes later can slip in between.
      const next = waiting.shift();
      if (next) next();
      else taken--;
    },
  };
}
