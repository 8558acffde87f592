import type { PlannedOverlay, Show } from "../../../preload/contract";

/** The most cards a segment keeps; the contract's own limit. */
export const mostCards = 12;

/** Where a card is kept: a segment by its id, and its place there. */
export interface KeptPlace {
  segment: string;
  index: number;
}

function withCards(show: Show, segment: string, change: (cards: PlannedOverlay[]) => PlannedOverlay[]): Show {
  return {
    ...show,
    segments: show.segments.map((one) =>
      one.id === segment ? { ...one, overlays: change(one.overlays) } : one,
    ),
  };
}

/** The show with one more card in a segment. */
export const withCard = (show: Show, segment: string, card: PlannedOverlay): Show =>
  withCards(show, segment, (cards) => [...cards, card]);

/** The show with a kept card changed. */
export const withChangedCard = (show: Show, { segment, index }: KeptPlace, card: PlannedOverlay): Show =>
  withCards(show, segment, (cards) => cards.map((old, at) => (at === index ? card : old)));

/** The show without a kept card. */
export const withoutCard = (show: Show, { segment, index }: KeptPlace): Show =>
  withCards(show, segment, (cards) => cards.filter((_, at) => at !== index));
