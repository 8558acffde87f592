import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");
const command = join(root, "main", "launch", "hongcun.mjs");

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The environment of a test's own studio: nothing of the developer's settings, keys or language. */
export const studioEnv = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  HOME: folder,
  XDG_CONFIG_HOME: join(folder, "config"),
  XDG_DATA_HOME: join(folder, "share"),
  LANG: "zh_CN.UTF-8",
  LC_ALL: "zh_CN.UTF-8",
  INIT_CWD: "",
});

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const output = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    output.stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
  });
  return output;
}

/** Runs `hongcun …` to its end, in a HOME of the test's own unless told another environment. */
export async function hongcun(
  folder: string,
  args: string[],
  stdin = "",
  env: NodeJS.ProcessEnv = {},
): Promise<Finished> {
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...studioEnv(folder), ...env },
    cwd: folder,
  });
  const output = collect(child);
  child.stdin.end(stdin);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...output };
}

export interface ServedStudio {
  url: string;
  token: string;
  port: number;
  pid: number;
  data: string;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Finished>;
}

/** Starts `hongcun serve --json` on a data folder of the test's own and waits until it is ready. */
export async function serveStudio(
  folder: string,
  args: string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<ServedStudio> {
  const data = join(folder, "数据 'data' \"1\"");
  const child = spawn(process.execPath, [command, "serve", "--json", "--data", data, ...args], {
    env: { ...studioEnv(folder), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = collect(child);
  const ended = once(child, "close") as Promise<[number | null]>;
  const stop = async (signal: NodeJS.Signals = "SIGTERM"): Promise<Finished> => {
    if (child.exitCode === null) child.kill(signal);
    const [code] = await ended;
    return { code, ...output };
  };
  onTestFinished(async () => void (await stop("SIGKILL")));
  const ready = new Promise<void>((done) => {
    child.stdout.on("data", () => output.stdout.includes("\n") && done());
  });
  const early = await Promise.race([ready, ended]);
  if (early !== undefined) throw new Error(`serve ended at once: ${output.stderr}`);
  const { url, token, port } = JSON.parse(output.stdout) as { url: string; token: string; port: number };
  return { url, token, port, pid: child.pid ?? 0, data, stop };
}
