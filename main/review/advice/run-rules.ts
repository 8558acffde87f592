import { segmentTimes } from "../facts";
import { lengthWords } from "../wording";
import type { Rule } from "./rule";

/** Half a minute and a tenth more than planned, over the segments that were run. */
export const overTimeRule: Rule = ({ review: { segments }, language }) => {
  const times = segmentTimes(segments);
  const planned = times.reduce((sum, time) => sum + time.planned, 0);
  const over = times.reduce((sum, time) => sum + time.actual, 0) - planned;
  if (planned <= 0 || over < 30 || over < planned / 10) return null;
  const longer = times
    .filter(({ overAt }) => overAt !== null)
    .sort((a, b) => b.actual - b.planned - (a.actual - a.planned));
  const most = longer[0];
  if (most === undefined) return null;
  return {
    weight: Math.min(84, 40 + (100 * over) / planned),
    code: "review.advice-over-time",
    params: {
      time: lengthWords(over, language),
      segment: most.title,
      most: lengthWords(most.actual - most.planned, language),
    },
    evidence: longer.flatMap(({ overAt }) => overAt ?? []),
  };
};

/** Cards that were planned and never came; where all came, those that came late or went too soon. */
export const cardsRule: Rule = ({ review: { cards, segments } }) => {
  const startOf = (segment: number) => segments.find(({ index }) => index === segment)?.from ?? 0;
  const evidenceOf = (which: typeof cards) =>
    which.map(({ shownAt, plannedAt, segment }) => shownAt ?? plannedAt ?? startOf(segment));
  // A card with something for sale on it is what the show is for.
  const never = cards
    .filter(({ verdict }) => verdict === "never")
    .sort((a, b) => Number(b.product !== null) - Number(a.product !== null));
  const weak = cards.filter(({ verdict }) => verdict === "late" || verdict === "too-short");
  const first = never[0] ?? weak[0];
  if (first === undefined) return null;
  const isMissed = never.length > 0;
  const found = isMissed ? never : weak;
  const sells = never.some(({ product }) => product !== null);
  return {
    weight: isMissed
      ? Math.min(78, (sells ? 52 : 44) + 6 * found.length)
      : Math.min(55, 30 + 5 * found.length),
    code: isMissed ? "review.advice-cards-missed" : "review.advice-cards-late",
    params: { count: found.length, title: first.title },
    evidence: evidenceOf(found),
  };
};
