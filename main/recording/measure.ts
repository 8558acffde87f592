import { type Ffmpeg, type FfmpegJob, statedSeconds } from "../process/ffmpeg";

/** Reading a whole hour takes seconds (limits.md, D); a damaged file must not hold the queue for ever. */
const limitSeconds = 300;

/** Reads a file from end to end without decoding it. */
export const measureJob = (file: string): FfmpegJob => ({
  inputs: [{ source: file }],
  outputs: [{ target: "-", options: ["-map", "0", "-c", "copy", "-f", "null"] }],
});

/**
 * Gives a function that measures how long a recording plays, in seconds; null where it cannot be told. What the
 * header states is taken at once; a file cut off by a crash states nothing and is read to its end.
 */
export function createMeasure(
  ffmpeg: Pick<Ffmpeg, "run">,
): (file: string, signal: AbortSignal) => Promise<number | null> {
  return async (file, signal) => {
    const found = new AbortController();
    let stated: number | null = null;
    let read = 0;
    try {
      await ffmpeg.run(measureJob(file), {
        signal: AbortSignal.any([found.signal, signal]),
        timeoutSeconds: limitSeconds,
        onLine(line) {
          stated ??= statedSeconds(line);
          if (stated !== null) found.abort();
        },
        onProgress: ({ outMilliseconds }) => {
          read = Math.max(read, outMilliseconds / 1000);
        },
      });
    } catch {
      // An answer that came before the end was cut short on purpose; a file that is no video has no length.
      if (signal.aborted) return null;
    }
    return stated ?? (read > 0 ? read : null);
  };
}
