import type { Slot } from "../../../preload/contract";
import type { Card, StudioContext } from "../../core";
import type { ObsLink } from "../connection/link";
import { answerOf } from "../connection/requests";
import { othersOf, type Players, sourceOf } from "./card-player";
import { loadRequest, scenesWithSlot, scrollRequests, showRequests, visibility } from "./card-requests";
import {
  bridge,
  confirm,
  hideOthers,
  holdClock,
  type Passage,
  playLater,
  prepareStill,
  untilPictured,
} from "./card-steps";
import type { StandingCard } from "./desired";
import type { Deck } from "./names";
import type { Size } from "./placement";
import type { Session } from "./session";

/** What is done to a slot, one thing at a time; `session.cards` says what stands in it. */
export interface SlotWork {
  /**
   * Shows a card in place of whatever stands in its slot, which stays when that fails. Gives the source that shows it.
   * @throws StudioError `obs.slot-not-on-air` or `obs.card-not-shown`.
   */
  replace(card: Card, scenes: readonly string[], label: string): Promise<string>;
  /** Hides everything of a slot, and leaves its players empty and its still at rest. */
  clear(slot: Slot, scenes: readonly string[], used: readonly (Deck | null)[]): Promise<void>;
  /** Shows the clip of the way out in the other player, and hides the card under it. Gives the player. */
  beginLeaving(slot: Slot, standing: StandingCard, leaving: string): Promise<Deck>;
}

interface Given {
  context: Pick<StudioContext, "clock" | "log">;
  link: ObsLink;
  session: Session;
  players: Players;
}

interface Parts extends Given {
  /** The size of what each slot's still holds, shown or hidden. */
  stillSizes: Map<Slot, Size>;
}

const otherDeck = (deck: Deck | null | undefined): Deck => (deck === "a" ? "b" : "a");

/** Whether the still must change between running and standing while it is seen. */
const changesMovement = (card: Card, standing: StandingCard | null): boolean =>
  standing?.deck === null && (standing.card.scroll === null) !== (card.scroll === null);

/** Not waited for: a player is emptied before its next clip at the latest. */
function emptyLater({ players }: Parts, slot: Slot, used: readonly (Deck | null)[]): void {
  for (const deck of used) if (deck !== null) void players.empty(sourceOf(slot, deck));
}

async function take({ players }: Parts, slot: Slot, deck: Deck): Promise<void> {
  const source = sourceOf(slot, deck);
  await players.empty(source);
  players.filled(source);
}

async function clear(
  parts: Parts,
  slot: Slot,
  scenes: readonly string[],
  used: readonly (Deck | null)[],
): Promise<void> {
  await parts.link.batch([
    ...othersOf(slot, "").flatMap((source) => visibility(scenes, source, false)),
    ...scrollRequests({ slot, scroll: null }),
  ]);
  emptyLater(parts, slot, used);
}

/** Shows the card beside what the slot shows so far. Gives when its clock goes on, and the frames drawn by then. */
async function bringIn(parts: Parts, passage: Passage, standing: StandingCard | null) {
  const { card, deck, scenes } = passage;
  if (deck !== null) await take(parts, card.slot, deck);
  if (deck !== null && card.clock !== null) return holdClock(passage, card.clock);
  const changes = changesMovement(card, standing);
  if (deck === null && changes && standing !== null) {
    await take(parts, card.slot, "a");
    await bridge(passage, card.scroll === null ? card : standing.card, "a");
  }
  // A strip must never be seen at rest, nor the card after one running: the still is set while hidden.
  const isHidden = changes || standing?.deck !== null;
  if (deck === null && (isHidden || card.scroll !== null)) {
    const known = parts.stillSizes.get(card.slot);
    const isSameSize = known?.width === card.width && known.height === card.height;
    await prepareStill(passage, changes || card.scroll !== null || !isSameSize);
  }
  if (deck === null) parts.stillSizes.set(card.slot, { width: card.width, height: card.height });
  const shown = await parts.link.batch(showRequests(card, deck, scenes));
  return { playAt: null, drawn: answerOf(shown.at(-1), "GetStats")?.renderTotalFrames ?? 0 };
}

/** What stood there stays when the new card cannot be shown. */
async function putBack(parts: Parts, { card, deck, scenes }: Passage, standing: StandingCard | null) {
  const { link, session } = parts;
  const { slot } = card;
  if (standing === null || changesMovement(card, standing)) {
    session.cards.delete(slot);
    await clear(parts, slot, scenes, [deck, standing?.deck ?? null]);
    return;
  }
  if (standing.deck === deck) await link.batch(showRequests(standing.card, deck, scenes));
  else await link.batch(visibility(scenes, sourceOf(slot, deck), false));
  emptyLater(parts, slot, standing.deck === deck ? [] : [deck]);
}

/** The old card goes only when the new one is seen, so a slow computer shows both for a moment, never neither. */
async function replace(parts: Parts, card: Card, scenes: readonly string[], label: string): Promise<string> {
  const { link, session, context } = parts;
  const standing = session.cards.get(card.slot) ?? null;
  const deck = card.format === "still" ? null : otherDeck(standing?.deck);
  const passage: Passage = { link, clock: context.clock, card, deck, scenes };
  try {
    const { playAt, drawn } = await bringIn(parts, passage, standing);
    await confirm(passage, drawn, label);
    await hideOthers(passage);
    session.cards.set(card.slot, { card, deck });
    const isWanted = () => session.cards.get(card.slot)?.card === card;
    if (playAt !== null) playLater(passage, playAt, isWanted, context.log);
  } catch (thrown) {
    await putBack(parts, passage, standing).catch((error: unknown) =>
      context.log.debug({ err: error }, "a slot was not put back"),
    );
    throw thrown;
  }
  const before = changesMovement(card, standing) ? "a" : (standing?.deck ?? null);
  if (before !== deck) emptyLater(parts, card.slot, [before]);
  return sourceOf(card.slot, deck);
}

async function beginLeaving(parts: Parts, slot: Slot, { card, deck }: StandingCard, leaving: string) {
  const { link, session, context } = parts;
  const scenes = scenesWithSlot(session, slot);
  const other = otherDeck(deck);
  await take(parts, slot, other);
  await link.batch([
    loadRequest({ slot, clock: null }, leaving, other),
    ...visibility(scenes, sourceOf(slot, other), true),
  ]);
  await untilPictured({ link, clock: context.clock, card, deck: other, scenes }, "leaving");
  await link.batch(visibility(scenes, sourceOf(slot, deck), false));
  return other;
}

export function createSlotWork(given: Given): SlotWork {
  const parts: Parts = { ...given, stillSizes: new Map() };
  given.link.onLost(() => parts.stillSizes.clear());
  return {
    replace: (card, scenes, label) => replace(parts, card, scenes, label),
    clear: (slot, scenes, used) => clear(parts, slot, scenes, used),
    beginLeaving: (slot, standing, leaving) => beginLeaving(parts, slot, standing, leaving),
  };
}
