import { type FilmFrame, filmColours, panelMargin } from "./frame";
import { fittingSize } from "./lines";
import type { SegmentPlan } from "./plan";
import type { FilmLine } from "./ports";
import { clockText } from "./words";
import type { Writing } from "./writing";

/** How much of the panel's foot belongs to the clocks and what stands under them, in units. */
export const clockSpace = 210;

interface ClockPlace {
  /** Middles of the label and of the digits. */
  label: number;
  digits: number;
  /** The largest the digits may be. */
  size: number;
}

function clockPlaces({ unit, panel }: FilmFrame): Record<"segment" | "show", ClockPlace> {
  const show = panel.height - (panelMargin + 76) * unit;
  const segment = show - 62 * unit;
  return {
    segment: { label: segment - 26 * unit, digits: segment, size: 28 * unit },
    show: { label: show - 27 * unit, digits: show, size: 30 * unit },
  };
}

/** One line a step: a step is a second of the show, or longer where the film runs faster than it is drawn. */
async function segmentClock(segment: SegmentPlan, step: number, showSize: number, writing: Writing) {
  const { frame, speed, widthOf } = writing;
  const { x, width } = frame.mark;
  const places = clockPlaces(frame);
  const total = clockText(segment.seconds);
  const size = await fittingSize(`${total} / ${total}`, places.segment.size, width, true, widthOf);
  const common = { x, anchor: "left" as const, bold: true };
  const lines: FilmLine[] = [];
  for (let second = 0; second < segment.seconds; second += step) {
    const now = segment.start + second;
    const end = Math.min(now + step, segment.start + segment.seconds);
    const span = { start: now / speed, end: end / speed };
    const colour = second >= segment.plannedSeconds ? filmColours.mark : filmColours.text;
    const ofSegment = { text: `${clockText(second)} / ${total}`, y: places.segment.digits, size, colour };
    const ofShow = {
      text: clockText(now, true),
      y: places.show.digits,
      size: showSize,
      colour: filmColours.gold,
    };
    lines.push({ ...common, ...ofSegment, span }, { ...common, ...ofShow, span });
  }
  return lines;
}

/** How long the segment and the show have run, in seconds of the show whatever the film's speed. */
export async function clockLines(writing: Writing, drawnPerSecond: number): Promise<FilmLine[]> {
  const { plan, frame, speed, words, widthOf } = writing;
  const places = clockPlaces(frame);
  const whole = clockText(plan.seconds, true);
  const showSize = await fittingSize(whole, places.show.size, frame.mark.width, true, widthOf);
  const label = { x: frame.mark.x, anchor: "left" as const, size: 16 * frame.unit, bold: false };
  const lines: FilmLine[] = [
    { ...label, text: words("inSegment"), y: places.segment.label, colour: filmColours.quiet },
    { ...label, text: words("inShow"), y: places.show.label, colour: filmColours.quiet },
  ];
  const step = Math.max(1, Math.ceil(speed / drawnPerSecond));
  for (const segment of plan.segments) lines.push(...(await segmentClock(segment, step, showSize, writing)));
  return lines;
}
