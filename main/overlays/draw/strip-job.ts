import type { FfmpegJob } from "../../process/ffmpeg";
import { type ClipContainer, clipEncoders } from "./clip-job";
import { blank, clipRate, type InkSource, inkGraph, restOfEach, type Size } from "./graph";

/** A clip in which a strip runs through its place once. */
export interface StripJob {
  /** Of the strip. */
  size: Size;
  /** Width of the place. */
  place: number;
  pixelsPerSecond: number;
  document: string;
  fonts: string;
  restMilliseconds: number;
  target: string;
}

/** Seconds of the longest clip of a strip. */
const longestSeconds = 60;

export const stripFrames = ({ size, pixelsPerSecond }: StripJob): number =>
  Math.min(Math.floor((size.width / pixelsPerSecond) * clipRate), longestSeconds * clipRate);

export function stripJob(card: StripJob, container: ClipContainer): FfmpegJob {
  const { size, place, pixelsPerSecond } = card;
  const source: InkSource = {
    canvas: size,
    document: card.document,
    fonts: card.fonts,
    frames: 1,
    time: restOfEach(card.restMilliseconds),
  };
  const { format, options } = clipEncoders[container];
  const frames = stripFrames(card);
  const x = `mod(floor(n*${pixelsPerSecond}/${clipRate}),${size.width})`;
  return {
    inputs: [blank(source)],
    filterGraph: [
      ...inkGraph(source),
      "[cards]split[once][again]",
      `[again]crop=${place}:${size.height}:0:0[start]`,
      "[once][start]hstack[strip]",
      `[strip]loop=loop=-1:size=1:start=0,setpts=N,trim=end_frame=${frames},crop=${place}:${size.height}:'${x}':0,${format}[out]`,
    ].join(";"),
    outputs: [
      {
        target: card.target,
        options: ["-map", "[out]", "-r", String(clipRate), "-frames:v", String(frames), ...options],
      },
    ],
  };
}
