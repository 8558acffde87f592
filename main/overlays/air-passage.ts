import { type OverlayFormat, type Slot, StudioError } from "../../preload/contract";
import type { Engine, ShownCard, StudioContext } from "../core";
import { chooseFormat } from "./card-format";
import type { CardStore, StoredCard } from "./draw/card-store";
import type { Drawing } from "./draw/drawing";
import { engineCard, type StandingCard, startClock } from "./engine-card";
import type { WantedCard } from "./slot-queue";
import { mirrorSlot, type SlotMirror } from "./slot-state";

/** A card that was put on air. */
export interface AiredCard {
  stored: StoredCard;
  seen: boolean | null;
  /** When it takes itself off, in epoch milliseconds; null: never. */
  leavesAt: number | null;
}

/** One card at a time from drawing to air, and off it; the state says how far it is. */
export interface AirPassage {
  /** @throws StudioError of the drawing or the engine; what was on air stays. */
  putOnAir(slot: Slot, card: WantedCard, drawing: Drawing): Promise<AiredCard>;
  takeOff(slot: Slot): Promise<void>;
  /** Shows a slot's card in an engine that came back, without its way in: to the audience it never left. */
  showAgain(slot: Slot): Promise<void>;
  holds(slot: Slot): boolean;
}

type Context = Pick<StudioContext, "store" | "clock" | "log">;

/** What an engine answers that has no such slot. */
const placeless: ReadonlySet<string> = new Set(["obs.slot-missing", "stage.no-slot"]);

/** The moment a card takes itself off that is on air from now on. */
function leavesAtOf({ out }: WantedCard, now: number): number | null {
  if (out === null) return null;
  return "at" in out ? out.at : now + out.afterSeconds * 1000;
}

export function createAirPassage(
  { store, clock, log }: Context,
  cards: Pick<CardStore, "render" | "peek">,
  findEngine: () => Engine | null,
): AirPassage {
  const onAir = new Map<Slot, StandingCard>();

  function engine(): Engine {
    const present = findEngine();
    if (present === null) throw new StudioError("overlays.no-engine");
    return present;
  }

  const formatOf = (card: WantedCard, drawing: Drawing, mirror: SlotMirror): Promise<OverlayFormat> =>
    chooseFormat({
      asked: card.format,
      engine: findEngine()?.kind ?? null,
      hasClock: drawing.clock !== null,
      scrolls: drawing.loaded.template.ticker !== null,
      replaces: mirror.present() !== null,
      motion: store.get().settings.cards.motion,
      isDrawn: async () => (await cards.peek(drawing, "clip")) !== null,
    });

  function follow(mirror: SlotMirror, stored: StoredCard, { later }: ShownCard): void {
    later?.then(
      (seen) => mirror.seen(stored, seen),
      (error: unknown) => log.warn({ err: error }, "a card was not looked for in the programme"),
    );
  }

  async function show(slot: Slot, card: WantedCard, drawing: Drawing, mirror: SlotMirror) {
    const format = await formatOf(card, drawing, mirror);
    mirror.rendering(card, format);
    const stored = await cards.render(drawing, format, { urgent: true });
    const target = engine();
    mirror.asked(card, format, stored);
    const runs = startClock(stored, onAir.get(slot)?.clock ?? null, clock.now());
    const standing = { stored, format, clock: runs };
    const shown = await target.showCard(engineCard(slot, standing));
    onAir.set(slot, standing);
    return { stored, shown };
  }

  return {
    async putOnAir(slot, card, drawing) {
      const mirror = mirrorSlot(store, slot);
      const before = mirror.present();
      const startedAt = performance.now();
      try {
        const { stored, shown } = await show(slot, card, drawing, mirror);
        const onAirAt = clock.now();
        const leavesAt = leavesAtOf(card, onAirAt);
        const milliseconds = Math.round(performance.now() - startedAt);
        mirror.onAir({ onAirAt, milliseconds, seen: shown.seen, leavesAt });
        follow(mirror, stored, shown);
        return { stored, seen: shown.seen, leavesAt };
      } catch (error) {
        mirror.restore(before);
        throw error;
      }
    },
    async takeOff(slot) {
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
    },
    async showAgain(slot) {
      const standing = onAir.get(slot);
      const mirror = mirrorSlot(store, slot);
      if (standing === undefined || mirror.present() === null) return;
      const format = standing.clock === null ? "still" : standing.format;
      try {
        const shown = await engine().showCard(engineCard(slot, { ...standing, format }));
        mirror.seen(standing.stored, shown.seen);
        follow(mirror, standing.stored, shown);
      } catch (error) {
        if (!(error instanceof StudioError) || !placeless.has(error.code)) throw error;
        // Another engine, or other scenes: nothing has a place for it any more, so it is not on air.
        onAir.delete(slot);
        mirror.gone();
      }
    },
    holds: (slot) => onAir.has(slot),
  };
}
