import type { ReviewCard, ReviewSegment, TimelineSegment } from "../../preload/contract";
import type { Run, RunCard } from "./run";
import { tenth } from "./spans";

/** A card that comes by itself is late after this, in seconds. */
const lateSeconds = 5;
/** Nobody reads a card that stands for less, in seconds. */
const shortSeconds = 4;

const isShort = ({ shownAt, to, hasLeft }: RunCard): boolean =>
  shownAt !== null && hasLeft && to - shownAt < shortSeconds;

const secondsOf = ({ shownAt, to }: RunCard): number =>
  shownAt === null ? 0 : tenth(Math.max(0, to - shownAt));

/** Whether a card that was asked for is one that was planned. */
function isPlanned(card: RunCard, planned: TimelineSegment["cards"][number]): boolean {
  if (planned.product !== null || card.product !== null) return card.product === planned.product;
  return card.template === planned.template && (planned.title === "" || card.title === planned.title);
}

/** The segment that ran when something happened; -1 before the first. */
const segmentAt = (segments: readonly ReviewSegment[], at: number): ReviewSegment | undefined =>
  segments.findLast((segment) => segment.from <= at && at <= segment.to);

/** The cards a segment's plan names, each with how it came: a segment that was gone back to is judged as one. */
function plannedCards(run: Run, plan: TimelineSegment, left: Set<RunCard>): ReviewCard[] {
  const visits = run.segments.filter(({ id }) => id === plan.id);
  const first = visits[0];
  if (first === undefined) return [];
  return plan.cards.map((planned) => {
    const isIn = (card: RunCard) => visits.some(({ from, to }) => card.from >= from - 1 && card.from <= to);
    const asked = [...left].filter((card) => isPlanned(card, planned) && isIn(card));
    const card = asked.find(({ shownAt }) => shownAt !== null) ?? asked[0];
    for (const one of asked) if (one === card || one.shownAt === null) left.delete(one);
    const about = {
      slot: card?.slot ?? planned.slot ?? "card",
      template: planned.template,
      title: planned.title || planned.template,
      product: planned.product,
      segment: first.index,
      plannedAt: planned.auto ? first.from : null,
    };
    if (card === undefined || card.shownAt === null)
      return { ...about, shownAt: null, seconds: 0, verdict: "never" as const };
    const isLate = planned.auto && card.shownAt - first.from > lateSeconds;
    const verdict = isLate ? "late" : isShort(card) ? "too-short" : "well";
    return { ...about, shownAt: card.shownAt, seconds: secondsOf(card), verdict };
  });
}

/** A card that was shown or asked for without standing in the plan. */
function unplannedCard(run: Run, card: RunCard): ReviewCard {
  const { slot, template, title, product, shownAt, from } = card;
  const late = shownAt !== null && shownAt - from > lateSeconds;
  const shown = late ? "late" : isShort(card) ? "too-short" : "well";
  return {
    ...{ slot, template, title: title || template, product, shownAt, plannedAt: from },
    segment: segmentAt(run.segments, from)?.index ?? -1,
    seconds: secondsOf(card),
    verdict: shownAt === null ? "never" : shown,
  };
}

/** Cards that the script's own cues should have brought: passed by, and not shown by that name from then on. */
function missedCues(run: Run, known: readonly ReviewCard[]): ReviewCard[] {
  const missed = new Map<string, ReviewCard>();
  for (const { at, phase, what, title } of run.cues) {
    if (phase !== "missed" || title === "" || (what !== "product" && what !== "overlay")) continue;
    const isKnown = known.some(
      (card) => card.title === title && (card.shownAt === null || card.shownAt + card.seconds >= at),
    );
    const segment = segmentAt(run.segments, at)?.index ?? -1;
    if (!isKnown && !missed.has(title))
      missed.set(title, {
        ...{ slot: "card", template: title, title, product: null, segment, plannedAt: at },
        ...{ shownAt: null, seconds: 0, verdict: "never" },
      });
  }
  return [...missed.values()];
}

/**
 * Every card that was planned in a segment that was run, was asked for, or should have come by a cue of the script: late
 * after 5 s, too short below 4 s. One that has to be tapped has no time of its own and is never late; it is missed where
 * it was not shown at all.
 */
export function reviewCards(run: Run): ReviewCard[] {
  const left = new Set(run.cards);
  const planned = (run.show?.rundown ?? []).flatMap((segment) => plannedCards(run, segment, left));
  const known = [...planned, ...[...left].map((card) => unplannedCard(run, card))];
  const at = ({ plannedAt, shownAt, segment }: ReviewCard) =>
    shownAt ?? plannedAt ?? run.segments.find(({ index }) => index === segment)?.from ?? 0;
  return [...known, ...missedCues(run, known)].sort((one, other) => at(one) - at(other));
}

/** Cards that a viewer did not get as they were meant. */
export const missedCards = (cards: readonly ReviewCard[]): ReviewCard[] =>
  cards.filter(({ verdict }) => verdict !== "well");
