import { type Slot, StudioError } from "../../../preload/contract";
import { type Card, type ShownCard, type StudioContext, sleep } from "../../core";
import type { ObsLink } from "../connection/link";
import { keepClocks } from "./card-clocks";
import { createPlayers } from "./card-player";
import { scenesWithSlot } from "./card-requests";
import { createSlotWork } from "./card-slots";
import { createWitness } from "./card-witness";
import type { StandingCard } from "./desired";
import { type Deck, slotNames } from "./names";
import type { Session } from "./session";

/** A clip of the way out has surely ended so long after its length. */
const leavingMarginMilliseconds = 80;

/** Puts cards into their slots. */
export interface Cards {
  /** @throws StudioError `obs.slot-missing`, `obs.slot-not-on-air` or `obs.card-not-shown`. */
  show(card: Card): Promise<ShownCard>;
  /** From now on the slot is to hold nothing; gives what stood there. */
  forget(slot: Slot): StandingCard | null;
  /** Takes what stood there off the picture, by its clip of the way out where it has one. */
  hide(slot: Slot, standing: StandingCard | null): Promise<void>;
}

export function createCards(context: StudioContext, link: ObsLink, session: Session): Cards {
  const { clock, store } = context;
  const slots = createSlotWork({ context, link, session, players: createPlayers(context, link) });
  const witness = createWitness(context, link, session);
  const label = (slot: Slot) => slotNames[slot][store.get().settings.language];
  keepClocks({
    ...{ context, link, session },
    showAgain: (card) =>
      session.inTurn(async () => {
        if (session.cards.get(card.slot)?.card !== card) return;
        await slots.replace(card, scenesWithSlot(session, card.slot), label(card.slot));
      }),
  });

  return {
    async show(card) {
      const asked = clock.now();
      const before = session.cards.get(card.slot)?.card ?? null;
      witness.expect(card);
      const source = await session.inTurn(async () => {
        const scenes = scenesWithSlot(session, card.slot);
        if (scenes.length === 0) {
          throw new StudioError("obs.slot-missing", { params: { slot: label(card.slot) } });
        }
        return slots.replace(card, scenes, label(card.slot));
      });
      const milliseconds = clock.now() - asked;
      return { milliseconds, ...(await witness.ask({ card, source, before })) };
    },
    forget(slot) {
      const standing = session.cards.get(slot) ?? null;
      session.cards.delete(slot);
      witness.forget(slot);
      return standing;
    },
    async hide(slot, standing) {
      const leaving = standing?.card.leaving ?? null;
      const used: (Deck | null)[] = [standing?.deck ?? null];
      if (standing !== null && leaving !== null) {
        used.push(await session.inTurn(() => slots.beginLeaving(slot, standing, leaving)));
        await sleep(clock, standing.card.motion.outMilliseconds + leavingMarginMilliseconds);
      }
      await session.inTurn(async () => {
        // Another card may have come meanwhile.
        if (!session.cards.has(slot)) await slots.clear(slot, scenesWithSlot(session, slot), used);
      });
    },
  };
}
