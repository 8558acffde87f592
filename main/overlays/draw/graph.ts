import { hoursPerCard } from "../ass/gather";
import { matteHour } from "../ass/matte";

/** Frames a second of a clip. OBS plays it at its own rate. */
export const clipRate = 30;

export interface Size {
  width: number;
  height: number;
}

/** A picture ready to lie on the card: scaled, cropped and its corners rounded. */
export interface PreparedPicture {
  /** Relative to the job's folder. */
  file: string;
  x: number;
  y: number;
}

/** Seconds as ffmpeg takes them. */
export const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

/** The document that a graph draws; paths are plain and relative to the folder ffmpeg runs in, so none needs escaping. */
export interface InkSource {
  canvas: Size;
  /** The ASS document with its matte. */
  document: string;
  fonts: string;
  frames: number;
  /** An expression of `m`, the frame's number: when in the card's own time it is, in seconds. */
  time: string;
}

/** One frame of each of some gathered cards, at rest. */
export const restOfEach = (milliseconds: number): string =>
  `m*${hoursPerCard * 3600}+${seconds(milliseconds + 500)}`;

export const blank = ({ canvas }: InkSource) => ({
  source: `color=c=black:s=${canvas.width}x${canvas.height}:r=${clipRate}`,
  options: ["-f", "lavfi"],
});

/**
 * Draws a document with a matte (see ass/matte) on black, input 0: first its frames in colour, which leaves colours
 * multiplied by their transparency, then the same in white ten hours later, whose brightness is that transparency.
 * Divided and merged they are frames with straight alpha, labelled `cards`, at the clip's rate from zero.
 */
export function inkGraph({ document, fonts, frames, time }: InkSource): string[] {
  const later = matteHour * 3600;
  const time2 = time.replace(/\bm\b/g, `mod(N,${frames})`);
  return [
    `[0:v]trim=end_frame=${2 * frames},format=gbrp,setpts='(${time2}+if(lt(N,${frames}),0,${later}))/TB',ass=${document}:fontsdir=${fonts},setpts=N,split[both1][both2]`,
    `[both1]trim=end_frame=${frames}[ink]`,
    `[both2]trim=start_frame=${frames},setpts=N,split[matte][forAlpha]`,
    "[ink][matte]unpremultiply[straight]",
    "[forAlpha]extractplanes=g[alpha]",
    "[straight][alpha]alphamerge,format=rgba[cards]",
  ];
}

/** Lays pictures over a stream, each an input from number `first` on; gives the stream's last label. */
export function picturesGraph(
  from: string,
  pictures: readonly PreparedPicture[],
  { first, fade = "" }: { first: number; fade?: string },
): { lines: string[]; label: string } {
  const lines = pictures.flatMap(({ x, y }, index) => {
    const input = first + index;
    const under = index === 0 ? from : `with${input - 1}`;
    return [
      `[${input}:v]format=rgba${fade}[picture${input}]`,
      `[${under}][picture${input}]overlay=x=${x}:y=${y}:format=rgb[with${input}]`,
    ];
  });
  return { lines, label: pictures.length === 0 ? from : `with${first + pictures.length - 1}` };
}
