import type { Slot } from "../../preload/contract";
import type { Clock } from "../core";

/** A card that could not be taken off is tried again after this, in milliseconds: its engine may be away. */
const againMilliseconds = 2000;

/** Takes cards off when their time is over. */
export interface AutoOut {
  /** The moment (epoch milliseconds) that a slot's card leaves at; null: it stays. Replaces the one before. */
  set(slot: Slot, leavesAt: number | null): void;
  close(): void;
}

/**
 * `takeOff` is to take the slot's card off if that still is due: by then another may stand there, or be on its way. It
 * is tried again when it fails.
 */
export function createAutoOut(clock: Clock, takeOff: (slot: Slot) => Promise<void>): AutoOut {
  const cancels = new Map<Slot, () => void>();

  function wait(slot: Slot, milliseconds: number): void {
    cancels.get(slot)?.();
    const cancel = clock.after(milliseconds, () => {
      if (cancels.get(slot) !== cancel) return;
      takeOff(slot).catch(() => {
        if (cancels.get(slot) === cancel) wait(slot, againMilliseconds);
      });
    });
    cancels.set(slot, cancel);
  }

  return {
    set(slot, leavesAt) {
      if (leavesAt !== null) return wait(slot, Math.max(0, leavesAt - clock.now()));
      cancels.get(slot)?.();
      cancels.delete(slot);
    },
    close() {
      for (const cancel of cancels.values()) cancel();
      cancels.clear();
    },
  };
}
