import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { say } from "./texts.mjs";

const root = resolve(import.meta.dirname, "..", "..");
const sources = {
  command: ["main", "preload/contract", "electron.vite.config.ts", "package.json"],
  all: ["main", "preload", "renderer", "electron.vite.config.ts", "package.json"],
};
const lockLimitMilliseconds = 120_000;

/** When the newest file under a path was last changed, epoch ms. */
function newestChange(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(path).map((name) => newestChange(join(path, name)));
  // A folder's own time tells of files that were removed.
  return Math.max(found.mtimeMs, ...inside);
}

const stampOf = (what) => join(root, "out", `.built-${what}`);

/** Whether what was built is as new as its sources. A whole build also counts as the command's. */
export function isFresh(what) {
  const newest = Math.max(...sources[what].map((path) => newestChange(join(root, path))));
  const stamps = what === "all" ? ["all"] : ["command", "all"];
  return stamps.some((stamp) => {
    const built = statSync(stampOf(stamp), { throwIfNoEntry: false });
    return built !== undefined && built.mtimeMs >= newest;
  });
}

/** Builds with electron-vite. Its words reach stderr only when it fails. */
function build(what) {
  const tool = join(root, "node_modules", "electron-vite", "bin", "electron-vite.js");
  const child = spawn(process.execPath, [tool, "build", "--logLevel", "warn"], {
    cwd: root,
    env: { ...process.env, HONGCUN_BUILD: what, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code) => (code === 0 ? done() : failed(new Error(output.trim()))));
  });
}

/** Two commands started at once must not write `out` together; a lock left by a killed build is taken over. */
async function underLock(work) {
  const lock = join(root, "out", ".building");
  mkdirSync(join(root, "out"), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (thrown) {
      if (thrown.code !== "EEXIST") throw thrown;
      const held = statSync(lock, { throwIfNoEntry: false });
      if (held !== undefined && Date.now() - held.mtimeMs > lockLimitMilliseconds) rmdirSync(lock);
      else await sleep(100);
    }
  }
  try {
    await work();
  } finally {
    rmdirSync(lock);
  }
}

/**
 * Builds `out` when a source is newer than it: `all`, or what the `command` needs.
 * Prints nothing but what `announce` is told.
 */
export async function ensureBuild(what, announce = () => {}) {
  if (isFresh(what)) return;
  await underLock(async () => {
    if (isFresh(what)) return;
    announce(say("building"));
    // Taken before the build, so that a file saved meanwhile counts as newer.
    const started = new Date();
    await build(what);
    writeFileSync(stampOf(what), "");
    utimesSync(stampOf(what), started, started);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await ensureBuild("all", (line) => console.error(line));
  } catch (thrown) {
    console.error(`${say("buildFailed")}\n${thrown.message}`);
    process.exitCode = 1;
  }
}
