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
  /** OBS's virtual camera, which feeds the platforms' own companions. */
  virtualCamera: "unavailable" | "off" | "on";
  /** Whether the studio's microphone is muted in the engine; absent where it does not tell. */
  microphoneMuted?: boolean;
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
  /** Which engine the show is live with; null while none is. It stays so until the show ends. */
  engine: "obs" | "stage" | null;
  /** True while the engine streams into the relay. */
  sourceActive: boolean;
  /** The operator asked for the slate instead of the picture and its sound. */
  slateAsked: boolean;
  /** A lower bit rate would help, and what it costs; null while all is well. */
  advice: BitrateAdvice | null;
  /** The report of the last show that ended, until it is put aside. */
  lastReport: string | null;
}

/** OBS cannot change its bit rate while it streams: it is stopped and started again while the relay holds the platforms. */
export interface BitrateAdvice {
  videoKbps: number;
  presentKbps: number;
  /** How long viewers see the slate, in milliseconds. */
  costMilliseconds: number;
  /** A recording runs, which the change would end: it cannot be made now. */
  isBlocked: boolean;
}

/** The process that copies one stream to every destination. */
export interface RelayState {
  status: "stopped" | "starting" | "waiting" | "relaying";
  /** Kilobits a second arriving from the engine, over the last few seconds. */
  incomingKbps: number;
  /** The picture as it really arrives; figures are null until they were measured. */
  video: {
    codec: string;
    width: number;
    height: number;
    framesPerSecond: number | null;
    keyframeSeconds: number | null;
    /** Pictures that lean on later ones were seen. */
    hasBFrames: boolean | null;
  } | null;
  audio: { codec: string; sampleRate: number; channels: number } | null;
  /** What the destinations are sent now. */
  showing: "nothing" | "live" | "slate";
  /** Why the slate is shown; null while it is not. */
  slateReason: "asked" | "source-gone" | "source-frozen" | null;
  /** Whether a slate is at hand for this picture. */
  slate: "none" | "drawing" | "ready" | "failed";
  /** The studio was started while this relay was already at work. */
  wasFound: boolean;
}

/** What screens have to know of this computer's network, and of the nginx-rtmp server that passes the picture on. */
export interface NetworkState {
  /** What is sent to one of these takes nothing of the line. */
  ownAddresses: string[];
  /** Masks such as `••••4f2a`; empty where none is saved. */
  serverSecrets: { ingestKey: string; controlToken: string };
}

/**
 * `yielding`: makes room for more important ones on a line too slow for all. `feeding`: a companion gets the picture from
 * OBS's virtual camera; whether its room is open cannot be known here.
 */
export type DestinationStatus =
  | "off"
  | "connecting"
  | "publishing"
  | "retrying"
  | "stalled"
  | "refused"
  | "yielding"
  | "feeding";

/** A destination as screens see it: the key only as a mask. In the user's order, the most important first. */
export interface DestinationState {
  id: string;
  platform: string;
  kind: "rtmp" | "companion";
  name: string;
  server: string;
  enabled: boolean;
  /** Such as `••••4f2a`, or empty when no key is saved. */
  keyMask: string;
  status: DestinationStatus;
  /** Since when it has been in this status. */
  since: number;
  /** When it first had the picture in this show; null before. */
  publishedAt: number | null;
  /** Kilobits a second going out, over the last few seconds. */
  outgoingKbps: number;
  droppedFrames: number;
  /** Bytes waiting to be sent. */
  queuedBytes: number;
  reconnects: number;
  /** One way there and back, in milliseconds, as the last connection took; null where not known. */
  roundTripMs: number | null;
  /** When the platform most likely closes the room unless the picture is back; null while it has it, or where unknown. */
  closesAt: number | null;
  /** The last trouble in words, in the studio's language; empty when there was none. */
  lastTrouble: string;
}

export interface RecordingState {
  status: "idle" | "starting" | "recording" | "stopping";
  startedAt: number | null;
  /** Path of the file being written, or of the last one. */
  file: string | null;
  recordings: RecordingSummary[];
  /** The disk that recordings go to; null until it was looked at. Looked at every 10 s while recording, else now and then. */
  disk: RecordingDisk | null;
}

export interface RecordingDisk {
  /** The folder that recordings go to, an absolute path. */
  folder: string;
  /** Null where the system does not say. */
  freeBytes: number | null;
  /** All recordings with what was made of them. */
  usedBytes: number;
  /** How many minutes of recording still fit before it is ended for want of room, at the rates that are set. */
  minutesLeft: number | null;
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
  /** It is an MP4 that plays anywhere; until then it is as the engine wrote it. */
  isFinished: boolean;
  /** It was cut off or is damaged, or its finishing was called off: `recording.repair` makes it playable to its end. */
  canRepair: boolean;
}

export interface RehearsalState {
  active: boolean;
  startedAt: number | null;
  /** Whether the built-in stage burns 彩排 into the picture; absent means it does. */
  tag?: boolean;
}
