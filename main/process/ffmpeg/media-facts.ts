import type { FfmpegJob } from "./job";
import type { Ffmpeg } from "./runner";

/** One stream of a file, as ffmpeg describes it. */
export interface MediaStream {
  kind: "video" | "audio";
  /** ffmpeg's name: `h264`, `opus` … */
  codec: string;
  /** Pixels; null for sound. */
  width: number | null;
  height: number | null;
  /** Null for sound, and where the file does not say. */
  framesPerSecond: number | null;
}

/** What a file's header says of it. */
export interface MediaFacts {
  /** Null for a file that was never finished: its header states no length. */
  seconds: number | null;
  streams: MediaStream[];
}

/** Opens a file and reads nothing of it. */
export const factsJob = (file: string): FfmpegJob => ({
  inputs: [{ source: file }],
  outputs: [
    { target: "-", options: ["-map", "0:v:0?", "-map", "0:a?", "-c", "copy", "-t", "0", "-f", "null"] },
  ],
});

/** The length a file's header states, in seconds; null for a file that was never finished, whose header has none. */
export function statedSeconds(line: string): number | null {
  const match = /\bDuration: (\d+):(\d\d):(\d\d(?:\.\d+)?)/.exec(line);
  if (match === null) return null;
  const [hours, minutes, seconds] = match.slice(1).map(Number) as [number, number, number];
  const total = hours * 3600 + minutes * 60 + seconds;
  return total > 0 ? total : null;
}

const streamLine = /\bStream #0:\d+(?:\[\w+\])?(?:\(\w+\))?: (Video|Audio): (\w+)(.*)$/;

function streamOf(line: string): MediaStream | null {
  const match = streamLine.exec(line);
  // A cover picture is no video.
  if (match === null || line.includes("(attached pic)")) return null;
  const [, kind, codec = "", rest = ""] = match;
  const size = /[ ,](\d{2,5})x(\d{2,5})\b/.exec(rest);
  const rate = /([\d.]+)(k?) fps\b/.exec(rest);
  const isVideo = kind === "Video";
  return {
    kind: isVideo ? "video" : "audio",
    codec,
    width: isVideo && size ? Number(size[1]) : null,
    height: isVideo && size ? Number(size[2]) : null,
    framesPerSecond: isVideo && rate ? Number(rate[1]) * (rate[2] === "k" ? 1000 : 1) : null,
  };
}

/** Reads the facts out of what ffmpeg writes when it opens a file. */
export function parseMediaFacts(lines: readonly string[]): MediaFacts {
  const facts: MediaFacts = { seconds: null, streams: [] };
  for (const line of lines) {
    if (/\bOutput #0,/.test(line)) break;
    facts.seconds ??= statedSeconds(line);
    const stream = streamOf(line);
    if (stream !== null) facts.streams.push(stream);
  }
  return facts;
}

/** What a file holds. @throws StudioError `ffmpeg.…` where it cannot be opened, or `core.cancelled` */
export async function mediaFacts(
  ffmpeg: Pick<Ffmpeg, "run">,
  file: string,
  signal?: AbortSignal,
): Promise<MediaFacts> {
  const lines: string[] = [];
  await ffmpeg.run(factsJob(file), { signal, timeoutSeconds: 60, onLine: (line) => lines.push(line) });
  return parseMediaFacts(lines);
}
