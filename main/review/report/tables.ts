import { type ReviewCard, reviewWords, type ScriptPassage } from "../../../preload/contract";
import { firstWords, lengthWords, momentWords } from "../wording";
import type { Block } from "./blocks";
import type { ReportAsked } from "./document";

/** As many rows as a reader goes through; the page of the studio shows all. */
const mostRows = 60;

const table = (head: string[], shares: number[], rows: string[][]): Block => ({
  kind: "table",
  head,
  shares,
  rows: rows.length > mostRows ? [...rows.slice(0, mostRows), head.map(() => "…")] : rows,
});

export function cardBlocks({ review: { cards }, language }: ReportAsked): Block[] {
  if (cards.length === 0) return [];
  const words = reviewWords[language];
  const verdicts: Record<ReviewCard["verdict"], string> = {
    well: words.well,
    late: words.late,
    never: words.never,
    "too-short": words.tooShort,
  };
  const rows = cards.map(({ title, shownAt, seconds, verdict }) => [
    firstWords(title, 40),
    shownAt === null ? "–" : momentWords(shownAt),
    shownAt === null ? "–" : lengthWords(seconds, language),
    verdicts[verdict],
  ]);
  return [
    { kind: "heading", text: words.cards },
    table([words.card, words.time, words.length, words.state], [0.5, 0.15, 0.17, 0.18], rows),
  ];
}

export function scriptBlocks({ review: { scripts }, language }: ReportAsked): Block[] {
  if (scripts.length === 0) return [];
  const words = reviewWords[language];
  const rows = scripts.map(({ title, length, saidCharacters, skippedCharacters, adLibSeconds }) => [
    firstWords(title, 40),
    `${saidCharacters} / ${length}`,
    String(skippedCharacters),
    lengthWords(adLibSeconds, language),
  ]);
  const states: Record<ScriptPassage["state"], string> = {
    said: words.said,
    skipped: words.skipped,
    repeated: words.repeated,
  };
  const passages = scripts
    .flatMap((script) => script.passages)
    .filter(({ state }) => state !== "said")
    .map(({ text, at, state }) => [
      states[state],
      at === null ? "–" : momentWords(at),
      firstWords(text, 160),
    ]);
  const blocks: Block[] = [
    { kind: "heading", text: words.scripts },
    table(
      [words.scripts, `${words.said} (${words.characters})`, words.skipped, words.adLib],
      [0.5, 0.2, 0.12, 0.18],
      rows,
    ),
  ];
  if (passages.length > 0)
    blocks.push(table([words.state, words.time, words.passages], [0.14, 0.12, 0.74], passages));
  return blocks;
}

/** The moments a trainer looks up: cards and scenes have a place of their own, or are not in question. */
const shownKinds = new Set(["marker", "mute", "problem", "finding", "silence"]);

export function markBlocks({ review: { marks }, language }: ReportAsked): Block[] {
  const words = reviewWords[language];
  const rows = marks
    .filter(({ kind }) => shownKinds.has(kind))
    .map(({ at, title, seconds }) => [
      momentWords(at),
      firstWords(title, 160),
      seconds > 0 ? lengthWords(seconds, language) : "",
    ]);
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: words.marks },
    table([words.time, words.what, words.length], [0.12, 0.7, 0.18], rows),
  ];
}
