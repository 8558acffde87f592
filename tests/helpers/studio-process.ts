import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import WebSocket from "ws";
import type {
  CallAnswer,
  MethodInput,
  MethodName,
  MethodResult,
  StateMessage,
  StudioState,
} from "../../preload/contract";

const launcher = resolve(import.meta.dirname, "../../main/launch/hongcun.mjs");
const run = promisify(execFile);

/** A studio of its own process behind the browser host, as a user starts it with `hongcun serve --json`. */
export interface StudioProcess {
  readonly url: string;
  readonly token: string;
  readonly port: number;
  readonly data: string;
  readonly pid: number;
  /** Calls over HTTP; throws with the studio's own words when it refuses. */
  call<Name extends MethodName>(method: Name, input: MethodInput<Name>): Promise<MethodResult<Name>>;
  /** Calls by `hongcun call METHOD JSON`, as a script would. */
  command(method: string, input?: unknown): Promise<unknown>;
  /** The mirrored state as a fresh screen gets it. */
  state(): Promise<StudioState>;
  /** Asks for the state until it fits. */
  until(what: string, fits: (state: StudioState) => boolean, seconds?: number): Promise<StudioState>;
  stop(): Promise<void>;
  /** SIGKILL: a crash, or a power user's task manager. */
  kill(): Promise<void>;
}

export interface StudioProcessOptions {
  /** Holds the data folder and the studio's own configuration. */
  folder: string;
  /** Laid over the test's environment: the HOME of a test OBS, for example. */
  environment?: Record<string, string>;
  /** The usual one, or any free one, unless told. */
  port?: number;
  /** Words before the command: what runs it somewhere else. */
  through?: readonly string[];
}

async function ready(child: ChildProcess): Promise<{ url: string; token: string; port: number }> {
  let output = "";
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const line = new Promise<string>((done) => {
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (output.includes("\n")) done(output);
    });
  });
  const first = await Promise.race([line, once(child, "close")]);
  if (typeof first !== "string") throw new Error(`hongcun serve ended at once: ${errors}`);
  return JSON.parse(first) as { url: string; token: string; port: number };
}

function snapshot(port: number, token: string): Promise<StudioState> {
  return new Promise((done, fail) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/events`, ["hongcun.v1", `token.${token}`], {
      headers: { origin: `http://127.0.0.1:${port}` },
    });
    socket.once("error", fail);
    socket.once("message", (bytes) => {
      const message = JSON.parse(String(bytes)) as StateMessage;
      socket.terminate();
      if (message.type === "snapshot") done(message.state);
      else fail(new Error("the first message was no snapshot"));
    });
  });
}

/** Where a studio that is started in a folder keeps its files. */
export const dataOf = (folder: string): string => join(folder, "红村's data");

/** Starts `hongcun serve --json` on a data folder whose path has blanks, Chinese and a quote (a double one stops OBS's own recorder). */
export async function startStudio({
  folder,
  environment = {},
  port: wantedPort,
  through = [],
}: StudioProcessOptions): Promise<StudioProcess> {
  const data = dataOf(folder);
  const env = {
    ...process.env,
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, "config"),
    XDG_DATA_HOME: join(folder, "share"),
    LANG: "zh_CN.UTF-8",
    ...environment,
  };
  const options = wantedPort === undefined ? [] : ["--port", String(wantedPort)];
  const words = [...through, process.execPath, launcher, "serve", "--json", "--data", data, ...options];
  const child = spawn(words[0] ?? "", words.slice(1), {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  const { url, token, port } = await ready(child);

  const state = () => snapshot(port, token);
  return {
    ...{ url, token, port, data, state },
    pid: child.pid ?? 0,
    async call<Name extends MethodName>(method: Name, input: MethodInput<Name>) {
      const response = await fetch(`http://127.0.0.1:${port}/api/call`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ method, input }),
      });
      const answer = (await response.json()) as CallAnswer;
      if (!answer.ok) throw new Error(`${method}: ${answer.error.code} ${answer.error.message}`);
      return answer.value as MethodResult<Name>;
    },
    async command(method, input) {
      const words = [
        launcher,
        "call",
        method,
        ...(input === undefined ? [] : [JSON.stringify(input)]),
        "--data",
        data,
      ];
      const { stdout } = await run(process.execPath, words, { env, maxBuffer: 64_000_000 });
      return stdout.trim() === "" ? null : JSON.parse(stdout);
    },
    async until(what, fits, seconds = 30) {
      const end = Date.now() + seconds * 1000;
      for (;;) {
        const now = await state();
        if (fits(now)) return now;
        if (Date.now() > end)
          throw new Error(
            `waited ${seconds} s for: ${what}; ${JSON.stringify({ engine: now.engine, live: now.live, problems: now.problems, destinations: now.destinations, recording: now.recording.status })}`,
          );
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
