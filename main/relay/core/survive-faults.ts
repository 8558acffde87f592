/** So many faults in so short a time are a process that is broken, not one that stumbled. */
const tooManyFaults = 20;
const faultMemoryMs = 10_000;

export interface FaultNotes {
  /** Milliseconds of any steady clock. */
  now(): number;
  note(what: string, thrown: unknown): void;
  /** Before anything is at work a fault ends the process. */
  isAtWork(): boolean;
}

/**
 * What one destination's bytes set off must not take the picture from the others: it is written down and the rest goes
 * on. A process that does nothing but stumble ends with exit code 1. Returns a function that ends this.
 */
export function surviveFaults({ now, note, isAtWork }: FaultNotes): () => void {
  let faults: number[] = [];
  const stumble = (thrown: unknown): void => {
    note("a fault that nothing caught", thrown);
    const at = now();
    faults = [...faults.filter((one) => at - one < faultMemoryMs), at];
    if (!isAtWork() || faults.length > tooManyFaults) process.exit(1);
  };
  process.on("uncaughtException", stumble);
  process.on("unhandledRejection", stumble);
  return () => {
    process.off("uncaughtException", stumble);
    process.off("unhandledRejection", stumble);
  };
}
