import type { Readable, Writable } from "node:stream";
import type { FfmpegInput, FfmpegJob } from "../../process/ffmpeg";

/** How often a decoder may begin, in seconds: as the platforms ask for. The window's own encoder is told the same. */
export const keyframeSeconds = 2;
export const sound = { sampleRate: 48_000, channels: 2 } as const;

/** What becomes of the window's picture: sent on as it is, encoded anew because the browser has no H.264, or nothing. */
export type Encoding = "copied" | "encoded" | "none";

/** What the window records in decides it; empty where it records nothing. */
export function encodingOf(mimeType: string): Encoding {
  if (mimeType === "") return "none";
  return /avc1|h264/i.test(mimeType) ? "copied" : "encoded";
}

const hasSound = (mimeType: string): boolean => /opus|mp4a|vorbis/i.test(mimeType);
const containerOf = (mimeType: string): string => (mimeType.startsWith("video/mp4") ? "mp4" : "matroska");

/** What is known of a stream before its first byte. */
export interface StreamFormat {
  /** Container and codecs, such as `video/x-matroska;codecs=avc1,opus`; without a sound codec where there is no sound. */
  mimeType: string;
  videoKbps: number;
  audioKbps: number;
}

/**
 * What the header says is not waited for. Seven pictures are: only then does ffmpeg know that none leans on a later one,
 * and until it does it invents times at which they are decoded, which platforms take for B-frames. At 30 pictures a
 * second they are there after 0.2 s; the limits leave room for a computer that makes six, and for large keyframes.
 * `nobuffer` is not among it: it drops what was looked at, and with it the first keyframe.
 */
const inputOptions = (mimeType: string): string[] => [
  ...["-loglevel", "warning", "-fpsprobesize", "0"],
  ...["-probesize", "5000000", "-analyzeduration", "5000000"],
  ...["-f", containerOf(mimeType)],
];

/** A browser that has no H.264 leaves the picture to us; what it costs is said before going live. */
const x264 = (videoKbps: number): string[] => [
  ...["-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency", "-pix_fmt", "yuv420p", "-bf", "0"],
  ...["-b:v", `${videoKbps}k`, "-maxrate", `${videoKbps}k`, "-bufsize", `${videoKbps}k`],
  ...["-force_key_frames", `expr:gte(t,n_forced*${keyframeSeconds})`],
];

/** Platforms close a room whose stream has no sound at all. */
const silence: FfmpegInput = {
  source: `anullsrc=r=${sound.sampleRate}:cl=stereo`,
  options: ["-f", "lavfi"],
};

/**
 * What makes an FLV stream of the window's recording: its picture as it is where it is H.264, its sound as AAC. The
 * packets leave as they come.
 */
export function streamJob(format: StreamFormat, input: Readable, output: Writable): FfmpegJob {
  const { mimeType, videoKbps, audioKbps } = format;
  const heard = hasSound(mimeType);
  return {
    inputs: [{ source: input, options: inputOptions(mimeType) }, ...(heard ? [] : [silence])],
    outputs: [
      {
        target: output,
        options: [
          ...["-map", "0:v:0", "-map", heard ? "0:a:0" : "1:a:0"],
          ...(encodingOf(mimeType) === "copied" ? ["-c:v", "copy"] : x264(videoKbps)),
          ...["-c:a", "aac", "-b:a", `${audioKbps}k`],
          ...["-ar", String(sound.sampleRate), "-ac", String(sound.channels)],
          // A browser that was held up leaves holes in its sound: filled, so that it stays with the picture for hours.
          ...(heard ? ["-af", "aresample=async=1000"] : ["-shortest"]),
          ...["-max_interleave_delta", "200000", "-flush_packets", "1"],
          ...["-flvflags", "no_duration_filesize", "-f", "flv"],
        ],
      },
    ],
  };
}
