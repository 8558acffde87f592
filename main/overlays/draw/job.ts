import type { OverlayTemplate } from "../../../preload/contract";
import type { FfmpegJob } from "../../process/ffmpeg";
import { matteHour } from "../ass/matte";

/** Frames a second of a clip. OBS plays it at its own rate. */
export const clipRate = 30;

/** How long a clip stands still after its way in, so that the last frame is surely the settled card. */
const restFrames = 3;

/** A picture ready to lie on the card: scaled, cropped and its corners rounded. */
export interface PreparedPicture {
  /** Relative to the job's folder. */
  file: string;
  x: number;
  y: number;
}

/** What a card's job works on; every path is plain and relative to the folder ffmpeg runs in, so none needs escaping. */
export interface CardJob {
  size: OverlayTemplate["size"];
  motion: OverlayTemplate["motion"];
  pictures: readonly PreparedPicture[];
  /** The ASS document with its matte. */
  document: string;
  fonts: string;
  target: string;
}

/** Frames of a card's clip: its way in, rounded up, and a short rest. */
export const clipFrames = (motion: OverlayTemplate["motion"]): number =>
  Math.ceil((motion.inMilliseconds / 1000) * clipRate) + restFrames;

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

/**
 * Draws a document with a matte (see ass/matte) on black: first some frames in colour, which leaves colours multiplied
 * by their transparency, then the same in white ten hours later, whose brightness is that transparency. Divided and
 * merged they are a card with straight alpha. `from` is when in the card's own time its first frame is.
 */
function textGraph({ document, fonts }: CardJob, frames: number, from: string): string[] {
  const later = matteHour * 3600;
  const at = `if(lt(N,${frames}),N,N-${frames})/${clipRate}`;
  const shift = `if(lt(N,${frames}),0,${later})`;
  return [
    `[0:v]format=gbrp,setpts='(${at}+${from}+${shift})/TB',ass=${document}:fontsdir=${fonts},split[both1][both2]`,
    `[both1]trim=end_frame=${frames},setpts='PTS-${from}/TB'[ink]`,
    `[both2]trim=start_frame=${frames},setpts='PTS-(${from}+${later})/TB',split[matte][forAlpha]`,
    "[ink][matte]unpremultiply[straight]",
    "[forAlpha]extractplanes=g[alpha]",
    "[straight][alpha]alphamerge,format=rgba[card0]",
  ];
}

const blank = ({ size }: CardJob) => ({
  source: `color=c=black:s=${size.width}x${size.height}:r=${clipRate}`,
  options: ["-f", "lavfi"],
});

function picturesGraph(pictures: readonly PreparedPicture[], fade: string): string[] {
  return pictures.flatMap(({ x, y }, index) => [
    `[${index + 1}:v]format=rgba${fade}[picture${index}]`,
    `[card${index}][picture${index}]overlay=x=${x}:y=${y}:format=rgb[card${index + 1}]`,
  ]);
}

/** The card at rest, as one PNG frame. */
export function stillJob(card: CardJob): FfmpegJob {
  const last = `card${card.pictures.length}`;
  const at = seconds(card.motion.inMilliseconds + 500);
  return {
    inputs: [blank(card), ...card.pictures.map(({ file }) => ({ source: file }))],
    filterGraph: [...textGraph(card, 1, at), ...picturesGraph(card.pictures, "")].join(";"),
    outputs: [
      {
        target: card.target,
        options: [
          "-map",
          `[${last}]`,
          "-frames:v",
          "1",
          "-c:v",
          "png",
          "-compression_level",
          "3",
          "-f",
          "image2",
        ],
      },
    ],
  };
}

const clipEncoders = {
  // The one format whose transparency and colours OBS shows right (limits.md, C).
  mov: { pixels: "argb", options: ["-c:v", "qtrle", "-f", "mov"] },
  webm: {
    pixels: "yuva420p",
    options: [
      "-c:v",
      "libvpx-vp9",
      "-b:v",
      "0",
      "-crf",
      "24",
      "-deadline",
      "good",
      "-cpu-used",
      "5",
      "-auto-alt-ref",
      "0",
      "-f",
      "webm",
    ],
  },
} as const;
export type ClipContainer = keyof typeof clipEncoders;

/** The card coming in, ending at rest; pictures fade in over the second half. */
export function clipJob(card: CardJob, container: ClipContainer): FfmpegJob {
  const { pixels, options } = clipEncoders[container];
  const last = `card${card.pictures.length}`;
  const half = card.motion.inMilliseconds / 2;
  const fade = `,fade=t=in:st=${seconds(half * 0.6)}:d=${seconds(Math.max(half, 1))}:alpha=1`;
  // VP9 is YUV: said to be BT.709 and converted so, or players show the gold as orange.
  const colours = container === "webm" ? "scale=out_color_matrix=bt709:out_range=tv," : "";
  const graph = [
    ...textGraph(card, clipFrames(card.motion), "0"),
    ...picturesGraph(card.pictures, fade),
    `[${last}]${colours}format=${pixels}[out]`,
  ];
  const tags =
    container === "webm" ? ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"] : [];
  return {
    inputs: [
      blank(card),
      ...card.pictures.map(({ file }) => ({
        source: file,
        options: ["-loop", "1", "-framerate", String(clipRate)],
      })),
    ],
    filterGraph: graph.join(";"),
    outputs: [
      {
        target: card.target,
        options: ["-map", "[out]", "-frames:v", String(clipFrames(card.motion)), ...tags, ...options],
      },
    ],
  };
}
