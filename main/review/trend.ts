import type { RecordingSummary, Review, TrendPoint } from "../../preload/contract";
import { mainLanguage, meanPace } from "./pace";
import type { WhatWasRead } from "./ports";

/** One rehearsal among the others of its show, of its review. */
export function trendPoint({ startedAt }: RecordingSummary, review: Review, read: WhatWasRead): TrendPoint {
  const lang = mainLanguage(read);
  return {
    id: review.id,
    startedAt,
    seconds: review.seconds,
    plannedSeconds: review.plannedSeconds,
    score: review.score,
    meanPace: lang === null ? null : meanPace(read, lang),
    integratedLufs: review.sound?.integratedLufs ?? null,
    findings: review.marks.filter(({ kind }) => kind === "finding").length,
    cardsMissed: review.cards.filter(({ verdict }) => verdict === "never").length,
    segments: review.segments.length,
  };
}
