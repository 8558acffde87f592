import type { JobControl, StudioContext } from "../core";
import type { FfmpegJob, FfmpegProgress } from "../process/ffmpeg";
import type { ClipsPorts } from "./ports";

/** Leaves the processor to a show that may be on air. */
const niceness = 10;

/** What a job of clips or exports works with. */
export interface Work {
  context: StudioContext;
  ports: ClipsPorts;
}

/** One run of ffmpeg within a job. */
export interface Run {
  job: FfmpegJob;
  /** Where relative names lie. */
  cwd: string;
  signal: AbortSignal;
  /** Seconds of film it makes. */
  seconds: number;
  /** How far it is, 0–1. */
  onShare?: (share: number) => void;
}

/** Runs it beside the studio's short jobs rather than in their queue: a card must not wait for an encode. */
export async function runOf({ ports }: Work, { job, cwd, signal, seconds, onShare }: Run): Promise<void> {
  const onProgress = ({ outMilliseconds }: FfmpegProgress) =>
    onShare?.(Math.min(1, outMilliseconds / 1000 / Math.max(seconds, 0.001)));
  await ports.ffmpeg.run(job, { cwd, signal, niceness, longRunning: true, onProgress });
  onShare?.(1);
}

/** A part of a job's progress, from one share of the whole to another. */
export const partOf =
  (control: JobControl, from: number, to: number) =>
  (share: number): void =>
    control.progress(from + (to - from) * share);
