import type { FfmpegJob } from "../../process/ffmpeg";

/** How far around the middle a cover is looked for, in seconds: one keyframe interval of OBS and of the stage. */
const around = 3;

/**
 * Pictures from around a clip's middle: keyframes, which are the best kept ones. Names are relative, since a percent
 * sign in a folder's name would be read as part of the pattern.
 */
export const coverJob = (clip: string, seconds: number, pattern: string): FfmpegJob => ({
  inputs: [
    {
      source: clip,
      options: [
        // The keyframe before is taken as well: a clip may have no other near its middle.
        ...["-noaccurate_seek", "-ss", Math.max(0, seconds / 2 - around).toFixed(3)],
        ...["-skip_frame", "nokey", "-t", String(2 * around)],
      ],
    },
  ],
  outputs: [
    {
      target: pattern,
      // Rounded up, else a single keyframe lasts no second and is dropped.
      options: ["-map", "0:v:0", "-vf", "fps=1:round=up", "-frames:v", "6", "-q:v", "3", "-f", "image2"],
    },
  ],
});

/** The sharpest of some pictures of one scene at one quality: a blurred one has less to keep and is smaller. */
export const sharpest = (pictures: readonly { name: string; bytes: number }[]): string | null =>
  pictures.reduce<{ name: string; bytes: number } | null>(
    (best, picture) => (best === null || picture.bytes > best.bytes ? picture : best),
    null,
  )?.name ?? null;
