import type { FfmpegJob } from "../../process/ffmpeg";
import {
  blank,
  clipRate,
  type InkSource,
  inkGraph,
  type PreparedPicture,
  picturesGraph,
  type Size,
  seconds,
} from "./graph";

/** How long a clip stands still after its way in, so that the last frame is surely the settled card. */
const restFrames = 3;

/** How long a card takes to come and go, in milliseconds, and how fast its own time runs. */
export interface ClipMotion {
  inMilliseconds: number;
  outMilliseconds: number;
  /** The theme's: what the document does in one second takes so many. */
  pace: number;
}

const framesOf = (milliseconds: number): number => Math.ceil((milliseconds / 1000) * clipRate);

/** Frames of a card's clip: its way in, rounded up, and a short rest. */
export const clipFrames = ({ inMilliseconds }: ClipMotion): number => framesOf(inMilliseconds) + restFrames;

/** Frames of the clip of its way out; the last one is empty. */
export const leavingFrames = ({ outMilliseconds }: ClipMotion): number => framesOf(outMilliseconds) + 2;

/** A moment at which no event of a document is shown. */
const afterAll = 35_999.5;

/** What a card's clip works on; every path is plain and relative to the folder ffmpeg runs in. */
export interface ClipJob {
  size: Size;
  motion: ClipMotion;
  pictures: readonly PreparedPicture[];
  document: string;
  fonts: string;
  target: string;
  /** Where the clip of the way out goes; null draws none. */
  leaving: string | null;
}

export const clipEncoders = {
  // The one format whose transparency and colours OBS shows right (limits.md, C).
  mov: { format: "format=argb", options: ["-c:v", "qtrle", "-f", "mov"] },
  // VP9 is YUV: said to be BT.709 and converted so, or players show the gold as orange.
  webm: {
    format: "scale=out_color_matrix=bt709:out_range=tv,format=yuva420p",
    options: [
      ...["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"],
      ...["-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "24", "-deadline", "good", "-cpu-used", "5"],
      ...["-auto-alt-ref", "0", "-f", "webm"],
    ],
  },
} as const;
export type ClipContainer = keyof typeof clipEncoders;

/** When each frame is in the card's own time: its way in, then, for the way out, the same backwards until it is gone. */
function timeOf({ motion }: ClipJob, coming: number, going: number): string {
  const forward = `m/${clipRate}/${motion.pace}`;
  if (going === 0) return forward;
  const settled = motion.inMilliseconds / motion.pace / 1000;
  const steps = going - 1;
  const backward = `${settled.toFixed(4)}*(1-(m-${coming})/${steps})`;
  return `if(lt(m,${coming}),${forward},if(lt(m,${coming + steps}),${backward},${afterAll}))`;
}

/** Pictures fade in over the second half of the way in, and out over the first half of the way out. */
function fadeOf({ motion }: ClipJob, coming: number, going: number): string {
  const half = motion.inMilliseconds / 2;
  const into = `,fade=t=in:st=${seconds(half * 0.6)}:d=${seconds(Math.max(half, 1))}:alpha=1`;
  if (going === 0) return into;
  const start = seconds((coming / clipRate) * 1000);
  const length = seconds(Math.max((going / clipRate) * 600, 1));
  return `${into},fade=t=out:st=${start}:d=${length}:alpha=1`;
}

/** The card coming in, ending at rest, and going out, ending with nothing: two clips from one drawing. */
export function clipJob(card: ClipJob, container: ClipContainer): FfmpegJob {
  const { format, options } = clipEncoders[container];
  const coming = clipFrames(card.motion);
  const going = card.leaving === null ? 0 : leavingFrames(card.motion);
  const source: InkSource = {
    canvas: card.size,
    document: card.document,
    fonts: card.fonts,
    frames: coming + going,
    time: timeOf(card, coming, going),
  };
  const laid = picturesGraph("cards", card.pictures, { first: 1, fade: fadeOf(card, coming, going) });
  const parted =
    card.leaving === null
      ? [`[${laid.label}]${format}[in]`]
      : [
          `[${laid.label}]${format},split[all1][all2]`,
          `[all1]trim=end_frame=${coming}[in]`,
          `[all2]trim=start_frame=${coming}:end_frame=${coming + going},setpts=N[out]`,
        ];
  const outputs = [
    { target: card.target, options: ["-map", "[in]", "-frames:v", String(coming), ...options] },
    ...(card.leaving === null
      ? []
      : [{ target: card.leaving, options: ["-map", "[out]", "-frames:v", String(going), ...options] }]),
  ];
  const loop = ["-loop", "1", "-framerate", String(clipRate)];
  return {
    inputs: [blank(source), ...card.pictures.map(({ file }) => ({ source: file, options: loop }))],
    filterGraph: [...inkGraph(source), ...laid.lines, ...parted].join(";"),
    outputs,
  };
}
