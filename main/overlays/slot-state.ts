import { basename } from "node:path";
import type { OverlayFormat, Slot, SlotState } from "../../preload/contract";
import type { StateStore } from "../core/store";
import type { StoredCard } from "./draw/card-store";
import type { WantedCard } from "./slot-queue";

/** How a slot's way to air shows in the state. */
export interface SlotMirror {
  /** Being drawn: the card before stays as it is, since it still is on air. */
  rendering(card: WantedCard, format: OverlayFormat): void;
  asked(card: WantedCard, format: OverlayFormat, stored: StoredCard): void;
  onAir(how: Pick<SlotState, "onAirAt" | "milliseconds" | "seen" | "leavesAt">): void;
  /** What a longer look at the programme found; nothing where another card stands there by now. */
  seen(stored: StoredCard, seen: boolean | null): void;
  leaving(): void;
  gone(): void;
  /** What was tried failed: back to what is on air. */
  restore(before: SlotState | null): void;
  present(): SlotState | null;
}

const imageOf = ({ picture }: StoredCard): string => `card:${basename(picture)}`;

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
  const begin = (card: WantedCard, format: OverlayFormat, part: Pick<SlotState, "image" | "status">) => {
    const { template, fields, theme, product } = card;
    const notYet = { onAirAt: null, seen: null, leavesAt: null, milliseconds: null };
    put({ slot, template, fields, theme, product, format, ...notYet, ...part });
  };
  return {
    present,
    rendering(card, format) {
      if (present()) change({ status: "rendering" });
      else begin(card, format, { image: "", status: "rendering" });
    },
    asked: (card, format, stored) => begin(card, format, { image: imageOf(stored), status: "asked" }),
    onAir: (how) => change({ status: "on-air", ...how }),
    seen(stored, seen) {
      if (present()?.image === imageOf(stored)) change({ seen });
    },
    leaving: () => change({ status: "leaving" }),
    gone: () => put(null),
    restore: (before) => put(before),
  };
}
