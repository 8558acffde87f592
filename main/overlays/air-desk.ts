import { type Slot, StudioError, slots } from "../../preload/contract";
import type { Card, Engine, StudioContext } from "../core";
import type { CardStore, StoredCard } from "./draw/card-store";
import type { Drawing } from "./draw/draw-card";
import { createSlotQueue, type SlotQueue, type WantedCard } from "./slot-queue";
import { mirrorSlot } from "./slot-state";

/** Cards on their way to air and off it, one slot at a time. */
export interface AirDesk {
  /** What one slot is to hold; settles when it does, with null when it was taken off instead. */
  wish(
    slot: Slot,
    make: (present: WantedCard | null) => Promise<{ card: WantedCard; drawing: Drawing } | null>,
  ): Promise<StoredCard | null>;
  /** Slots that ever held a card. */
  used(): Slot[];
  restore(): Promise<void>;
}

type Context = Pick<StudioContext, "store" | "clock">;

const engineCard = (slot: Slot, format: Card["format"], stored: StoredCard): Card => {
  const { file, still, width, height } = stored;
  return { slot, format, file, still, width, height };
};

export function createAirDesk(
  { store, clock }: Context,
  cards: CardStore,
  findEngine: () => Engine | null,
): AirDesk {
  const onAir = new Map<Slot, StoredCard>();
  const queues = new Map<Slot, SlotQueue<Drawing, StoredCard | null>>();

  function engine(): Engine {
    const present = findEngine();
    if (present === null) throw new StudioError("overlays.no-engine");
    return present;
  }

  async function putOnAir(slot: Slot, card: WantedCard, drawing: Drawing): Promise<StoredCard> {
    const mirror = mirrorSlot(store, slot);
    const before = mirror.present();
    const startedAt = performance.now();
    try {
      mirror.rendering(card);
      const stored = await cards.render(drawing, card.format);
      const target = engine();
      mirror.asked(card, stored);
      await target.showCard(engineCard(slot, card.format, stored));
      onAir.set(slot, stored);
      mirror.onAir(clock.now(), Math.round(performance.now() - startedAt));
      return stored;
    } catch (error) {
      mirror.restore(before);
      throw error;
    }
  }

  async function takeOff(slot: Slot): Promise<void> {
    const mirror = mirrorSlot(store, slot);
    const before = mirror.present();
    try {
      mirror.leaving();
      // Asked of the engine even when no card is known here: one may have stayed there from an earlier run.
      await findEngine()?.hideCard(slot);
      onAir.delete(slot);
      mirror.gone();
    } catch (error) {
      mirror.restore(before);
      throw error;
    }
  }

  function queueOf(slot: Slot): SlotQueue<Drawing, StoredCard | null> {
    const present = queues.get(slot);
    if (present) return present;
    const queue = createSlotQueue<Drawing, StoredCard | null>({
      carryOut: async (card, drawing) => {
        if (card !== null && drawing !== null) return await putOnAir(slot, card, drawing);
        await takeOff(slot);
        return null;
      },
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
      for (const { slot, format } of store.get().overlays.slots) {
        const stored = onAir.get(slot);
        if (stored) await engine().showCard(engineCard(slot, format, stored));
      }
    },
  };
}
