import type { OverlayFields, OverlayFormat } from "../../preload/contract";

/** What a slot is to hold. */
export interface WantedCard {
  template: string;
  /** As typed or filled from a product; not yet checked. */
  fields: OverlayFields;
  format: OverlayFormat;
}

/** A wish for a slot, made from what it is to hold so far; null takes the card off. */
export type Wish<Ready> = (present: WantedCard | null) => Promise<{ card: WantedCard; ready: Ready } | null>;

interface Entry<Ready, Shown> {
  wish: Wish<Ready>;
  resolve(shown: Shown): void;
  reject(reason: unknown): void;
}

/** What a queue does to its slot. */
export interface SlotActions<Ready, Shown> {
  /** Draws the card and puts it on air, or takes the slot's card off. */
  carryOut(card: WantedCard | null, ready: Ready | null): Promise<Shown>;
}

/** One slot's wishes in order: one at a time, and the last one wins. */
export interface SlotQueue<Ready, Shown> {
  /** Settles when the slot holds what was wished for, or something wished for later in the meantime. */
  add(wish: Wish<Ready>): Promise<Shown>;
  /** What the slot holds by the last thing that was carried out. */
  held(): WantedCard | null;
}

/**
 * Wishes that pile up while a card is drawn are folded into one: each is checked in turn on top of the one before,
 * one that is refused changes nothing, and only the outcome is drawn and shown.
 */
export function createSlotQueue<Ready, Shown>({
  carryOut,
}: SlotActions<Ready, Shown>): SlotQueue<Ready, Shown> {
  let held: WantedCard | null = null;
  let waiting: Entry<Ready, Shown>[] = [];
  let isWorking = false;

  async function carryOutBatch(batch: Entry<Ready, Shown>[]): Promise<void> {
    let wanted: { card: WantedCard; ready: Ready } | null = null;
    let present = held;
    const accepted: Entry<Ready, Shown>[] = [];
    for (const entry of batch) {
      try {
        wanted = await entry.wish(present);
        present = wanted?.card ?? null;
        accepted.push(entry);
      } catch (reason) {
        entry.reject(reason);
      }
    }
    if (accepted.length === 0) return;
    try {
      const shown = await carryOut(wanted?.card ?? null, wanted?.ready ?? null);
      held = present;
      for (const entry of accepted) entry.resolve(shown);
    } catch (reason) {
      for (const entry of accepted) entry.reject(reason);
    }
  }

  async function work(): Promise<void> {
    isWorking = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await carryOutBatch(batch);
    }
    isWorking = false;
  }

  return {
    held: () => held,
    add: (wish) =>
      new Promise((resolve, reject) => {
        waiting.push({ wish, resolve, reject });
        if (!isWorking) void work();
      }),
  };
}
