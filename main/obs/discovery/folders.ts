import path from "node:path";
import type { SystemView } from "../system";
import { findInstalls } from "./installs";

/** How an OBS came onto the computer; each keeps its settings elsewhere. */
export type InstallKind = "system" | "flatpak" | "snap" | "portable";

/** A folder `…/obs-studio` that may hold OBS's settings. */
export interface SettingsFolder {
  kind: InstallKind;
  folder: string;
}

/** Path functions of the system that is looked at, not of the one that looks. */
export const pathsOf = (system: SystemView) => (system.platform === "win32" ? path.win32 : path.posix);

function linuxFolders(system: SystemView): SettingsFolder[] {
  const { join } = path.posix;
  const config = system.env.XDG_CONFIG_HOME || join(system.home, ".config");
  const snap = join(system.home, "snap", "obs-studio");
  return [
    { kind: "system", folder: join(config, "obs-studio") },
    {
      kind: "flatpak",
      folder: join(system.home, ".var", "app", "com.obsproject.Studio", "config", "obs-studio"),
    },
    { kind: "snap", folder: join(snap, "common", ".config", "obs-studio") },
    { kind: "snap", folder: join(snap, "current", ".config", "obs-studio") },
  ];
}

const portableMarks = ["portable_mode", "obs_portable_mode", "portable_mode.txt", "obs_portable_mode.txt"];

/** Portable settings lie in the install folder; only Windows builds and some Linux ones know them. */
async function portableFolders(system: SystemView): Promise<SettingsFolder[]> {
  const { join } = pathsOf(system);
  const found: SettingsFolder[] = [];
  for (const install of await findInstalls(system)) {
    if (install.folder === null) continue;
    const folder = join(install.folder, "config", "obs-studio");
    for (const mark of portableMarks) {
      if (await system.exists(join(install.folder, mark))) {
        found.push({ kind: "portable", folder });
        break;
      }
    }
  }
  return found;
}

/**
 * Every folder that may hold the settings of an OBS of this user, most likely first. Source: OBS's own path rules
 * (libobs/util/platform-*.c), the Flatpak manifest and the snap's description.
 */
export async function settingsFolders(system: SystemView): Promise<SettingsFolder[]> {
  const { join } = pathsOf(system);
  if (system.platform === "linux") return linuxFolders(system);
  if (system.platform === "darwin") {
    return [{ kind: "system", folder: join(system.home, "Library", "Application Support", "obs-studio") }];
  }
  const roaming = system.env.APPDATA || join(system.home, "AppData", "Roaming");
  return [...(await portableFolders(system)), { kind: "system", folder: join(roaming, "obs-studio") }];
}
