import { StudioError } from "../../../preload/contract";
import { type Ffmpeg, type MediaFacts, statedSeconds } from "../../process/ffmpeg";
import { finishJob, isErrorLine, readJob } from "./plan";

/** How far it stands back behind everything else of the computer. */
const niceness = 10;
/** How far apart the lengths of a recording and of its copy may lie. */
export const toleranceSeconds = 1;
/** The copy is read once more after it was made: the last part of the way. */
const madeShare = 0.95;

export interface Conversion {
  source: string;
  target: string;
  facts: MediaFacts;
  /** How long the source plays; for the progress. */
  seconds: number;
  /** Passes over what cannot be read. */
  damaged: boolean;
  signal: AbortSignal;
  progress(share: number): void;
}

export interface Converted {
  /** How long the copy plays. */
  seconds: number;
  /** What ffmpeg called errors while it read the source. */
  errors: string[];
}

/**
 * Makes the MP4 and reads it from end to end: it states a length, plays that long and is free of errors.
 * @throws StudioError `recording.copy-unproven`, `ffmpeg.…` or `core.cancelled`
 */
export async function convert(ffmpeg: Pick<Ffmpeg, "run">, asked: Conversion): Promise<Converted> {
  const { source, target, facts, seconds, damaged, signal } = asked;
  const errors: string[] = [];
  await ffmpeg.run(finishJob(source, target, facts, damaged), {
    ...{ signal, niceness, longRunning: true },
    onLine: (line) => void (isErrorLine(line) && errors.push(line)),
    onProgress: ({ outMilliseconds }) =>
      asked.progress(Math.min(1, outMilliseconds / 1000 / Math.max(seconds, 0.1)) * madeShare),
  });
  return { seconds: await prove(ffmpeg, target, signal), errors };
}

async function prove(ffmpeg: Pick<Ffmpeg, "run">, file: string, signal: AbortSignal): Promise<number> {
  let stated: number | null = null;
  let read = 0;
  const errors: string[] = [];
  await ffmpeg.run(readJob(file), {
    ...{ signal, niceness, longRunning: true },
    onLine(line) {
      stated ??= statedSeconds(line);
      if (isErrorLine(line)) errors.push(line);
    },
    onProgress: ({ outMilliseconds }) => {
      read = Math.max(read, outMilliseconds / 1000);
    },
  });
  const proven = errors.length === 0 && stated !== null && Math.abs(stated - read) <= toleranceSeconds;
  if (stated === null || !proven) throw new StudioError("recording.copy-unproven");
  return stated;
}
