import { Writable } from "node:stream";
import type { FfmpegJob } from "../../process/ffmpeg";

/** The picture a list shows where none is asked for: past the first black, and within a short recording. */
export const usualMoment = (seconds: number | null): number => Math.min(3, (seconds ?? 0) / 3);

/** A moment that a recording has: one at or behind its end becomes one just before it. */
export const momentWithin = (at: number, seconds: number | null): number =>
  seconds === null ? at : Math.min(at, Math.max(0, seconds - 0.5));

/** One picture of a recording as a JPEG, written to a stream so that nothing half-written lies anywhere. */
export const thumbnailJob = (file: string, at: number, width: number, target: Writable): FfmpegJob => ({
  inputs: [{ source: file, options: at > 0 ? ["-ss", at.toFixed(3)] : [] }],
  outputs: [
    {
      target,
      options: [
        ...["-map", "0:v:0", "-an", "-frames:v", "1", "-vf", `scale=${Math.round(width / 2) * 2}:-2`],
        ...["-c:v", "mjpeg", "-q:v", "4", "-pix_fmt", "yuvj420p", "-f", "image2pipe"],
      ],
    },
  ],
});

/** Collects what is written to it. */
export function byteSink(): { stream: Writable; bytes(): Buffer } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, bytes: () => Buffer.concat(chunks) };
}
