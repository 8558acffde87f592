import type { Device } from "../../preload/contract";
import type { FfmpegDescription } from "../process/ffmpeg";
import type { Finding } from "./line";
import type { ObsFinding } from "./ports";

/** The websocket server came with OBS 28. */
const oldestObs = 28;

function judgeObsItself({ installed, version, running }: ObsFinding): Finding {
  const topic = "obs";
  const params = { version: version ?? "" };
  if (!installed && !running) return { topic, status: "warning", code: "doctor.obs-absent" };
  const major = Number.parseInt(version ?? "", 10);
  if (major < oldestObs) return { topic, status: "error", code: "doctor.obs-too-old", params };
  if (!running) return { topic, status: "warning", code: "doctor.obs-closed", params };
  return { topic, status: "ok", code: "doctor.obs-ok", params };
}

function judgeServer({ running, server, port, portOpen }: ObsFinding): Finding {
  const topic = "obs-websocket";
  const params = { port };
  if (running && portOpen) return { topic, status: "ok", code: "doctor.websocket-ok", params };
  if (server !== "on") return { topic, status: "warning", code: "doctor.websocket-off" };
  if (running) return { topic, status: "error", code: "doctor.websocket-silent", params };
  if (portOpen) return { topic, status: "warning", code: "doctor.websocket-foreign", params };
  return { topic, status: "ok", code: "doctor.websocket-ready", params };
}

const passwordCodes = {
  known: { status: "ok", code: "doctor.password-ok" },
  "not-needed": { status: "warning", code: "doctor.password-unneeded" },
  unknown: { status: "warning", code: "doctor.password-unknown" },
} as const;

/** OBS itself; and where there is one, its control port and password. */
export function judgeObs(obs: ObsFinding): Finding[] {
  const itself = judgeObsItself(obs);
  if (itself.code === "doctor.obs-absent") return [itself];
  const server = judgeServer(obs);
  if (server.code === "doctor.websocket-off") return [itself, server];
  return [itself, server, { topic: "obs-password", ...passwordCodes[obs.password] }];
}

/** Which ffmpeg is in use, and what it lacks. */
export function judgeFfmpeg({ inUse, passedOver }: FfmpegDescription): Finding {
  const topic = "ffmpeg";
  if (inUse !== null) {
    const { version, path, lacking } = inUse;
    if (lacking.length === 0)
      return { topic, status: "ok", code: "doctor.ffmpeg-ok", params: { version, path } };
    const params = { version, path, parts: lacking.join(", ") };
    return { topic, status: "ok", code: "doctor.ffmpeg-lacks", params };
  }
  const [first] = passedOver;
  if (first === undefined) return { topic, status: "error", code: "doctor.ffmpeg-absent" };
  return { topic, status: "error", code: "doctor.ffmpeg-unfit", params: { ...first } };
}

/** A show takes two to three hours (anchors' own figures); less than one is no show. */
const enoughHours = 4;
const leastHours = 1;

/** How long a recording fits. `kbps` is picture and sound together. */
export function judgeDisk(freeBytes: number, kbps: number): Finding {
  const bytesAnHour = (kbps * 1000 * 3600) / 8;
  const hours = freeBytes / bytesAnHour;
  const params = { gigabytes: (freeBytes / 1e9).toFixed(1), hours: hours.toFixed(hours < 10 ? 1 : 0) };
  if (hours >= enoughHours) return { topic: "disk", status: "ok", code: "doctor.disk-ok", params };
  return { topic: "disk", status: hours < leastHours ? "error" : "warning", code: "doctor.disk-low", params };
}

const listed = (devices: readonly Device[]) => ({ names: devices.map(({ name }) => name).join("、") });

/** Cameras and microphones. Without a microphone a show is silent, without a camera it still has its pictures. */
export function judgeDevices(devices: { cameras: Device[]; microphones: Device[] }): Finding[] {
  const { cameras, microphones } = devices;
  return [
    cameras.length > 0
      ? { topic: "cameras", status: "ok", code: "doctor.cameras-ok", params: listed(cameras) }
      : { topic: "cameras", status: "warning", code: "doctor.cameras-none" },
    microphones.length > 0
      ? { topic: "microphones", status: "ok", code: "doctor.microphones-ok", params: listed(microphones) }
      : { topic: "microphones", status: "warning", code: "doctor.microphones-none" },
  ];
}
