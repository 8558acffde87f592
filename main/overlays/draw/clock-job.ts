import type { FfmpegJob } from "../../process/ffmpeg";
import { type ClipContainer, clipEncoders } from "./clip-job";
import {
  blank,
  type InkSource,
  inkGraph,
  type PreparedPicture,
  picturesGraph,
  restOfEach,
  type Size,
} from "./graph";

/** Every frame is a key frame: OBS goes to the key frame before the place it is sent to and plays on from there. */
const keyFrameEach = 1;

/** A clip of a running clock, one frame a second. */
export interface ClockJob {
  size: Size;
  mode: "down" | "up";
  seconds: number;
  /** Where the five characters of `mm:ss` begin and the last ends, in pixels from the left. */
  edges: readonly number[];
  pictures: readonly PreparedPicture[];
  /** Ten gathered cards whose every figure is the same, 0 to 9, with their matte. */
  document: string;
  fonts: string;
  restMilliseconds: number;
  target: string;
}

export const clockFrames = (seconds: number): number => seconds + 1;

/** Each figure of `mm:ss` as an expression of the seconds it shows; the colon and what lies beside stay. */
const figures: readonly ((seconds: string) => string)[] = [
  (t) => `floor(${t}/600)`,
  (t) => `mod(floor(${t}/60),10)`,
  () => "0",
  (t) => `floor(mod(${t},60)/10)`,
  (t) => `mod(${t},10)`,
];

/**
 * Ten pictures of the card lie in one sheet, one below the other; each frame is put together from upright strips of
 * it, so that an hour of seconds costs ten drawings of text and no blending.
 */
function stripsGraph({ size, edges, mode, seconds }: ClockJob): string[] {
  const time = mode === "down" ? `(${seconds}-n)` : "n";
  const starts = [0, ...edges.map(Math.round)];
  const strips = starts
    .map((x, index) => ({
      x,
      width: (starts[index + 1] ?? size.width) - x,
      figure: index === 0 ? "0" : (figures[index - 1]?.(time) ?? "0"),
    }))
    .filter(({ width }) => width > 0);
  const labels = (name: string) => strips.map((_strip, index) => `[${name}${index}]`).join("");
  return [
    `[cards]tile=1x10,loop=loop=-1:size=1:start=0,setpts=N/TB,trim=end_frame=${clockFrames(seconds)},split=${strips.length}${labels("sheet")}`,
    ...strips.map(
      ({ x, width, figure }, index) =>
        `[sheet${index}]crop=${width}:${size.height}:${x}:'${size.height}*${figure}'[strip${index}]`,
    ),
    `${labels("strip")}hstack=inputs=${strips.length}[clock]`,
  ];
}

export function clockJob(card: ClockJob, container: ClipContainer): FfmpegJob {
  const source: InkSource = {
    canvas: card.size,
    document: card.document,
    fonts: card.fonts,
    frames: 10,
    time: restOfEach(card.restMilliseconds),
  };
  const { format, options } = clipEncoders[container];
  const laid = picturesGraph("clock", card.pictures, { first: 1 });
  return {
    inputs: [blank(source), ...card.pictures.map(({ file }) => ({ source: file }))],
    filterGraph: [
      ...inkGraph(source),
      ...stripsGraph(card),
      ...laid.lines,
      `[${laid.label}]${format}[out]`,
    ].join(";"),
    outputs: [
      {
        target: card.target,
        options: [
          ...["-map", "[out]", "-r", "1", "-g", String(keyFrameEach)],
          ...["-frames:v", String(clockFrames(card.seconds)), ...options],
        ],
      },
    ],
  };
}
