import type { Slot } from "../../../preload/contract";
import { type Card, type ShownCard, type StudioContext, sleep } from "../../core";
import type { ObsLink } from "../connection/link";
import { type Reader, readBack } from "./card-read-back";
import { scenesWithSlot } from "./card-requests";
import { createStills } from "./card-stills";
import { slotNames } from "./names";
import type { Session } from "./session";

/** How long a card is looked for after its own way in, and after a fade, in milliseconds. */
const patienceMilliseconds = 1000;
const pauseMilliseconds = 90;

interface Sighting {
  card: Card;
  /** The source that shows it. */
  source: string;
  before: Card | null;
}

/** Looks for cards in the programme's picture. */
export interface Witness {
  /** A card is on its way: what was said of the one before in its slot is void. */
  expect(card: Card): void;
  /** What is known at once; the answer is never kept waiting for more than one look. */
  ask(sighting: Sighting): Promise<Pick<ShownCard, "seen" | "later">>;
  /** The slot changes: what was said of its card is void. */
  forget(slot: Slot): void;
}

/**
 * A card that is not seen becomes a problem: it was sent, and the audience does not have it. Nothing here fails a card
 * that OBS itself says it draws.
 */
export function createWitness(
  { store, problems, clock, log }: StudioContext,
  link: ObsLink,
  session: Session,
): Witness {
  const stills = createStills();
  const reader: Reader = { link, session, stills, scenesOf: (slot) => scenesWithSlot(session, slot) };
  const isWanted = ({ card }: Sighting) => session.cards.get(card.slot)?.card === card;

  async function look({ card, source, before }: Sighting): Promise<boolean | null> {
    const { onAirName: scene } = store.get().scenes;
    try {
      return await readBack(reader, { card, source, before, scene });
    } catch (error) {
      log.debug({ err: error, slot: card.slot }, "the programme was not read back");
      return null;
    }
  }

  async function wait(sighting: Sighting): Promise<boolean | null> {
    const { card } = sighting;
    const wayIn = card.format === "clip" && card.clock === null ? card.motion.inMilliseconds : 0;
    await sleep(clock, wayIn || pauseMilliseconds);
    let until = clock.now() + patienceMilliseconds;
    for (;;) {
      if (!isWanted(sighting)) return null;
      const isFading = store.get().scenes.asked !== null;
      if (isFading) until = Math.max(until, clock.now() + patienceMilliseconds / 2);
      const seen = isFading ? false : await look(sighting);
      if (seen === true || clock.now() >= until) return isWanted(sighting) ? seen : null;
      await sleep(clock, pauseMilliseconds);
    }
  }

  async function follow(sighting: Sighting): Promise<boolean | null> {
    const seen = await wait(sighting);
    const { slot } = sighting.card;
    if (seen === false) {
      const { "zh-CN": label, en } = slotNames[slot];
      problems.report("obs.card-covered", { subject: slot, params: { slot: label, slotEn: en } });
    }
    return seen;
  }

  const forget = (slot: Slot) => problems.clear("obs.card-covered", slot);

  return {
    forget,
    expect(card) {
      forget(card.slot);
      if (card.scroll === null) stills.ahead(card.slot, card.still);
    },
    async ask(sighting) {
      const { card } = sighting;
      const mayBeJudged = card.scroll === null;
      if (!mayBeJudged) return { seen: null, later: null };
      const stands = card.format === "still" || card.clock !== null;
      const isSettled = stands && store.get().scenes.asked === null;
      const seen = isSettled ? await look(sighting) : null;
      if (seen === true) return { seen, later: null };
      return { seen: null, later: follow(sighting) };
    },
  };
}
