import path from "node:path";
import type { ObsInstall } from "../discovery/installs";
import type { SystemView } from "../system";

/** How to start OBS: a program with arguments in a folder. */
export interface LaunchPlan {
  command: string;
  args: string[];
  /** Null: wherever the studio runs. */
  folder: string | null;
}

/**
 * Flags for a version of OBS. Which version knows which flag is from OBS's option loops; one that it does not know is
 * ignored. Without the shutdown check a crash would leave OBS waiting in a dialog with its port closed: 30.0 to 31.x
 * skip it by `--disable-shutdown-check`, 32 on only by `--multi` (which also drops the guard against a second OBS, so
 * look for a running one first).
 */
export function launchFlags(version: string | null): string[] {
  const major = version === null ? null : Number(version.split(".")[0]);
  const flags = ["--disable-updater", "--disable-missing-files-check"];
  if (major === null || major >= 30) flags.push("--disable-shutdown-check");
  if (major === null || major >= 32) flags.push("--multi");
  return flags;
}

/** The command that starts an installed OBS. On Windows it must run in `bin\64bit`, or OBS does not find its texts. */
export function launchPlan(
  platform: SystemView["platform"],
  install: ObsInstall,
  version: string | null = install.version,
): LaunchPlan {
  const flags = launchFlags(version);
  if (platform === "win32") {
    return { command: install.program, args: flags, folder: path.win32.dirname(install.program) };
  }
  if (platform === "darwin") {
    // `open` passes arguments on only to an app that it starts, which is why a running one is looked for first.
    return { command: "open", args: ["-a", install.program, "--args", ...flags], folder: null };
  }
  if (install.kind === "flatpak") {
    return { command: "flatpak", args: ["run", "com.obsproject.Studio", ...flags], folder: null };
  }
  return { command: install.program, args: flags, folder: null };
}
