import type { Readable, Writable } from "node:stream";

/** One thing to read: a path, an address, a lavfi source, or a stream (at most one a job). */
export interface FfmpegInput {
  source: string | Readable;
  /** Options in front of `-i`, one argument an entry. */
  options?: readonly string[];
}

/** One thing to write: a path, an address, or a stream (at most one a job). */
export interface FfmpegOutput {
  target: string | Writable;
  /** Options in front of the target, one argument an entry. */
  options?: readonly string[];
}

/** What ffmpeg is to do, as data: made by pure functions, run by the runner. */
export interface FfmpegJob {
  inputs: readonly FfmpegInput[];
  /** A whole filter graph; never holds a text or path that a user wrote. */
  filterGraph?: string;
  outputs: readonly FfmpegOutput[];
}

/** The arguments of a job as they reach ffmpeg, for logs and tests; streams are shown as `pipe:`. */
export function jobArguments(job: FfmpegJob): string[] {
  const inputs = job.inputs.flatMap(({ source, options = [] }) => [
    ...options,
    "-i",
    typeof source === "string" ? source : "pipe:0",
  ]);
  const graph = job.filterGraph === undefined ? [] : ["-filter_complex", job.filterGraph];
  const outputs = job.outputs.flatMap(({ target, options = [] }) => [
    ...options,
    typeof target === "string" ? target : "pipe:1",
  ]);
  return [...inputs, "-y", ...graph, ...outputs];
}
