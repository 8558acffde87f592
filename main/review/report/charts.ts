import { momentWords } from "../wording";
import type { BarRow, Curve } from "./blocks";

/** How something is drawn: meanings, which page and paper give their colours. */
export type Ink = "text" | "quiet" | "line" | "planned" | "actual" | "over";

export type Shape =
  | { kind: "rect"; x: number; y: number; w: number; h: number; ink: Ink }
  | { kind: "line"; x1: number; y1: number; x2: number; y2: number; ink: Ink; dashed: boolean }
  | { kind: "path"; points: [x: number, y: number][]; ink: Ink }
  | { kind: "text"; x: number; y: number; text: string; size: number; ink: Ink; anchor: "start" | "end" };

/** A drawing in its own units: 1 is 1 pt on paper. `y` of a text is its base line. */
export interface Drawing {
  width: number;
  height: number;
  shapes: Shape[];
}

export const drawingWidth = 495;
const rowHeight = 30;
const legendHeight = 22;
const labelWidth = 150;
const valueWidth = 120;

/** How many rows of bars fit so high a place, their legend above them. */
export const barRows = (height: number): number => Math.floor((height - legendHeight) / rowHeight);

/** The seconds that the longest bar stands for. */
export const longestOf = (rows: readonly BarRow[]): number =>
  Math.max(1, ...rows.flatMap(({ planned, actual }) => [planned, actual]));

/**
 * Two bars a segment, planned above actual, the longest of them `most` seconds; what is longer than planned has an ink
 * of its own.
 */
export function drawBars(
  rows: readonly BarRow[],
  legend: { planned: string; actual: string },
  most = longestOf(rows),
): Drawing {
  const room = drawingWidth - labelWidth - valueWidth;
  const wide = (seconds: number) => (Math.max(0, seconds) / most) * room;
  const legendAt = 10;
  const shapes: Shape[] = [
    { kind: "rect", x: labelWidth, y: legendAt - 7, w: 14, h: 5, ink: "planned" },
    {
      kind: "text",
      x: labelWidth + 20,
      y: legendAt,
      text: legend.planned,
      size: 9,
      ink: "quiet",
      anchor: "start",
    },
    { kind: "rect", x: labelWidth + 90, y: legendAt - 8, w: 14, h: 8, ink: "actual" },
    {
      kind: "text",
      x: labelWidth + 110,
      y: legendAt,
      text: legend.actual,
      size: 9,
      ink: "quiet",
      anchor: "start",
    },
  ];
  for (const [index, { label, planned, actual, value }] of rows.entries()) {
    const top = legendHeight + index * rowHeight;
    const inPlan = wide(Math.min(planned, actual));
    shapes.push(
      { kind: "text", x: 0, y: top + 14, text: label, size: 9.5, ink: "text", anchor: "start" },
      { kind: "rect", x: labelWidth, y: top, w: wide(planned), h: 5, ink: "planned" },
      { kind: "rect", x: labelWidth, y: top + 7, w: inPlan, h: 9, ink: "actual" },
      { kind: "text", x: drawingWidth, y: top + 14, text: value, size: 9, ink: "text", anchor: "end" },
    );
    if (actual > planned)
      shapes.push({
        kind: "rect",
        x: labelWidth + inPlan,
        y: top + 7,
        w: wide(actual) - inPlan,
        h: 9,
        ink: "over",
      });
  }
  return { width: drawingWidth, height: legendHeight + rows.length * rowHeight, shapes };
}

const curveHeight = 120;
const left = 34;
const top = 16;

/** The pieces of a curve between its gaps; a step by itself is as long as the step. */
function piecesOf({ points }: Curve, x: (step: number) => number, y: (pace: number) => number) {
  const pieces: [number, number][][] = [];
  let piece: [number, number][] = [];
  for (const [step, pace] of points.entries()) {
    if (pace === null) {
      if (piece.length > 0) pieces.push(piece);
      piece = [];
      continue;
    }
    if (piece.length === 0) piece.push([x(step), y(pace)]);
    piece.push([x(step + 0.5), y(pace)]);
    if (points[step + 1] == null) piece.push([x(step + 1), y(pace)]);
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

/** Pace over time against the reader's norm, which is dashed. */
export function drawCurve(curve: Curve): Drawing {
  const { points, stepSeconds, norm, unit, normLabel } = curve;
  const most = Math.max(1, norm, ...points.flatMap((pace) => pace ?? [])) * 1.1;
  const x = (step: number) => left + (step / Math.max(1, points.length)) * (drawingWidth - left);
  const y = (pace: number) => top + curveHeight - (Math.max(0, pace) / most) * curveHeight;
  const bottom = top + curveHeight;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => share * points.length);
  const shapes: Shape[] = [
    { kind: "text", x: 0, y: 9, text: unit, size: 9, ink: "quiet", anchor: "start" },
    { kind: "line", x1: left, y1: bottom, x2: drawingWidth, y2: bottom, ink: "line", dashed: false },
    ...ticks.map(
      (tick, index): Shape => ({
        ...{ kind: "text", x: x(tick), y: bottom + 13, text: momentWords(tick * stepSeconds), size: 9 },
        ...{ ink: "quiet", anchor: index < 2 ? "start" : "end" },
      }),
    ),
    ...[0, Math.round(most / 1.1)].map(
      (pace): Shape => ({
        ...{ kind: "text", x: left - 5, y: y(pace) + 3, text: String(pace), size: 9 },
        ...{ ink: "quiet", anchor: "end" },
      }),
    ),
    { kind: "line", x1: left, y1: y(norm), x2: drawingWidth, y2: y(norm), ink: "quiet", dashed: true },
    { kind: "text", x: drawingWidth, y: y(norm) - 4, text: normLabel, size: 9, ink: "quiet", anchor: "end" },
    ...piecesOf(curve, x, y).map((piece): Shape => ({ kind: "path", points: piece, ink: "actual" })),
  ];
  return { width: drawingWidth, height: bottom + 18, shapes };
}
