import type { JobState } from "../../preload/contract";

/** What a job's work is given while it runs. */
export interface JobControl {
  /** Aborted when the work is called off: end at once and leave nothing half-written. */
  readonly signal: AbortSignal;
  /** How far it is, 0–1. */
  progress(share: number): void;
}

export interface JobSpec {
  kind: JobState["kind"];
  /** In the user's language. */
  title: string;
  /** The recording it belongs to, or null. */
  recording: string | null;
  /** Gives what it made: media references or absolute paths. */
  work(control: JobControl): Promise<string[]>;
}

/** Long work that screens show and users may call off. */
export interface Jobs {
  /** Begins as soon as there is room. `done` is rejected with the work's StudioError, or `core.cancelled`. */
  run(spec: JobSpec): { id: string; done: Promise<string[]> };
}
