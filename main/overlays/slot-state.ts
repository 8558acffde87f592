import { basename } from "node:path";
import type { Slot, SlotState } from "../../preload/contract";
import type { StateStore } from "../core/store";
import type { StoredCard } from "./draw/card-store";
import type { WantedCard } from "./slot-queue";

/** How a slot's way to air shows in the state. */
export interface SlotMirror {
  /** Being drawn: the card before stays as it is, since it still is on air. */
  rendering(card: WantedCard): void;
  asked(card: WantedCard, stored: StoredCard): void;
  onAir(at: number, milliseconds: number): void;
  leaving(): void;
  gone(): void;
  /** What was tried failed: back to what is on air. */
  restore(before: SlotState | null): void;
  present(): SlotState | null;
}

export function mirrorSlot(store: StateStore, slot: Slot): SlotMirror {
  const present = () => store.get().overlays.slots.find((one) => one.slot === slot) ?? null;
  const put = (next: SlotState | null) =>
    store.update(({ overlays }) => {
      const index = overlays.slots.findIndex((one) => one.slot === slot);
      if (next === null) overlays.slots = overlays.slots.filter((one) => one.slot !== slot);
      else if (index >= 0) overlays.slots[index] = next;
      else overlays.slots.push(next);
    });
  const change = (part: Partial<SlotState>) => {
    const now = present();
    if (now) put({ ...now, ...part });
  };
  return {
    present,
    rendering(card) {
      if (present()) change({ status: "rendering" });
      else put({ slot, ...card, image: "", status: "rendering", onAirAt: null, milliseconds: null });
    },
    asked(card, stored) {
      const image = `card:${basename(stored.still)}`;
      put({ slot, ...card, image, status: "asked", onAirAt: null, milliseconds: null });
    },
    onAir: (at, milliseconds) => change({ status: "on-air", onAirAt: at, milliseconds }),
    leaving: () => change({ status: "leaving" }),
    gone: () => put(null),
    restore: (before) => put(before),
  };
}
