import type { HandlersFor, RecordingSummary } from "../../preload/contract";
import type { StudioContext } from "../core";
import type { RecordingDeps } from "./ports";
import { Recording, type RecordingMethods } from "./recording";

export { freeBytesOf, minutesLeft } from "./disk";
export { createMeasure } from "./measure";
export type { RecordingDeps } from "./ports";
export type { RecordingMethods } from "./recording";

export interface RecordingService {
  readonly handlers: HandlersFor<RecordingMethods>;
  /** Records the programme. @throws StudioError `recording.…`, or the engine's */
  start(): Promise<{ file: string }>;
  /** Ends the recording. @throws StudioError `recording.not-running`, or the engine's */
  stop(): Promise<RecordingSummary>;
  /** To be told by every engine's events. */
  onEngineRecordingChanged(active: boolean, file: string | null): void;
  /** Reads the list and finds what a crash left. Call once, before the first call. */
  open(): Promise<void>;
  /** Files in the recordings' folder came or went that neither the list nor a job tells of: counts them again. */
  lookAtDisk(): void;
  close(): Promise<void>;
}

/** Recording, and the list of recordings. */
export const createRecording = (context: StudioContext, deps: RecordingDeps): RecordingService =>
  new Recording(context, deps);
