import path from "node:path";
import type { SystemView } from "../system";

/** An OBS that can be started. */
export interface ObsInstall {
  kind: "system" | "flatpak" | "snap";
  /** The program to run; for macOS the bundle. */
  program: string;
  /** Windows: the folder that holds `bin`, where a portable copy keeps its settings. Null elsewhere. */
  folder: string | null;
  /** `29.0.2`, or null where it cannot be told without starting it. */
  version: string | null;
}

const versionIn = (text: string | null): string | null =>
  /(\d+\.\d+(?:\.\d+)?)/.exec(text ?? "")?.[1] ?? null;

/** The default or named value in the output of `reg query`. */
export function registryValue(output: string | null): string | null {
  return /REG_(?:SZ|EXPAND_SZ)\s+(.+?)\s*$/m.exec(output ?? "")?.[1] ?? null;
}

const uninstallKey = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\OBS Studio";

/** Windows: the installer's key in both registry views (it is a 32-bit program), then the usual folder. */
async function windowsInstalls(system: SystemView): Promise<ObsInstall[]> {
  const { join, normalize } = path.win32;
  const folders: string[] = [];
  let version: string | null = null;
  for (const view of ["/reg:64", "/reg:32"]) {
    const folder = registryValue(
      await system.run("reg", ["query", "HKLM\\Software\\OBS Studio", "/ve", view]),
    );
    if (folder) folders.push(folder);
    version ??= versionIn(
      registryValue(await system.run("reg", ["query", uninstallKey, "/v", "DisplayVersion", view])),
    );
  }
  const programs = system.env.ProgramW6432 ?? system.env.ProgramFiles ?? "C:\\Program Files";
  folders.push(join(programs, "obs-studio"));
  const installs: ObsInstall[] = [];
  for (const folder of new Set(folders.map((each) => normalize(each).replace(/\\$/, "")))) {
    const program = join(folder, "bin", "64bit", "obs64.exe");
    if (await system.exists(program)) installs.push({ kind: "system", program, folder, version });
  }
  return installs;
}

async function macInstalls(system: SystemView): Promise<ObsInstall[]> {
  const { join } = path.posix;
  for (const program of ["/Applications/OBS.app", join(system.home, "Applications", "OBS.app")]) {
    if (!(await system.exists(program))) continue;
    const plist = join(program, "Contents", "Info");
    const version = versionIn(await system.run("defaults", ["read", plist, "CFBundleShortVersionString"]));
    return [{ kind: "system", program, folder: null, version }];
  }
  return [];
}

async function linuxInstalls(system: SystemView): Promise<ObsInstall[]> {
  const { join } = path.posix;
  const installs: ObsInstall[] = [];
  const snap = "/snap/bin/obs-studio";
  for (const folder of (system.env.PATH ?? "/usr/local/bin:/usr/bin").split(":")) {
    const program = join(folder, "obs");
    if (folder === "" || !(await system.exists(program))) continue;
    const version = versionIn(await system.run(program, ["--version"]));
    installs.push({ kind: "system", program, folder: null, version });
    break;
  }
  const apps = ["/var/lib/flatpak/app", join(system.home, ".local", "share", "flatpak", "app")];
  for (const folder of apps) {
    if (!(await system.exists(join(folder, "com.obsproject.Studio")))) continue;
    const info = await system.run("flatpak", ["info", "com.obsproject.Studio"]);
    const version = versionIn(/^\s*Version:\s*(.+)$/m.exec(info ?? "")?.[1] ?? null);
    installs.push({ kind: "flatpak", program: "flatpak", folder: null, version });
    break;
  }
  if (await system.exists(snap)) installs.push({ kind: "snap", program: snap, folder: null, version: null });
  return installs;
}

/** Every OBS installed for this user, the one to prefer first. */
export function findInstalls(system: SystemView): Promise<ObsInstall[]> {
  if (system.platform === "win32") return windowsInstalls(system);
  return system.platform === "darwin" ? macInstalls(system) : linuxInstalls(system);
}
