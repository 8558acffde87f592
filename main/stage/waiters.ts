import type { StudioError } from "../../preload/contract";
import type { Clock } from "../core";

/** What a report means to somebody who waits: the thing he waits for, still nothing, or that it will not come. */
export type Verdict = "done" | "waiting" | StudioError;

interface Waiter<Report> {
  judge: (report: Report) => Verdict;
  settle: (failure: StudioError | null) => void;
}

/** Callers that wait for the stage's window to report something. */
export class Waiters<Report> {
  readonly #clock: Clock;
  readonly #waiting = new Set<Waiter<Report>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves at the first report judged done. @throws the verdict's error, or `late` after some milliseconds */
  until(judge: (report: Report) => Verdict, milliseconds: number, late: () => StudioError): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.after(milliseconds, () => waiter.settle(late()));
      const waiter: Waiter<Report> = {
        judge,
        settle: (failure) => {
          cancel();
          this.#waiting.delete(waiter);
          if (failure === null) resolve();
          else reject(failure);
        },
      };
      this.#waiting.add(waiter);
    });
  }

  report(report: Report): void {
    for (const waiter of [...this.#waiting]) {
      const verdict = waiter.judge(report);
      if (verdict !== "waiting") waiter.settle(verdict === "done" ? null : verdict);
    }
  }

  /** Nobody will report any more: everybody is let go, with an error where one is given. */
  release(failure: StudioError | null): void {
    for (const waiter of [...this.#waiting]) waiter.settle(failure);
  }
}
