import type { FfmpegJob } from "../../process/ffmpeg";
import {
  blank,
  type InkSource,
  inkGraph,
  type PreparedPicture,
  picturesGraph,
  restOfEach,
  type Size,
} from "./graph";

/** One card of a run of stills. */
export interface StillCard {
  size: Size;
  pictures: readonly PreparedPicture[];
  /** Relative to the folder ffmpeg runs in. */
  target: string;
}

/** Some cards at rest, drawn from one gathered document, each into a PNG of its own. */
export interface StillsJob {
  cards: readonly StillCard[];
  /** The gathered document with its matte. */
  document: string;
  fonts: string;
  /** When the last of them is at rest, in its own time. */
  restMilliseconds: number;
}

const png = ["-frames:v", "1", "-c:v", "png", "-compression_level", "3", "-threads", "1", "-f", "image2"];

/** The canvas that holds each of some cards. */
export const canvasOf = (sizes: readonly Size[]): Size => ({
  width: Math.max(...sizes.map(({ width }) => width)),
  height: Math.max(...sizes.map(({ height }) => height)),
});

export function stillsJob({ cards, document, fonts, restMilliseconds }: StillsJob): FfmpegJob {
  const source: InkSource = {
    canvas: canvasOf(cards.map(({ size }) => size)),
    document,
    fonts,
    frames: cards.length,
    time: restOfEach(restMilliseconds),
  };
  let input = 1;
  const drawn = cards.map(({ size, pictures }, index) => {
    const cut = `[drawn${index}]trim=start_frame=${index}:end_frame=${index + 1},setpts=0,crop=${size.width}:${size.height}:0:0[card${index}]`;
    const laid = picturesGraph(`card${index}`, pictures, { first: input });
    input += pictures.length;
    return { lines: [cut, ...laid.lines], label: laid.label };
  });
  const labels = cards.map((_card, index) => `[drawn${index}]`).join("");
  return {
    inputs: [
      blank(source),
      ...cards.flatMap(({ pictures }) => pictures.map(({ file }) => ({ source: file }))),
    ],
    filterGraph: [
      ...inkGraph(source),
      `[cards]split=${cards.length}${labels}`,
      ...drawn.flatMap(({ lines }) => lines),
    ].join(";"),
    outputs: cards.map(({ target }, index) => ({
      target,
      options: ["-map", `[${drawn[index]?.label ?? ""}]`, ...png],
    })),
  };
}
