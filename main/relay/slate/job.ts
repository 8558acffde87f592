import type { FfmpegInput, FfmpegJob } from "../../process/ffmpeg";
import { type SlateFormat, slatePictureMs } from "./format";

/** What a slate is drawn from. Names without a path are plain and lie in the folder that ffmpeg runs in. */
export interface SlateParts {
  format: SlateFormat;
  /** Name of a picture of the very size, dark enough to be written on; null for the plain ground. */
  backdrop: string | null;
  /** Null for a slate without words. */
  text: SlateTextParts | null;
  /** Absolute path of the music; null for silence. */
  music: string | null;
  target: string;
}

export interface SlateTextParts {
  /** Names of the ASS documents of what stands and of what moves, and of the folder of their fonts. */
  still: string;
  moving: string;
  fonts: string;
  /** Where in the picture the second is laid on; even, as the half-sized colours ask for. */
  region: { x: number; y: number; width: number; height: number };
}

/** `--surface-0` and `--accent` of the screens. */
const ground = "0x12100e";
const gold = "0xe8cf8a";

/** The music that ships has a mean of -24 dB; behind "back in a moment" it stays in the background. */
const musicDecibels = -6;
const longestMusicSeconds = 120;
/** So that the end meets the beginning in silence, whatever the music: no click. */
const edgeSeconds = 0.04;

const seconds = slatePictureMs / 1000;
const lavfi = (source: string, options: readonly string[] = []): FfmpegInput => ({
  source,
  options: ["-f", "lavfi", ...options],
});

const toVideo = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";

function behind({ format, backdrop }: SlateParts): FfmpegInput {
  const { width, height, framesPerSecond } = format;
  if (backdrop !== null) return { source: backdrop, options: ["-framerate", String(framesPerSecond)] };
  return lavfi(`color=c=${ground}:s=${width}x${height}:r=${framesPerSecond}:d=1`);
}

/**
 * What stands is drawn once and held; only the small region that moves is drawn for each picture, which halves the work.
 * Without words a small bar glides from side to side.
 */
function pictureGraph({ format, text }: SlateParts): { inputs: FfmpegInput[]; lines: string[] } {
  const { framesPerSecond } = format;
  const hold = `loop=loop=${seconds * framesPerSecond - 1}:size=1,setpts=N/${framesPerSecond}/TB`;
  if (text !== null) {
    const { x, y, width, height } = text.region;
    const lines = [
      `[0:v]trim=end_frame=1,format=gbrp,ass=${text.still}:fontsdir=${text.fonts},split[whole][part]`,
      `[whole]${toVideo},${hold}[behind]`,
      `[part]crop=${width}:${height}:${x}:${y},${hold},ass=${text.moving}:fontsdir=${text.fonts},${toVideo}[region]`,
      `[behind][region]overlay=${x}:${y}[picture]`,
    ];
    return { inputs: [], lines };
  }
  const unit = Math.min(format.width, format.height);
  const size = `${Math.max(8, Math.round(unit * 0.12))}x${Math.max(2, Math.round(unit * 0.01))}`;
  const bar = lavfi(`color=c=${gold}:s=${size}:r=${framesPerSecond}:d=${seconds}`);
  const x = `(W-w)/2+${Math.round(unit * 0.1)}*sin(2*PI*t/${seconds / 2})`;
  const lines = [
    `[0:v]trim=end_frame=1,format=gbrp,${toVideo},${hold}[behind]`,
    `[1:v]format=gbrp,${toVideo}[bar]`,
    `[behind][bar]overlay=x='${x}':y=(H-h)/2[picture]`,
  ];
  return { inputs: [bar], lines };
}

function sound({ format, music }: SlateParts): { input: FfmpegInput; filters: string } | null {
  if (format.audio === null) return null;
  const { sampleRate } = format.audio;
  if (music === null) {
    const silence = lavfi(`anullsrc=r=${sampleRate}:cl=stereo`, ["-t", String(seconds)]);
    return { input: silence, filters: "anull" };
  }
  const edge = `afade=t=in:d=${edgeSeconds}`;
  const filters = [
    `atrim=end=${longestMusicSeconds}`,
    `volume=${musicDecibels}dB`,
    `aresample=${sampleRate}`,
    `${edge},areverse,${edge},areverse`,
  ];
  return { input: { source: music }, filters: filters.join(",") };
}

const bt709 = ["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"];

function pictureOptions({ framesPerSecond, keyframeSeconds, profile }: SlateFormat): string[] {
  const distance = String(Math.max(1, Math.round(framesPerSecond * keyframeSeconds)));
  return [
    ...["-c:v", "libx264", "-preset", "veryfast", "-profile:v", profile, "-bf", "0", "-threads", "2"],
    ...["-g", distance, "-keyint_min", distance, "-sc_threshold", "0"],
    ...["-crf", "20", "-maxrate", "1500k", "-bufsize", "1500k", "-color_range", "tv", ...bt709],
  ];
}

/**
 * One run of ffmpeg that makes a slate: exactly 8 s of picture whose end meets its beginning, and the whole music once,
 * or silence, since picture and sound are repeated each for itself. Holds no text of a user's in its graph.
 */
export function slateJob(parts: SlateParts): FfmpegJob {
  const seen = pictureGraph(parts);
  const heard = sound(parts);
  const lines = [...seen.lines, ...(heard ? [`[${1 + seen.inputs.length}:a]${heard.filters}[sound]`] : [])];
  const channels = parts.format.audio?.channels ?? 0;
  const soundOptions = ["-map", "[sound]", "-c:a", "aac", "-b:a", "96k", "-ac", String(channels)];
  return {
    inputs: [behind(parts), ...seen.inputs, ...(heard ? [heard.input] : [])],
    filterGraph: lines.join(";"),
    outputs: [
      {
        target: parts.target,
        options: [
          ...["-map", "[picture]", ...pictureOptions(parts.format)],
          ...(heard ? soundOptions : []),
          ...["-f", "flv", "-flvflags", "no_duration_filesize"],
        ],
      },
    ],
  };
}
