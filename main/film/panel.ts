import { clockLines, clockSpace } from "./clocks";
import { filmColours, panelMargin } from "./frame";
import {
  type Column,
  type ColumnText,
  fittingSize,
  lineHeight,
  type Tint,
  writeBelow,
  writeColumn,
} from "./lines";
import type { SegmentPlan } from "./plan";
import type { FilmLine } from "./ports";
import { clockText, comparedInWords } from "./words";
import { spanOf, type Writing } from "./writing";

/** How long a new segment's title stands out, in seconds of the film. */
const titleSeconds = 4;

const { text: bright, quiet, gold, mark: amber } = filmColours;

/** “第 3 环节，共 6 环节”, on two lines where the panel is narrow. */
async function placeTexts(index: number, tints: readonly Tint[], writing: Writing): Promise<ColumnText[]> {
  const { plan, frame, words, widthOf } = writing;
  const size = 20 * frame.unit;
  const number = words("segment", { number: index + 1 });
  const count = words("segments", { count: plan.segments.length });
  const whole = `${number}${words("comma")}${count}`;
  const fits = (await widthOf(whole, false)) * size <= frame.mark.width;
  return (fits ? [whole] : [number, count]).map((text) => ({ text, size, tints, most: 1 }));
}

/** How the script compares with the plan; amber where it is too long. */
function comparedTexts(segment: SegmentPlan, { words, frame, speed }: Writing): ColumnText[] {
  const text = comparedInWords(segment, words);
  if (text === null) return [];
  const isOver = segment.readingSeconds !== null && segment.readingSeconds > segment.plannedSeconds;
  const tints = [{ colour: isOver ? amber : quiet, span: spanOf(segment, { speed }) }];
  return [{ text, size: 18 * frame.unit, tints }];
}

/** A segment's title, times and number, from the mark down. */
async function segmentLines(segment: SegmentPlan, index: number, writing: Writing): Promise<FilmLine[]> {
  const { frame, words, widthOf } = writing;
  const { unit, mark } = frame;
  const span = spanOf(segment, writing);
  const fresh = Math.min(span.end, span.start + titleSeconds);
  const faint = [{ colour: quiet, span }];
  const title = [
    { colour: gold, span: { start: span.start, end: fresh } },
    { colour: bright, span: { start: fresh, end: span.end } },
  ];
  const planned = words("planned", { time: clockText(segment.plannedSeconds) });
  const { lines, column } = await writeColumn(
    { x: mark.x, y: mark.y + mark.height, width: mark.width },
    [
      6 * unit,
      { text: words("notReal"), size: 16 * unit, tints: faint, most: 1 },
      16 * unit,
      ...(await placeTexts(index, faint, writing)),
      6 * unit,
      { text: segment.title, size: 28 * unit, tints: title, bold: true },
      10 * unit,
      { text: planned, size: 18 * unit, tints: [{ colour: bright, span }], most: 2 },
      ...comparedTexts(segment, writing),
      14 * unit,
    ],
    widthOf,
  );
  return [...lines, ...(await headingLines(segment, column, writing))];
}

/** The script's own headings, each from its place to the next; only as much of them as there is room for. */
async function headingLines(segment: SegmentPlan, column: Column, writing: Writing): Promise<FilmLine[]> {
  const { speed, frame, words, widthOf } = writing;
  const { panel, unit } = frame;
  const size = 18 * unit;
  const label: ColumnText = { text: words("heading"), size: 16 * unit, tints: [], most: 1 };
  const room = panel.height - clockSpace * unit - column.y - label.size * lineHeight;
  const most = Math.min(3, Math.floor(room / (size * lineHeight)));
  if (most < 1) return [];
  const end = segment.start + segment.seconds;
  const lines: FilmLine[] = [];
  for (const [index, { at, what }] of segment.headings.entries()) {
    const until = Math.min(end, segment.headings[index + 1]?.at ?? end);
    const span = { start: at / speed, end: until / speed };
    const texts: ColumnText[] = [
      { ...label, tints: [{ colour: quiet, span }] },
      { text: what, size, tints: [{ colour: bright, span }], most },
    ];
    lines.push(...(await writeColumn(column, texts, widthOf)).lines);
  }
  return lines;
}

/** What comes next, at the panel's foot. */
async function nextLines(segment: SegmentPlan, next: SegmentPlan | undefined, writing: Writing) {
  const { frame, words, widthOf } = writing;
  const { unit, panel, mark } = frame;
  const size = 17 * unit;
  const text = next === undefined ? words("last") : words("next", { title: next.title });
  const y = panel.height - panelMargin * unit - 2 * size * lineHeight;
  const tints = [{ colour: quiet, span: spanOf(segment, writing) }];
  const { lines } = await writeBelow(
    { x: mark.x, y, width: mark.width },
    { text, size, tints, most: 2 },
    widthOf,
  );
  return lines;
}

/** The mark 预演, written on its own ground. */
async function markLine({ frame, words, widthOf }: Writing): Promise<FilmLine> {
  const { mark, unit } = frame;
  const text = words("mark");
  const size = await fittingSize(text, 28 * unit, mark.width - 12 * unit, true, widthOf);
  const middle = { x: mark.x + mark.width / 2, y: mark.y + mark.height / 2, anchor: "centre" as const };
  return { text, ...middle, size, colour: filmColours.onMark, bold: false };
}

/** Everything written beside the picture. */
export async function panelLines(writing: Writing, drawnPerSecond: number): Promise<FilmLine[]> {
  const { segments } = writing.plan;
  const lines = [await markLine(writing)];
  for (const [index, segment] of segments.entries()) {
    lines.push(...(await segmentLines(segment, index, writing)));
    lines.push(...(await nextLines(segment, segments[index + 1], writing)));
  }
  return [...lines, ...(await clockLines(writing, drawnPerSecond))];
}
