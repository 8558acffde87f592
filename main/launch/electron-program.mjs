import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const reachMilliseconds = 4000;
const downloadMilliseconds = 10 * 60_000;

const packageFolder = () => dirname(createRequire(import.meta.url).resolve("electron/package.json"));

/** Electron's program, or null where it has not been downloaded. */
export function installedElectron() {
  try {
    const folder = packageFolder();
    const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, "dist");
    const program = join(dist, readFileSync(join(folder, "path.txt"), "utf8"));
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Where Electron's own installer would download from: the mirror the user set, as npm hands it on, or GitHub. */
function downloadAddress() {
  const names = [
    "ELECTRON_MIRROR",
    "electron_mirror",
    "npm_config_electron_mirror",
    "NPM_CONFIG_ELECTRON_MIRROR",
  ];
  const mirror = names.map((name) => process.env[name]).find(Boolean);
  return mirror ?? "https://github.com/electron/electron/releases/download/";
}

/** Asked first: the installer itself would try again and again for minutes where there is no network. */
async function canReach(address) {
  try {
    const response = await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(reachMilliseconds) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

/** Runs Electron's installer out of sight; true when the program is there afterwards. */
function runInstaller() {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(packageFolder(), "install.js")], { stdio: "ignore" });
    const limit = setTimeout(() => child.kill("SIGKILL"), downloadMilliseconds);
    // Ctrl+C while it downloads ends the download too: a half-made program would be tried at the next start.
    const stop = () => child.kill("SIGTERM");
    process.once("exit", stop);
    const finish = () => {
      clearTimeout(limit);
      process.off("exit", stop);
      done(installedElectron());
    };
    child.on("error", finish);
    child.on("close", finish);
  });
}

/** Electron's program, downloaded now where it was never had and can be; null otherwise. */
export async function findElectron(announce) {
  const installed = installedElectron();
  if (installed !== null) return installed;
  try {
    packageFolder();
  } catch {
    return null;
  }
  if (!(await canReach(downloadAddress()))) return null;
  announce();
  return runInstaller();
}
