import { constants } from "node:fs";
import { access, chmod } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

/** Where an ffmpeg was looked for. */
export type FfmpegSource = "ffmpeg-static" | "@ffmpeg-installer/ffmpeg" | "path";

export interface FfmpegCandidate {
  source: FfmpegSource;
  path: string;
}

/** Inside a packed app a program cannot run from the archive; the packer puts it beside it. */
export const unpacked = (path: string): string =>
  path.replace(/([\\/])app\.asar([\\/])/, "$1app.asar.unpacked$2");

function packagePath(source: Exclude<FfmpegSource, "path">): string | null {
  // Both are optional at run time: one downloads its program at install, the other knows only some platforms.
  try {
    const found: unknown = createRequire(import.meta.url)(source);
    if (typeof found === "string") return unpacked(found);
    if (typeof found === "object" && found !== null && "path" in found && typeof found.path === "string") {
      return unpacked(found.path);
    }
  } catch {
    return null;
  }
  return null;
}

/** The places of a PATH where an ffmpeg may lie. */
export function pathCandidates(pathVariable: string, platform: NodeJS.Platform): string[] {
  const name = platform === "win32" ? "ffmpeg.exe" : "ffmpeg";
  return pathVariable
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name));
}

async function isRunnable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Gives a program of a package its execute bit back, which copying from a USB stick or a zip can lose. */
async function makeRunnable(path: string): Promise<boolean> {
  if (await isRunnable(path)) return true;
  try {
    await chmod(path, 0o755);
  } catch {
    return false;
  }
  return await isRunnable(path);
}

/** Every ffmpeg on this machine in the order of preference: the one shipped with the studio before the system's. */
export async function findCandidates(): Promise<FfmpegCandidate[]> {
  const found: FfmpegCandidate[] = [];
  for (const source of ["ffmpeg-static", "@ffmpeg-installer/ffmpeg"] as const) {
    const path = packagePath(source);
    if (path !== null && (await makeRunnable(path))) found.push({ source, path });
  }
  for (const path of pathCandidates(process.env.PATH ?? "", process.platform)) {
    if (await isRunnable(path)) found.push({ source: "path", path });
  }
  return found.filter((one, index) => found.findIndex((other) => other.path === one.path) === index);
}
