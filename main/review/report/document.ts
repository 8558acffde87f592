import { type Language, type Review, reviewWords } from "../../../preload/contract";
import { firstWords, lengthWords, momentWords } from "../wording";
import type { Block, Report } from "./blocks";
import { soundBlocks } from "./sound-blocks";
import { cardBlocks, markBlocks, scriptBlocks } from "./tables";

export interface ReportAsked {
  review: Review;
  /** Epoch milliseconds. */
  startedAt: number;
  language: Language;
}

/** A difference with its sign: `+1 分 20 秒`. */
const signed = (seconds: number, language: Language): string =>
  `${seconds < 0 ? "−" : "+"}${lengthWords(Math.abs(seconds), language)}`;

function headBlocks({ review, language }: ReportAsked): Block[] {
  const words = reviewWords[language];
  const planned = review.plannedSeconds;
  const figures: Extract<Block, { kind: "figures" }>["items"] = [
    {
      label: words.score,
      value: review.score === null ? "–" : String(review.score),
      note: review.score === null ? words.noScore : words.scoreNote,
    },
    {
      label: words.length,
      value: lengthWords(review.seconds, language),
      note: planned === null ? "" : `${words.planned} ${lengthWords(planned, language)}`,
    },
  ];
  const items = review.advice.map(({ message, hint, evidence }) => ({
    text: message,
    hint,
    places: evidence.length === 0 ? "" : `${words.evidence} ${evidence.map(momentWords).join(words.comma)}`,
  }));
  const advice: Block =
    items.length === 0 ? { kind: "paragraph", text: words.noAdvice } : { kind: "advice", items };
  const notes: Block[] = review.hasTimeline ? [] : [{ kind: "paragraph", text: words.noTimeline }];
  return [{ kind: "figures", items: figures }, ...notes, { kind: "heading", text: words.advice }, advice];
}

function segmentBlocks({ review, language }: ReportAsked): Block[] {
  const words = reviewWords[language];
  if (review.segments.length === 0) return [];
  const rows = review.segments.map(({ title, from, plannedSeconds, actualSeconds }) => ({
    label: `${momentWords(from)} ${firstWords(title, 16)}`,
    planned: plannedSeconds,
    actual: actualSeconds,
    value: `${lengthWords(actualSeconds, language)} (${signed(actualSeconds - plannedSeconds, language)})`,
  }));
  return [
    { kind: "heading", text: words.segments },
    { kind: "bars", rows, legend: { planned: words.planned, actual: words.actual } },
  ];
}

function paceBlocks({ review: { pace }, language }: ReportAsked): Block[] {
  if (pace === null) return [];
  const words = reviewWords[language];
  const { charactersPerMinute: points, stepSeconds, norm } = pace;
  return [
    { kind: "heading", text: words.pace },
    {
      kind: "curve",
      curve: { points, stepSeconds, norm, unit: words.paceUnit, normLabel: `${words.norm} ${norm}` },
    },
  ];
}

/** What a report says, in the order it is read: the verdict, what to do, then the proof. */
export function reportOf(asked: ReportAsked): Report {
  const { review, startedAt, language } = asked;
  const words = reviewWords[language];
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(startedAt);
  return {
    title: `${words.report}${language === "en" ? ": " : "："}${review.name}`,
    subtitle: `${words.recordedOn} ${date}`,
    language,
    blocks: [
      ...headBlocks(asked),
      ...segmentBlocks(asked),
      ...paceBlocks(asked),
      ...soundBlocks(asked),
      ...cardBlocks(asked),
      ...scriptBlocks(asked),
      ...markBlocks(asked),
    ],
  };
}
