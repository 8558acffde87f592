import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { z } from "zod";
import { type Clock, sleep } from "../../core/clock";
import { isAlive, nodeChild } from "../../process/supervisor";

export interface RelaySpawn {
  /** The built entry file of the relay process. */
  entry: string;
  /** The data folder: its only argument. */
  data: string;
  /** Its environment; ours where left out. */
  env?: NodeJS.ProcessEnv;
}

/** A relay process that listens for orders. */
export interface SpawnedRelay {
  pid: number;
  port: number;
  token: string;
  /** Another studio will find it by its run file. */
  isFindable: boolean;
}

const greetingSchema = z.object({ port: z.number().int(), token: z.string(), isFindable: z.boolean() });
const greetingWithinMs = 10_000;

/** A shell that allows no core file: it would hold every key. It becomes the relay and keeps its process id. */
const shell = "/bin/sh";
const withoutCore = 'ulimit -c 0; exec "$0" "$@"';

/** Settings of Node's that write memory to the disk or open a debugger are not passed on. */
const leaky = new Set(["NODE_OPTIONS", "NODE_V8_COVERAGE"]);

function launch({ entry, data, env }: RelaySpawn): ChildProcess {
  const { command, args, env: ours = {} } = nodeChild(entry, [data]);
  const kept = Object.entries({ ...ours, ...env }).filter(
    ([name]) => !leaky.has(name) && !name.startsWith("NODE_REPORT_"),
  );
  const isGuarded = process.platform !== "win32" && existsSync(shell);
  mkdirSync(data, { recursive: true });
  return spawn(isGuarded ? shell : command, isGuarded ? ["-c", withoutCore, command, ...args] : [...args], {
    // A session of its own: neither the end of the studio nor that of its terminal reaches it.
    detached: true,
    windowsHide: true,
    cwd: data,
    env: Object.fromEntries(kept),
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/**
 * Starts a relay process that outlives us. It says over their channel where it listens, and the channel is closed: a full
 * disk, on which no run file can be written, keeps no show from going on air.
 * @throws Error saying how the process ended, or that it stayed silent
 */
export function spawnRelay(options: RelaySpawn): Promise<SpawnedRelay> {
  return new Promise((resolve, reject) => {
    const child = launch(options);
    const settle = (outcome: SpawnedRelay | Error) => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.on("error", () => undefined);
      if (child.connected) child.disconnect();
      child.unref();
      if (!(outcome instanceof Error)) resolve(outcome);
      else {
        child.kill("SIGKILL");
        reject(outcome);
      }
    };
    const timer = setTimeout(() => settle(new Error("no answer")), greetingWithinMs);
    child.once("error", settle);
    child.once("exit", (code, signal) => settle(new Error(signal ?? `exit ${code}`)));
    child.once("message", (message) => {
      const greeting = greetingSchema.safeParse(message);
      if (greeting.success) settle({ pid: child.pid ?? 0, ...greeting.data });
      else settle(new Error("an answer that makes no sense"));
    });
  });
}

/** Ends a process at once; one that is gone already is no fault. */
export function killNow(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}

/** A process that was killed and is on the list still waits for its parent to take note: it is over all the same. */
const goneWithinMs = 2_000;
const lookEveryMs = 50;

/** Resolves when a process is over; one that is not by itself within these milliseconds is killed. */
export async function endProcess(pid: number, clock: Clock, withinMs: number): Promise<void> {
  const deadline = clock.now() + withinMs;
  while (isAlive(pid) && clock.now() < deadline + goneWithinMs) {
    if (clock.now() >= deadline) killNow(pid);
    await sleep(clock, lookEveryMs);
  }
}
