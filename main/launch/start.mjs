import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { findElectron } from "./electron-program.mjs";
import { endWithParent } from "./orphan.mjs";
import { hasDisplay, isRootOnLinux, openInBrowser } from "./surroundings.mjs";
import { say } from "./texts.mjs";

const root = resolve(import.meta.dirname, "..", "..");
/** An Electron that ends by itself this soon could not open: a library is missing, or the display refuses it. */
const earlyEndMilliseconds = 5000;

const args = process.argv.slice(2);
const wantsBrowser = args.includes("--browser");
const passedOn = args.filter((arg) => arg !== "--browser");

/** Ends the child when this process is asked to end, and gives its exit code. */
function follow(child) {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const stop = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, stop);
  return new Promise((done) => {
    child.on("error", (error) => done({ code: 1, detail: error.message }));
    child.on("close", (code, signal) => {
      for (const name of signals) process.off(name, stop);
      done({ code: code ?? 0, detail: signal ?? String(code) });
    });
  });
}

/** Opens the window; gives the reason when there was none to open. */
async function startElectron() {
  if (wantsBrowser) return say("asked");
  if (!hasDisplay()) return say("noDisplay");
  if (isRootOnLinux()) return say("asRoot");
  const program = await findElectron(() => console.error(say("downloading")));
  if (program === null) return say("notDownloaded");
  const started = Date.now();
  const child = spawn(program, [root, ...passedOn], { stdio: ["ignore", "inherit", "inherit"] });
  const { code, detail } = await follow(child);
  const endedEarly = code !== 0 && Date.now() - started < earlyEndMilliseconds;
  if (endedEarly) return say("electronFailed", { detail });
  process.exit(code);
}

/** Starts the browser host, shows where it is, and stays until it ends. */
async function startBrowserHost() {
  const command = join(root, "out", "main", "cli.js");
  const child = spawn(process.execPath, [command, "serve", "--json", ...passedOn], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  createInterface({ input: child.stdout }).once("line", async (line) => {
    const { url } = JSON.parse(line);
    const opened = await openInBrowser(url);
    console.log(`${say(opened ? "opened" : "address", { url })}\n${say("stop")}`);
  });
  const { code } = await follow(child);
  process.exitCode = code;
}

endWithParent();
const reason = await startElectron();
console.error(say("browserInstead", { reason }));
await startBrowserHost();
