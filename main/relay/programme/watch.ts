import type { Clock } from "../../core/clock";

/** Notices when pictures stop coming. */
export interface FreezeWatch {
  picture(): void;
  stop(): void;
}

/** A process that was held up itself has not read what came meanwhile: its first look does not count. */
const heldUpMs = 250;

/** Calls back once when no picture has come for so long, and again after the next ones stop. Begins with the first. */
export function watchForFreeze(clock: Clock, patienceMs: number, frozen: () => void): FreezeWatch {
  let lastAt = 0;
  let isWatching = false;
  let cancel: () => void = () => undefined;

  function lookIn(milliseconds: number): void {
    const dueAt = clock.now() + milliseconds;
    cancel = clock.after(milliseconds, () => look(dueAt));
  }

  function look(dueAt: number): void {
    const now = clock.now();
    const wasHeldUp = now - dueAt > heldUpMs;
    const left = wasHeldUp ? heldUpMs : lastAt + patienceMs - now;
    // A timer may fire a fraction of a millisecond early.
    if (left >= 1) lookIn(left);
    else {
      isWatching = false;
      frozen();
    }
  }

  return {
    picture() {
      lastAt = clock.now();
      if (isWatching) return;
      isWatching = true;
      lookIn(patienceMs);
    },
    stop() {
      isWatching = false;
      cancel();
    },
  };
}
