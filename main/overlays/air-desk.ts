import { type Slot, slots } from "../../preload/contract";
import type { Engine, StudioContext } from "../core";
import { type AiredCard, createAirPassage } from "./air-passage";
import { type AutoOut, createAutoOut } from "./auto-out";
import type { CardStore } from "./draw/card-store";
import type { Drawing } from "./draw/drawing";
import { createSlotQueue, type SlotQueue, type WantedCard } from "./slot-queue";

/** Cards on their way to air and off it, one slot at a time. */
export interface AirDesk {
  /** What one slot is to hold; settles when it does, with null when it was taken off instead. */
  wish(
    slot: Slot,
    make: (present: WantedCard | null) => Promise<{ card: WantedCard; drawing: Drawing } | null>,
  ): Promise<AiredCard | null>;
  /** Slots that ever held a card. */
  used(): Slot[];
  /** Puts the cards that should be on air into an engine that came back; those whose time is over are taken off. */
  restore(): Promise<void>;
  close(): void;
}

type Queue = SlotQueue<Drawing, AiredCard | null>;

/** The card that was to leave has been replaced, or stays longer. */
class NotDue extends Error {}

export function createAirDesk(
  context: Pick<StudioContext, "store" | "clock" | "log">,
  cards: Pick<CardStore, "render" | "peek">,
  findEngine: () => Engine | null,
): AirDesk {
  const { store, clock } = context;
  const passage = createAirPassage(context, cards, findEngine);
  const queues = new Map<Slot, Queue>();
  const autoOut: AutoOut = createAutoOut(clock, takeOffIfDue);

  async function takeOffIfDue(slot: Slot): Promise<void> {
    const isDue = (out: WantedCard["out"] | undefined) => out != null && "at" in out && out.at <= clock.now();
    try {
      await queueOf(slot).add(async (present) => {
        if (!isDue(present?.out)) throw new NotDue();
        return null;
      });
    } catch (reason) {
      if (!(reason instanceof NotDue)) throw reason;
    }
  }

  async function carryOut(slot: Slot, card: WantedCard | null, drawing: Drawing | null) {
    if (card === null || drawing === null) {
      await passage.takeOff(slot);
      autoOut.set(slot, null);
      return { shown: null, held: null };
    }
    const shown = await passage.putOnAir(slot, card, drawing);
    const { leavesAt } = shown;
    autoOut.set(slot, leavesAt);
    return { shown, held: { ...card, out: leavesAt === null ? null : { at: leavesAt } } };
  }

  function queueOf(slot: Slot): Queue {
    const present = queues.get(slot);
    if (present) return present;
    const queue = createSlotQueue<Drawing, AiredCard | null>({
      carryOut: (card, drawing) => carryOut(slot, card, drawing),
    });
    queues.set(slot, queue);
    return queue;
  }

  return {
    wish: (slot, make) =>
      queueOf(slot).add(async (present) => {
        const made = await make(present);
        return made && { card: made.card, ready: made.drawing };
      }),
    used: () => slots.filter((slot) => queues.has(slot)),
    async restore() {
      const standing = store.get().overlays.slots.filter(({ slot }) => passage.holds(slot));
      const isOver = (leavesAt: number | null) => leavesAt !== null && leavesAt <= clock.now();
      await Promise.all(
        standing.map(({ slot, leavesAt }) =>
          isOver(leavesAt) ? takeOffIfDue(slot) : queueOf(slot).inTurn(() => passage.showAgain(slot)),
        ),
      );
    },
    close: () => autoOut.close(),
  };
}
