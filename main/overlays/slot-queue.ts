import type { OverlayFields, OverlayFormat } from "../../preload/contract";

/** When a card takes itself off: some seconds after it is on air, at a moment (epoch milliseconds), or never. */
export type WayOut = { afterSeconds: number } | { at: number } | null;

/** What a slot is to hold. */
export interface WantedCard {
  template: string;
  /** As typed or filled from a product; not yet checked. */
  fields: OverlayFields;
  /** `auto`: the moving form where that keeps nobody waiting. */
  format: "auto" | OverlayFormat;
  theme: string;
  /** The product it was filled from. */
  product: string | null;
  out: WayOut;
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
  /** Draws the card and puts it on air, or takes the slot's card off. `held` is what the slot holds then. */
  carryOut(card: WantedCard | null, ready: Ready | null): Promise<{ shown: Shown; held: WantedCard | null }>;
}

/** One slot's wishes in order: one at a time, and the last one wins. */
export interface SlotQueue<Ready, Shown> {
  /** Settles when the slot holds what was wished for, or something wished for later in the meantime. */
  add(wish: Wish<Ready>): Promise<Shown>;
  /** Runs something else on the slot while none of its wishes is being carried out. */
  inTurn(work: () => Promise<void>): Promise<void>;
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
  let tail: Promise<unknown> = Promise.resolve();

  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = tail.then(work, work);
    tail = turn.catch(() => undefined);
    return turn;
  }

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
      const outcome = await carryOut(wanted?.card ?? null, wanted?.ready ?? null);
      held = outcome.held;
      for (const entry of accepted) entry.resolve(outcome.shown);
    } catch (reason) {
      for (const entry of accepted) entry.reject(reason);
    }
  }

  return {
    inTurn,
    add: (wish) =>
      new Promise((resolve, reject) => {
        waiting.push({ wish, resolve, reject });
        void inTurn(async () => {
          const batch = waiting;
          waiting = [];
          if (batch.length > 0) await carryOutBatch(batch);
        });
      }),
  };
}
