import type { FfmpegJob } from "../../process/ffmpeg";
import { aac, encoded, film, plainVideo, soundOptions } from "./codec";
import type { PhonePlan } from "./phone-plan";
import type { FilmFacts } from "./probe";

/** The whole recording as a film that plays everywhere; encoded only where it would not. */
export const filmJob = (file: string, { audio, video }: FilmFacts, target: string): FfmpegJob => ({
  inputs: [{ source: file }],
  outputs: [
    {
      target,
      options: [
        ...["-map", "0:v:0", ...(plainVideo(video) ? ["-c:v", "copy"] : encoded)],
        ...soundOptions(audio),
        ...film,
        ...["-f", "mp4"],
      ],
    },
  ],
});

/** The sound alone, as AAC. */
export const audioJob = (file: string, codec: string, target: string): FfmpegJob => ({
  inputs: [{ source: file }],
  outputs: [
    {
      target,
      options: [
        ...["-map", "0:a:0", ...(codec === "aac" ? ["-c:a", "copy"] : aac(128))],
        ...["-vn", ...film, "-f", "mp4"],
      ],
    },
  ],
});

/** What both passes must agree on. */
const phonePicture = ({ width, height, framesPerSecond, videoKbps }: PhonePlan, log: string): string[] => [
  ...["-map", "0:v:0", "-vf", `fps=${framesPerSecond},scale=${width}:${height}:flags=bicubic,setsar=1`],
  ...["-c:v", "libx264", "-preset", "veryfast", "-profile:v", "main", "-pix_fmt", "yuv420p"],
  ...[
    "-b:v",
    `${videoKbps}k`,
    "-maxrate",
    `${Math.round(videoKbps * 1.5)}k`,
    "-bufsize",
    `${videoKbps * 3}k`,
  ],
  ...["-g", String(framesPerSecond * 5), "-passlogfile", log],
];

/** First pass: learns where the picture is hard; writes only its log. */
export const phoneFirstPass = (file: string, plan: PhonePlan, log: string): FfmpegJob => ({
  inputs: [{ source: file }],
  outputs: [
    { target: "-", options: [...phonePicture(plan, log), "-pass", "1", "-an", "-sn", "-dn", "-f", "null"] },
  ],
});

/** Second pass: the film itself. */
export const phoneSecondPass = (file: string, plan: PhonePlan, log: string, target: string): FfmpegJob => ({
  inputs: [{ source: file }],
  outputs: [
    {
      target,
      options: [
        ...phonePicture(plan, log),
        ...["-pass", "2"],
        ...(plan.audioKbps === 0 ? ["-an"] : ["-map", "0:a:0", ...phoneSound(plan.audioKbps)]),
        ...film,
        ...["-f", "mp4"],
      ],
    },
  ],
});

/** Below 64 kbit/s two channels sound worse than one. */
const phoneSound = (kbps: number) => [...aac(kbps).slice(0, -1), kbps < 64 ? "1" : "2"];
