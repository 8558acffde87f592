import type { TFunction } from "i18next";
import type { DestinationReportCard, ReportGap, ShowReport } from "../../../preload/contract";
import { besideName, formatBitrate, formatBytes, formatClock, formatDate } from "../../app/format";

type Translate = TFunction<"app">;

/** Seconds as people say them: tenths where it was short, and never figures that may be minutes or hours. */
export function spanWords(seconds: number, t: Translate): string {
  if (seconds < 10) return t("report.span.seconds", { seconds: seconds.toFixed(1) });
  const whole = Math.round(seconds);
  if (whole < 60) return t("report.span.seconds", { seconds: whole });
  if (whole < 3600) return t("report.span.minutes", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
  const minutes = Math.round(seconds / 60);
  return t("report.span.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

const secondsOf = ({ from, until }: ReportGap, endedAt: number): number => ((until ?? endedAt) - from) / 1000;

/** The first sentence: whether the show held, and where it did not. */
export function headline({ destinations }: ShowReport, t: Translate): string {
  const reached = destinations.filter(({ onAirSeconds }) => onAirSeconds > 0);
  if (reached.length === 0) return t("report.nobody");
  if (reached.length === destinations.length && reached.every(({ gaps }) => gaps.length === 0))
    return t("report.unbroken", { count: destinations.length });
  const broken = reached.filter(({ gaps }) => gaps.length > 0);
  const longest = spanWords(Math.max(0, ...broken.map(({ longestGapSeconds }) => longestGapSeconds)), t);
  const parts = [
    ["never", destinations.length - reached.length],
    ["broken", broken.length],
    ["fine", reached.length - broken.length],
  ] as const;
  const said = parts.filter(([, count]) => count > 0);
  const words = said.map(([part, count]) => t(`report.held.${part}`, { count, longest }));
  return `${words.join(t("report.held.and"))}${t("report.held.end")}`;
}

export function destinationWords(card: DestinationReportCard, t: Translate): string {
  const { onAirSeconds, gaps, longestGapSeconds } = card;
  if (onAirSeconds === 0) return t("report.destination.never");
  const time = spanWords(onAirSeconds, t);
  if (gaps.length === 0) return t("report.destination.unbroken", { time });
  const longest = spanWords(longestGapSeconds, t);
  return t("report.destination.broken", { time, count: gaps.length, longest });
}

/** A figure stays on one line with its unit. */
const unbroken = (figure: string): string => figure.replaceAll(" ", "\u00a0");

export const figureWords = (card: DestinationReportCard, t: Translate): string =>
  t("report.figures", {
    rate: unbroken(formatBitrate(card.meanKbps)),
    dropped: card.droppedFrames,
    reconnects: card.reconnects,
    size: unbroken(formatBytes(card.megabytes * 1_000_000)),
  });

/** What stretches are: without the picture, or with the slate; of which show, and of which destination. */
export interface GapContext {
  kind: "gap" | "slate";
  endedAt: number;
  name: string;
}

/** One stretch as a sentence. */
export function gapWords(gap: ReportGap, { kind, endedAt, name }: GapContext, t: Translate): string {
  const values = {
    from: formatClock(gap.from),
    time: spanWords(secondsOf(gap, endedAt), t),
    reason: besideName(gap.reason, name) || t("report.noReason"),
  };
  return t(gap.until === null ? `report.${kind}ToEnd` : `report.${kind}`, values);
}

export const whenWords = (report: ShowReport, t: Translate): string =>
  t("report.when", {
    from: formatDate(report.startedAt),
    to: formatClock(report.endedAt, false),
    time: spanWords(report.onAirSeconds, t),
  });

export function slateWords({ slates, endedAt }: ShowReport, t: Translate): string {
  if (slates.length === 0) return t("report.noSlates");
  const seconds = slates.reduce((sum, slate) => sum + secondsOf(slate, endedAt), 0);
  return t("report.slates", { count: slates.length, time: spanWords(seconds, t) });
}

/** What else a reader has to know of how the report came about. */
export const caveats = ({ studioLosses, isComplete }: ShowReport, t: Translate): string[] => [
  ...(studioLosses > 0 ? [t("report.studioLosses", { count: studioLosses })] : []),
  ...(isComplete ? [] : [t("report.incomplete")]),
];

/** The whole report as plain text, to be sent to somebody. */
export function reportText(report: ShowReport, t: Translate): string {
  const { endedAt } = report;
  const gaps = (list: ReportGap[], context: Omit<GapContext, "endedAt">) =>
    list.map((gap) => `  ${gapWords(gap, { ...context, endedAt }, t)}`);
  return [
    whenWords(report, t),
    headline(report, t),
    ...caveats(report, t),
    ...report.destinations.flatMap((card) => [
      "",
      `${card.name} · ${destinationWords(card, t)}`,
      `  ${figureWords(card, t)}`,
      ...gaps(card.gaps, { kind: "gap", name: card.name }),
      ...(card.lastTrouble
        ? [`  ${t("report.lastTrouble", { words: besideName(card.lastTrouble, card.name) })}`]
        : []),
    ]),
    "",
    slateWords(report, t),
    ...gaps(report.slates, { kind: "slate", name: "" }),
  ].join("\n");
}
