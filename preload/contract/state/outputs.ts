/** What composes the picture, and how far the studio has got with it. */
export interface EngineState {
  kind: "obs" | "stage" | "none";
  status: "disconnected" | "searching" | "connecting" | "connected" | "reconnecting" | "refused";
  /** OBS's version, or the stage's. */
  version: string;
  /** Where OBS was found: `127.0.0.1:4455`. */
  address: string;
  /** OBS is installed here and can be started by a button. */
  canLaunch: boolean;
  /** Its websocket server is off; the studio may switch it on with the user's consent while OBS is closed. */
  serverOff: boolean;
  canvas: { width: number; height: number } | null;
  framesPerSecond: number | null;
  devices: { cameras: Device[]; microphones: Device[]; screens: Device[] };
  /** How often screens may ask for a picture without costing the engine frames, in milliseconds. */
  preview: { programme: number; scene: number };
}

/** A camera or microphone as the engine names it. */
export interface Device {
  id: string;
  name: string;
}

/** The whole show's outputs. `on-air` only when at least one destination publishes. */
export interface LiveState {
  status: "idle" | "starting" | "on-air" | "stopping";
  startedAt: number | null;
  /** True while OBS streams into the relay. */
  sourceActive: boolean;
}

/** The process that copies one stream to every destination. */
export interface RelayState {
  status: "stopped" | "starting" | "waiting" | "relaying";
  /** Kilobits a second arriving from the engine, over the last few seconds. */
  incomingKbps: number;
  video: { codec: string; width: number; height: number } | null;
}

export type DestinationStatus = "off" | "connecting" | "publishing" | "retrying" | "stalled" | "refused";

/** A destination as screens see it: the key only as a mask. */
export interface DestinationState {
  id: string;
  platform: string;
  name: string;
  server: string;
  enabled: boolean;
  /** Such as `••••4f2a`, or empty when no key is saved. */
  keyMask: string;
  status: DestinationStatus;
  /** Since when it has been in this status. */
  since: number;
  /** Kilobits a second going out, over the last few seconds. */
  outgoingKbps: number;
  droppedFrames: number;
  /** Bytes waiting to be sent. */
  queuedBytes: number;
  reconnects: number;
  /** The last trouble in words, in the studio's language; empty when there was none. */
  lastTrouble: string;
}

export interface RecordingState {
  status: "idle" | "starting" | "recording" | "stopping";
  startedAt: number | null;
  /** Path of the file being written, or of the last one. */
  file: string | null;
  recordings: RecordingSummary[];
}

export interface RecordingSummary {
  id: string;
  file: string;
  name: string;
  bytes: number;
  startedAt: number;
  /** `null` until measured. */
  seconds: number | null;
  kind: "show" | "rehearsal";
  showId: string | null;
  /** True when the file is no longer where it was. */
  missing: boolean;
}

export interface RehearsalState {
  active: boolean;
  startedAt: number | null;
  /** Whether the built-in stage burns 彩排 into the picture; absent means it does. */
  tag?: boolean;
}
