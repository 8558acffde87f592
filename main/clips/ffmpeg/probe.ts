import { StudioError } from "../../../preload/contract";
import type { Ffmpeg, FfmpegJob } from "../../process/ffmpeg";

const limitSeconds = 60;

export interface VideoFacts {
  codec: string;
  pixels: string;
  width: number;
  height: number;
  framesPerSecond: number | null;
}

/** What a file holds, as its header says. */
export interface FileFacts {
  /** Null for a file that was never finished. */
  seconds: number | null;
  video: VideoFacts | null;
  /** The first sound track's codec. */
  audio: string | null;
}

/** What a file with a picture holds. */
export type FilmFacts = FileFacts & { video: VideoFacts };

/** Opens a file without decoding it, so that ffmpeg says what is in it. */
export const probeJob = (file: string): FfmpegJob => ({
  inputs: [{ source: file }],
  outputs: [{ target: "-", options: ["-map", "0", "-c", "copy", "-t", "0.1", "-f", "null"] }],
});

function videoOf(text: string): VideoFacts | null {
  const size = /, (\d{2,5})x(\d{2,5})\b/.exec(text);
  if (size === null) return null;
  const rate = Number(/, ([\d.]+) fps\b/.exec(text)?.[1]);
  return {
    codec: /^\w+/.exec(text)?.[0] ?? "",
    // The codec's own profile stands in brackets before it: `h264 (High), yuv420p(tv, bt709)`.
    pixels: /, ([a-z][a-z0-9]+)(?:\(|,)/.exec(text)?.[1] ?? "",
    width: Number(size[1]),
    height: Number(size[2]),
    framesPerSecond: Number.isFinite(rate) && rate > 0 ? rate : null,
  };
}

/** Reads what ffmpeg says about its first input; what it says about outputs comes later and is not heard. */
export function parseFacts(lines: readonly string[]): FileFacts {
  const end = lines.findIndex((line) => /^\s*Output #0/.test(line));
  const heard = lines.slice(0, end < 0 ? lines.length : end);
  const facts: FileFacts = { seconds: null, video: null, audio: null };
  for (const line of heard) {
    const time = /^\s*Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)/.exec(line);
    if (time !== null) facts.seconds = Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3]);
    const stream = /^\s*Stream #0:\d+.*?: (Video|Audio): (.*)$/.exec(line);
    if (stream?.[1] === "Video") facts.video ??= videoOf(stream[2] ?? "");
    if (stream?.[1] === "Audio") facts.audio ??= /^\w+/.exec(stream[2] ?? "")?.[0] ?? null;
  }
  return facts;
}

/** What a recording holds. @throws StudioError ffmpeg's where it cannot be opened */
export async function probeFile(
  ffmpeg: Pick<Ffmpeg, "run">,
  file: string,
  signal?: AbortSignal,
): Promise<FileFacts> {
  const lines: string[] = [];
  await ffmpeg.run(probeJob(file), {
    signal,
    timeoutSeconds: limitSeconds,
    onLine: (line) => lines.push(line),
  });
  return parseFacts(lines);
}

/** @throws StudioError `clips.no-picture` */
export function withPicture({ video, ...facts }: FileFacts): FilmFacts {
  if (video === null) throw new StudioError("clips.no-picture");
  return { ...facts, video };
}
