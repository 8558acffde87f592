import type { FfmpegJob } from "../../process/ffmpeg";
import { aac, encoded, film, plainVideo, soundOptions } from "./codec";
import { portraitFilter } from "./portrait";
import type { FilmFacts, VideoFacts } from "./probe";

export interface CutAsked {
  /** Absolute path of the recording. */
  file: string;
  /** Seconds of the recording. */
  from: number;
  to: number;
  exact: boolean;
  portrait: { x: number } | null;
}

export interface CutTargets {
  clip: string;
  /** Takes down where a copy really begins. */
  start: string;
}

/** A mark lies on a frame's very moment, which files keep rounded to a millisecond. */
const rounding = 0.002;
const secondsText = (seconds: number) => seconds.toFixed(3);

/** Whether a cut can do without encoding. */
export const isCopy = (
  { exact, portrait }: Pick<CutAsked, "exact" | "portrait">,
  video: VideoFacts,
): boolean => !exact && portrait === null && plainVideo(video);

/**
 * Cuts by copying: seconds for an hour's show. It begins at the keyframe before the mark; what lies between is really
 * in the clip rather than hidden by an edit list, which some players heed and others do not.
 */
function copyJob({ file, from, to }: CutAsked, { audio }: FilmFacts, targets: CutTargets): FfmpegJob {
  const length = ["-t", secondsText(to - from)];
  const copied = ["-map", "0:v:0", "-c:v", "copy", ...soundOptions(audio), ...film];
  return {
    inputs: [{ source: file, options: ["-ss", secondsText(from)] }],
    outputs: [
      {
        target: targets.clip,
        options: [...length, ...copied, "-avoid_negative_ts", "make_zero", "-f", "mp4"],
      },
      {
        target: targets.start,
        options: ["-map", "0:v:0", "-c:v", "copy", "-an", "-frames:v", "1", "-f", "framecrc"],
      },
    ],
  };
}

/** Cuts by encoding anew: begins at the very frame. */
function encodeJob(asked: CutAsked, { audio, video }: FilmFacts, clip: string): FfmpegJob {
  const { file, from, to, portrait } = asked;
  const crop = portrait === null ? [] : ["-vf", portraitFilter(video, portrait.x)];
  // Copied sound would begin at its own packet, some milliseconds off.
  const sound = audio === null ? ["-an"] : ["-map", "0:a:0", ...aac(128)];
  return {
    inputs: [{ source: file, options: ["-ss", secondsText(Math.max(0, from - rounding))] }],
    outputs: [
      {
        target: clip,
        options: [
          ...["-t", secondsText(to - from), "-map", "0:v:0", ...crop, ...encoded],
          ...sound,
          ...film,
          ...["-f", "mp4"],
        ],
      },
    ],
  };
}

/** One clip out of a recording. */
export const cutJob = (asked: CutAsked, facts: FilmFacts, targets: CutTargets): FfmpegJob =>
  isCopy(asked, facts.video) ? copyJob(asked, facts, targets) : encodeJob(asked, facts, targets.clip);

/** How many seconds before the mark a copy begins, from what ffmpeg took down of its first picture; 0 or more. */
export function secondsEarly(framecrc: string): number {
  const base = /^#tb 0: (\d+)\/(\d+)$/m.exec(framecrc);
  const first = /^0,\s*(-?\d+),\s*(-?\d+),/m.exec(framecrc);
  if (base === null || first === null) return 0;
  return Math.max(0, (-Number(first[2]) * Number(base[1])) / Number(base[2]));
}
