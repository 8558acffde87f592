import path from "node:path";
import type { SystemView } from "../system";

/** Whether OBS runs for this user. With a settings folder, only an OBS that uses that folder counts, where it can be told. */
export async function isObsRunning(system: SystemView, settingsFolder?: string): Promise<boolean> {
  if (system.platform === "win32") return runsOnWindows(system);
  if (system.platform === "darwin") {
    // `-x`: the whole name, so that "OBS Helper" of another program does not count.
    return ((await system.run("pgrep", ["-x", "OBS"])) ?? "").trim() !== "";
  }
  return runsOnLinux(system, settingsFolder);
}

async function runsOnWindows(system: SystemView): Promise<boolean> {
  const output = await system.run("tasklist", ["/FI", "IMAGENAME eq obs64.exe", "/FO", "CSV", "/NH"]);
  return /^"obs64\.exe"/im.test(output ?? "");
}

/** The variables of `/proc/<pid>/environ`; only the owner of a process may read them. */
function environmentOf(bytes: Buffer): Record<string, string> {
  const pairs = bytes.toString("utf8").split("\0");
  return Object.fromEntries(
    pairs.flatMap((pair) => {
      const cut = pair.indexOf("=");
      return cut > 0 ? [[pair.slice(0, cut), pair.slice(cut + 1)]] : [];
    }),
  );
}

async function runsOnLinux(system: SystemView, settingsFolder: string | undefined): Promise<boolean> {
  const { join } = path.posix;
  for (const name of await system.list("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const comm = await system.read(join("/proc", name, "comm"));
    if (comm?.toString("utf8").trim() !== "obs") continue;
    // A process of another user, or one that has just ended, gives no environment and is not ours.
    const bytes = await system.read(join("/proc", name, "environ"));
    if (bytes === null || bytes.length === 0) continue;
    if (settingsFolder === undefined) return true;
    const env = environmentOf(bytes);
    const config = env.XDG_CONFIG_HOME || join(env.HOME ?? "", ".config");
    const sandboxed = env.FLATPAK_ID !== undefined || env.SNAP !== undefined;
    if (sandboxed || join(config, "obs-studio") === path.posix.normalize(settingsFolder)) return true;
  }
  return false;
}
