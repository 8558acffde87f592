import type { Engine, JobControl, JobSpec } from "../core";
import type { Ffmpeg } from "../process/ffmpeg";

/** What work on a recording is given: it may have to stand aside for a show. */
export interface PatientControl extends JobControl {
  /** Gives its place to others until something has happened; rejects as soon as the work is called off. */
  aside(until: Promise<unknown>): Promise<void>;
}

/** Long work that screens show and users may call off. */
export interface PatientJobs {
  run(spec: Omit<JobSpec, "work"> & { work(control: PatientControl): Promise<string[]> }): {
    id: string;
    done: Promise<string[]>;
  };
  /** Calls off all work on a recording; resolves when it has really ended. */
  cancelOf(recording: string): Promise<void>;
}

/** Bytes left where a folder lies. */
export type FreeBytes = (folder: string) => Promise<number>;

/** How long a file plays, in seconds; null where it cannot be told. See `createMeasure`. */
export type ProbeSeconds = (file: string, signal: AbortSignal) => Promise<number | null>;

export interface RecordingDeps {
  /** The engine in use, or null while there is none. */
  engine: () => Engine | null;
  probeSeconds: ProbeSeconds;
  ffmpeg: Pick<Ffmpeg, "run">;
  jobs: PatientJobs;
  /** The system's own answer unless a test says otherwise. */
  freeBytes?: FreeBytes;
}
