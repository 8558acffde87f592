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
 * Flags for a version of OBS; one that it does not know is ignored. Every modal question before the port opens would
 * leave the studio waiting: "already running" (also about another user's OBS) is skipped by `--multi`, which is safe only
 * after a look for a running one; the question after a crash by `--multi` from 30.0.2 on, and by
 * `--disable-shutdown-check` from 30.0 to 31.x. Source: OBS's option loops and crash handlers.
 */
export function launchFlags(version: string | null): string[] {
  const major = version === null ? null : Number(version.split(".")[0]);
  const asks = major === null || (major >= 30 && major < 32);
  return [
    "--multi",
    "--disable-updater",
    "--disable-missing-files-check",
    ...(asks ? ["--disable-shutdown-check"] : []),
  ];
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
