import type { Device } from "../../preload/contract";
import type { FfmpegDescription } from "../process/ffmpeg";

/** What is known of the local OBS. Holds no password. */
export interface ObsFinding {
  installed: boolean;
  /** Null where it cannot be told without starting it. */
  version: string | null;
  running: boolean;
  /** Its websocket server, from its own file; `unknown` before OBS was ever started. */
  server: "on" | "off" | "unknown";
  port: number;
  /** Something answers on that port. */
  portOpen: boolean;
  password: "known" | "not-needed" | "unknown";
}

/** What the doctor asks of others. */
export interface DoctorPorts {
  obs(): Promise<ObsFinding>;
  ffmpeg(): Promise<FfmpegDescription>;
  /** What a connected engine lists; null while none is connected. */
  engineDevices(): { cameras: Device[]; microphones: Device[] } | null;
  /** Enabled destinations, to see whether they can be reached. */
  destinations(): Promise<{ id: string; name: string; server: string }[]>;
}

/** What the doctor is told of this studio. */
export interface DoctorSubject {
  data: string;
  fonts: string;
  /** Picture and sound together, kilobits a second. */
  recordingKbps: number;
}
