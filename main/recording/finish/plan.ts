import type { FfmpegJob, MediaFacts, MediaStream } from "../../process/ffmpeg";

/** Pictures that every phone and editor reads from an MP4 as they are. */
const copiedVideo: ReadonlySet<string> = new Set(["h264", "hevc"]);
const copiedAudio: ReadonlySet<string> = new Set(["aac", "mp3"]);
/** Where a file does not say its frame rate, or says a clock's (a browser's WebM: 1000). */
const usualRate = 30;
const mostRate = 60;
const keyframeSeconds = 2;

function videoOptions({ codec, framesPerSecond }: MediaStream): string[] {
  if (copiedVideo.has(codec)) return ["-c:v", "copy", ...(codec === "hevc" ? ["-tag:v", "hvc1"] : [])];
  const known = framesPerSecond !== null && framesPerSecond > 0 && framesPerSecond <= mostRate;
  const rate = known ? framesPerSecond : usualRate;
  return [
    ...["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"],
    ...["-vf", "scale=trunc(iw/2)*2:trunc(ih/2)*2"],
    ...["-r", String(rate), "-g", String(Math.round(rate * keyframeSeconds))],
  ];
}

/** Gaps in what a browser recorded become silence, so that sound and picture stay together. */
const audioOptions = ({ codec }: MediaStream, index: number): string[] =>
  copiedAudio.has(codec)
    ? [`-c:a:${index}`, "copy"]
    : [
        ...[`-c:a:${index}`, "aac", `-b:a:${index}`, "160k", `-ar:a:${index}`, "48000"],
        ...[`-filter:a:${index}`, "aresample=async=1"],
      ];

/** Whether the picture of a file goes into an MP4 without being encoded anew, which takes seconds, not minutes. */
export const isCopied = ({ streams }: MediaFacts): boolean =>
  streams.some(({ kind, codec }) => kind === "video" && copiedVideo.has(codec));

/**
 * Puts a recording into an MP4 with fast start: copied where the codecs allow it, encoded anew where they do not.
 * @param damaged passes over what cannot be read instead of ending there.
 */
export function finishJob(source: string, target: string, facts: MediaFacts, damaged = false): FfmpegJob {
  const video = facts.streams.find(({ kind }) => kind === "video");
  const audio = facts.streams.filter(({ kind }) => kind === "audio");
  const flags = damaged
    ? ["-fflags", "+genpts+discardcorrupt", "-err_detect", "ignore_err"]
    : ["-fflags", "+genpts"];
  return {
    inputs: [{ source, options: flags }],
    outputs: [
      {
        target,
        options: [
          ...(video === undefined ? [] : ["-map", "0:v:0", ...videoOptions(video)]),
          ...audio.flatMap((stream, index) => ["-map", `0:a:${index}`, ...audioOptions(stream, index)]),
          ...["-max_muxing_queue_size", "4096", "-movflags", "+faststart", "-f", "mp4"],
          ...markLevels,
        ],
      },
    ],
  };
}

/** Makes ffmpeg say of each line how grave it is. */
const markLevels = ["-loglevel", "level+info"];

/** Whether a line of ffmpeg is an error by its own mark. */
export const isErrorLine = (line: string): boolean => /(?:^|\] )\[(?:error|fatal|panic)\]/.test(line);

/** Whether an error says no more than that the file ends in the middle of something. */
export const isEarlyEnd = (line: string): boolean =>
  /File ended prematurely|Read error|Truncat|unexpected(?:ly)? end/i.test(line);

/** Reads a file from end to end without decoding it, and says of each line how grave it is. */
export const readJob = (file: string): FfmpegJob => ({
  inputs: [{ source: file }],
  outputs: [
    {
      target: "-",
      options: ["-map", "0:v:0?", "-map", "0:a?", "-c", "copy", "-f", "null", ...markLevels],
    },
  ],
});
