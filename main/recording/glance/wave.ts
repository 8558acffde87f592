import { Writable } from "node:stream";
import type { Waveform } from "../../../preload/contract";
import type { FfmpegJob } from "../../process/ffmpeg";

/** Enough for where sound begins and ends, and an hour in seconds. */
const samplesPerSecond = 8000;
/** The finest step that is taken down. */
const fineSeconds = 0.05;
const samplesPerStep = samplesPerSecond * fineSeconds;
/** An hour in steps of 0.2 s: fine enough to be looked at from near, and 60 kB to send. */
const mostPeaks = 18_000;
const folds = [1, 2, 4, 10, 20, 40, 100, 200, 400, 1000];
const fullScale = 32_768;

/**
 * The sound of a recording as plain samples, its gaps filled so that they stand at their own time. The picture is
 * read past, not decoded.
 */
export const waveJob = (file: string, target: Writable): FfmpegJob => ({
  inputs: [{ source: file, options: ["-vn"] }],
  outputs: [
    {
      target,
      options: [
        ...["-map", "0:a:0", "-vn", "-af", "aresample=async=1:first_pts=0"],
        ...["-ac", "1", "-ar", String(samplesPerSecond), "-c:a", "pcm_s16le", "-f", "s16le"],
      ],
    },
  ],
});

/** Takes samples and keeps the loudest of each step; a chunk may end in the middle of a sample. */
export function createPeakSink(): { stream: Writable; waveform(): Waveform } {
  const peaks: number[] = [];
  let loudest = 0;
  let count = 0;
  let odd: Buffer = Buffer.alloc(0);

  function take(bytes: Buffer) {
    const whole = bytes.length - (bytes.length % 2);
    for (let at = 0; at < whole; at += 2) {
      const value = Math.abs(bytes.readInt16LE(at));
      if (value > loudest) loudest = value;
      if (++count === samplesPerStep) next();
    }
    odd = bytes.subarray(whole);
  }
  function next() {
    peaks.push(loudest);
    loudest = 0;
    count = 0;
  }
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      take(odd.length === 0 ? chunk : Buffer.concat([odd, chunk]));
      done();
    },
  });
  return {
    stream,
    waveform() {
      return foldPeaks(count === 0 ? peaks : [...peaks, loudest]);
    },
  };
}

/** Puts steps together until there are few enough; peaks of 16 bits become 0–100. */
export function foldPeaks(fine: readonly number[], most = mostPeaks): Waveform {
  const fold = folds.find((count) => fine.length / count <= most) ?? Math.ceil(fine.length / most);
  const peaks = Array.from({ length: Math.ceil(fine.length / fold) }, (_, index) => {
    const loudest = fine
      .slice(index * fold, (index + 1) * fold)
      .reduce((one, other) => Math.max(one, other), 0);
    return Math.round((loudest / fullScale) * 100);
  });
  return { peaks, stepSeconds: Math.round(fold * fineSeconds * 1000) / 1000 };
}
