import type { FfmpegInput, FfmpegJob } from "../process/ffmpeg";

/** How often the picture may change in a second of film: more than captions and a clock ever need. */
export const drawnPerSecond = 5;
/** Frames a second in the file; each picture drawn stands for three of them, which every player and editor can step. */
export const framesPerSecond = 15;

const sampleRate = 32_000;

/** Two of three frames repeat the one before: looking ahead for movement costs more than all the rest. */
const still = "scenecut=0:weightp=0:aq-mode=0:subme=0";

/** A still and how long it stands, in seconds of the film. */
export interface FilmStill {
  /** Plain, relative to the list. */
  name: string;
  seconds: number;
}

/** Sound under a stretch of the film, in its own seconds. */
export interface FilmSound {
  /** Absolute path. */
  file: string;
  decibels: number;
  spans: readonly { start: number; end: number }[];
}

export interface FilmJob {
  /** The list of stills, relative to the folder ffmpeg runs in. */
  list: string;
  /** Everything that is written, and the fonts for it. */
  document: string;
  fonts: string;
  seconds: number;
  sounds: readonly FilmSound[];
  /** The MP4 to write. */
  target: string;
}

/** A list for ffmpeg's concat reader. Its last still is named twice: the reader gives the last one no length. */
export function stillList(stills: readonly FilmStill[]): string {
  const entries = stills.map(({ name, seconds }) => `file ${name}\nduration ${seconds.toFixed(6)}\n`);
  const last = stills.at(-1);
  return `ffconcat version 1.0\n${entries.join("")}${last === undefined ? "" : `file ${last.name}\n`}`;
}

const gainOf = (decibels: number) => (10 ** (decibels / 20)).toFixed(5);

/** One sound, heard only in its stretches. */
function soundFilter({ decibels, spans }: FilmSound, input: number, label: string): string {
  const heard = spans.map(({ start, end }) => `between(t,${start.toFixed(3)},${end.toFixed(3)})`).join("+");
  const shape = `aresample=${sampleRate},aformat=sample_fmts=fltp:channel_layouts=mono`;
  return `[${input}:a]${shape},volume=volume='${gainOf(decibels)}*(${heard})':eval=frame[${label}]`;
}

function soundGraph(sounds: readonly FilmSound[]): string[] {
  const single = sounds.map((sound, index) =>
    soundFilter(sound, index + 1, sounds.length === 1 ? "sound" : `sound${index}`),
  );
  if (sounds.length <= 1) return single;
  const labels = sounds.map((_sound, index) => `[sound${index}]`).join("");
  // Mixing divides by the number of inputs, of which one at a time is heard.
  return [...single, `${labels}amix=inputs=${sounds.length}:duration=first,volume=${sounds.length}[sound]`];
}

/**
 * The one run of ffmpeg that makes a film: stills one after the other, all writing through libass, music or silence,
 * H.264 and AAC in an MP4 that plays while it loads. The graph holds no text and no path of a user's.
 */
export function filmJob({ list, document, fonts, seconds, sounds, target }: FilmJob): FfmpegJob {
  const stills: FfmpegInput = { source: list, options: ["-f", "concat", "-safe", "0"] };
  const heard: FfmpegInput[] =
    sounds.length === 0
      ? [{ source: `anullsrc=r=${sampleRate}:cl=mono`, options: ["-f", "lavfi"] }]
      : sounds.map(({ file }) => ({ source: file, options: ["-stream_loop", "-1"] }));
  // Colours are turned once a still, before it is repeated; writing is laid on at the slower of both rates.
  const colours = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";
  const picture = `[0:v]${colours},fps=${drawnPerSecond},ass=${document}:fontsdir=${fonts},fps=${framesPerSecond}[picture]`;
  const graph = [picture, ...soundGraph(sounds)];
  const video = ["-c:v", "libx264", "-preset", "superfast", "-crf", "22", "-bf", "0", "-x264-params", still];
  const tags = [
    "-colorspace",
    "bt709",
    "-color_primaries",
    "bt709",
    "-color_trc",
    "bt709",
    "-color_range",
    "tv",
  ];
  const audio = ["-c:a", "aac", "-b:a", "64k", "-ac", "1", "-ar", String(sampleRate)];
  const options = [
    ...["-map", "[picture]", "-map", sounds.length === 0 ? "1:a" : "[sound]", "-t", seconds.toFixed(3)],
    ...[...video, "-g", String(framesPerSecond * 8), "-pix_fmt", "yuv420p", ...tags],
    ...[...audio, "-movflags", "+faststart", "-f", "mp4"],
  ];
  return { inputs: [stills, ...heard], filterGraph: graph.join(";"), outputs: [{ target, options }] };
}
