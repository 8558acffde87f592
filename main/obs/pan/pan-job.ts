import type { Readable } from "node:stream";
import { panMotion } from "../../../preload/contract";
import type { FfmpegJob } from "../../process/ffmpeg";

export interface Size {
  width: number;
  height: number;
}

const framesPerSecond = 25;
const frames = panMotion.seconds * framesPerSecond;

const even = (value: number) => Math.max(2, Math.round(value / 2) * 2);

/** How a picture is cut before it moves: scaled to `scaled`, then its middle of `cut`. All it ever shows, and no more. */
export interface PanCut {
  scaled: Size;
  cut: Size;
}

/** `picture` fills `frame` and comes closer by the motion's zoom, where it still has a pixel for each of the frame's. */
export function panCut(picture: Size, frame: Size): PanCut {
  const factor = Math.max(frame.width / picture.width, frame.height / picture.height) * (1 + panMotion.zoom);
  const scaled = { width: even(picture.width * factor), height: even(picture.height * factor) };
  const reach = (1 + panMotion.zoom) * (1 + 2 * panMotion.travel);
  return {
    scaled,
    cut: {
      width: Math.min(scaled.width, even(frame.width * reach)),
      height: Math.min(scaled.height, even(frame.height * reach)),
    },
  };
}

/**
 * The same motion as `panView`, in ffmpeg's words: where the four corners of what is seen lie in the cut picture, by
 * frame number. `perspective` samples between pixels, so that slow motion does not tremble.
 */
export function panFilter(cut: Size, frame: Size): string {
  const scale = Math.min(cut.width / frame.width, cut.height / frame.height);
  const whole = { width: frame.width * scale, height: frame.height * scale };
  // `perspective` counts the frames it has given from 1.
  const phase = `2*PI*(on-1)/${frames}`;
  const zoom = `(1+${panMotion.zoom}*(1-cos(${phase}))/2)`;
  const edges = (size: number, seen: number, most: number, share: number) => {
    const shown = `${seen.toFixed(3)}/${zoom}`;
    const reach = `min((${size}-${shown})/2,${most.toFixed(3)})`;
    const from = `(${size}-${shown})/2+${reach}*sin(${phase})*${share}`;
    return { from, to: `${from}+${shown}` };
  };
  const across = edges(cut.width, whole.width, whole.width * panMotion.travel, 1);
  const down = edges(cut.height, whole.height, whole.height * panMotion.travel, panMotion.upright);
  const corners = [
    [across.from, down.from],
    [across.to, down.from],
    [across.from, down.to],
    [across.to, down.to],
  ].map(([x, y], index) => `x${index}='${x}':y${index}='${y}'`);
  return [
    "format=yuv420p",
    `loop=loop=${frames - 1}:size=1:start=0`,
    `setpts=N/${framesPerSecond}/TB`,
    `perspective=eval=frame:sense=source:interpolation=cubic:${corners.join(":")}`,
    `scale=${frame.width}:${frame.height}:flags=bicubic`,
  ].join(",");
}

/**
 * Draws a silent loop of a picture that drifts. `pixels` gives the cut picture as raw RGB. One thread: it runs beside a
 * show and is in no hurry.
 */
export function panJob(pixels: Readable, cut: Size, frame: Size, target: string): FfmpegJob {
  return {
    inputs: [
      {
        source: pixels,
        options: [
          ...["-f", "rawvideo", "-pixel_format", "rgb24", "-video_size", `${cut.width}x${cut.height}`],
          ...["-framerate", String(framesPerSecond)],
        ],
      },
    ],
    filterGraph: `[0:v]${panFilter(cut, frame)}[moving]`,
    outputs: [
      {
        target,
        options: [
          ...["-map", "[moving]", "-an", "-frames:v", String(frames), "-r", String(framesPerSecond)],
          ...["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"],
          ...["-g", String(framesPerSecond * 2), "-threads", "1", "-filter_complex_threads", "1"],
          ...["-movflags", "+faststart", "-f", "mp4"],
        ],
      },
    ],
  };
}
