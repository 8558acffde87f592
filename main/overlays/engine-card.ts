import type { CardClock, OverlayFormat, Slot } from "../../preload/contract";
import type { Card } from "../core";
import { clockAt, type StoredCard } from "./draw/stored-card";

/**
 * A time that runs from when it is shown begins so many milliseconds after it was asked for: an engine needs them to
 * bring the card up, and no second is to be lost before anybody sees it.
 */
const clockLeadMilliseconds = 700;

/** A card as it stands in a slot. */
export interface StandingCard {
  stored: StoredCard;
  format: OverlayFormat;
  clock: CardClock | null;
}

const runsAlike = (one: CardClock, other: CardClock): boolean =>
  one.mode === other.mode && one.lengthMilliseconds === other.lengthMilliseconds;

/** The clock of a card that is about to be shown; one that runs already in its place goes on, whatever else changed. */
export function startClock({ clock }: StoredCard, before: CardClock | null, now: number): CardClock | null {
  if (clock === null) return null;
  const fresh = clockAt(clock, now + clockLeadMilliseconds);
  const goesOn = clock.until === null && before !== null && runsAlike(fresh, before);
  return goesOn ? { ...fresh, at: before.at } : fresh;
}

export function engineCard(slot: Slot, { stored, format, clock }: StandingCard): Card {
  const { still, width, height, motion, leaving, scroll } = stored;
  const file = format === "still" && scroll === null ? still : stored.file;
  return { slot, format, file, still, width, height, motion, leaving, clock, scroll };
}
