import type { JobState } from "../data/job";
import type { RemoteState } from "../data/remote";
import type { Settings } from "../data/settings";
import type {
  DestinationState,
  EngineState,
  LiveState,
  NetworkState,
  RecordingState,
  RehearsalState,
  RelayState,
} from "./outputs";
import type { Problem } from "./problem";
import type { LibraryState, OverlaysState, PrompterState, ScenesState, ShowState } from "./programme";
import type { StageState } from "./stage";

export * from "./outputs";
export * from "./problem";
export * from "./programme";
export * from "./stage";

/** The one state every screen mirrors. It never holds a stream key or a password. Times are epoch milliseconds. */
export interface StudioState {
  engine: EngineState;
  scenes: ScenesState;
  overlays: OverlaysState;
  show: ShowState;
  prompter: PrompterState;
  live: LiveState;
  relay: RelayState;
  /** Saved destinations, with what is known of each while live. */
  destinations: DestinationState[];
  recording: RecordingState;
  rehearsal: RehearsalState;
  /** What the built-in stage draws, where it is the engine. */
  stage: StageState;
  /** Tablets and phones in the room. */
  remote: RemoteState;
  network: NetworkState;
  /** Long work under way or just ended, the newest first. */
  jobs: JobState[];
  problems: Problem[];
  settings: Settings;
  library: LibraryState;
}

export type StateKey = keyof StudioState;
