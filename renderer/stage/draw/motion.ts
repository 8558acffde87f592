import type { CardEntrance, StageCard } from "../../../preload/contract";

/** How far along something is that takes some milliseconds: 0 to 1; at once where it takes none. */
export const progressOf = (since: number, milliseconds: number, now: number): number =>
  milliseconds <= 0 ? 1 : Math.min(1, Math.max(0, (now - since) / milliseconds));

/** Quick at first, gentle at the end. */
export const easeOut = (progress: number): number => 1 - (1 - progress) ** 3;

/** How a card is drawn at a moment: moved by fractions of its own size, and how solid. */
export interface CardPose {
  dx: number;
  dy: number;
  alpha: number;
}

/** Where a card comes from, in its own widths and heights. */
const entrances: Record<CardEntrance, { dx: number; dy: number }> = {
  left: { dx: -0.25, dy: 0 },
  right: { dx: 0.25, dy: 0 },
  top: { dx: 0, dy: -0.25 },
  bottom: { dx: 0, dy: 0.25 },
  none: { dx: 0, dy: 0 },
};

/** When a window first saw a card, and when it first saw it leave. */
export interface CardTimes {
  cameAt: number;
  leftAt: number | null;
}

/** How far a card has come in, 0 to 1; on the way out it falls back to 0. */
export function presence(card: StageCard, { cameAt, leftAt }: CardTimes, now: number): number {
  const came = progressOf(cameAt, card.inMilliseconds, now);
  return leftAt === null ? came : Math.min(came, 1 - progressOf(leftAt, card.outMilliseconds, now));
}

export function cardPose(from: CardEntrance, present: number): CardPose {
  const eased = easeOut(present);
  const { dx, dy } = entrances[from];
  return { dx: dx * (1 - eased), dy: dy * (1 - eased), alpha: eased };
}
