import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Device } from "../../preload/contract";

export interface FoundDevices {
  cameras: Device[];
  microphones: Device[];
}

const commandMilliseconds = 8000;

const output = (program: string, args: string[]): Promise<string> =>
  new Promise((resolve) => {
    const options = { timeout: commandMilliseconds, windowsHide: true, maxBuffer: 4_000_000 };
    execFile(program, args, options, (error, stdout) => resolve(error ? "" : stdout));
  });

const text = (path: string) => readFile(path, "utf8").catch(() => "");

/** Capture lines of `/proc/asound/pcm`: `01-00: USB Audio : USB Audio : capture 1`. */
export function parseAlsa(pcm: string): Device[] {
  return pcm.split("\n").flatMap((line) => {
    const [address = "", , name = ""] = line.split(":").map((part) => part.trim());
    return line.includes("capture") && address !== "" ? [{ id: `hw:${address}`, name: name || address }] : [];
  });
}

/** Video4Linux nodes by their names; a camera often has a second node for its metadata, named alike. */
async function linuxCameras(root: string): Promise<Device[]> {
  const folder = join(root, "sys/class/video4linux");
  const nodes = (await readdir(folder).catch(() => [])).sort();
  const cameras = await Promise.all(
    nodes.map(async (node) => ({
      id: `/dev/${node}`,
      name: (await text(join(folder, node, "name"))).trim() || node,
    })),
  );
  return cameras.filter(({ name }, index) => cameras.findIndex((other) => other.name === name) === index);
}

/** Linux: what the kernel lists. `root` is `/`, or a test's own tree. */
export async function linuxDevices(root = "/"): Promise<FoundDevices> {
  const microphones = parseAlsa(await text(join(root, "proc/asound/pcm")));
  return { cameras: await linuxCameras(root), microphones };
}

interface ProfilerItem {
  _name?: string;
  coreaudio_device_input?: number;
}

/** macOS: what `system_profiler -json` says; audio devices count when they have inputs. */
export function parseProfiler(json: string): FoundDevices {
  let report: { SPCameraDataType?: ProfilerItem[]; SPAudioDataType?: { _items?: ProfilerItem[] }[] };
  try {
    report = JSON.parse(json);
  } catch {
    return { cameras: [], microphones: [] };
  }
  const device = ({ _name = "" }: ProfilerItem): Device => ({ id: _name, name: _name });
  const audio = report.SPAudioDataType?.flatMap(({ _items = [] }) => _items) ?? [];
  return {
    cameras: report.SPCameraDataType?.map(device) ?? [],
    microphones: audio.filter((item) => (item.coreaudio_device_input ?? 0) > 0).map(device),
  };
}

/** Windows: `class|id|name` a line. Sound inputs are the endpoints whose id begins with `{0.0.1.`. */
export function parseWindows(lines: string): FoundDevices {
  const found: FoundDevices = { cameras: [], microphones: [] };
  for (const line of lines.split(/\r?\n/)) {
    const [kind, id = "", name = ""] = line.split("|");
    if (kind === "Camera" || kind === "Image") found.cameras.push({ id, name });
    if (kind === "AudioEndpoint" && id.includes("{0.0.1.")) found.microphones.push({ id, name });
  }
  return found;
}

const windowsQuery = [
  "[Console]::OutputEncoding=[Text.Encoding]::UTF8;",
  "Get-CimInstance Win32_PnPEntity |",
  "Where-Object { $_.PNPClass -in 'Camera','Image','AudioEndpoint' -and $_.Status -eq 'OK' } |",
  'ForEach-Object { "$($_.PNPClass)|$($_.PNPDeviceID)|$($_.Name)" }',
].join(" ");

/** The cameras and microphones the system knows of. */
export async function systemDevices(): Promise<FoundDevices> {
  if (process.platform === "win32") {
    return parseWindows(
      await output("powershell", ["-NoProfile", "-NonInteractive", "-Command", windowsQuery]),
    );
  }
  if (process.platform === "darwin") {
    return parseProfiler(await output("system_profiler", ["-json", "SPCameraDataType", "SPAudioDataType"]));
  }
  return linuxDevices();
}
