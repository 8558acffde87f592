import { type ChildProcess, spawn } from "node:child_process";
import { toStudioError } from "../../../preload/contract/errors";
import type { Clock } from "../../core/clock";
import type { Log } from "../../core/log";
import { type BackoffPolicy, defaultBackoff, nextBackoff } from "./backoff";
import { createTail, type Tail } from "./tail";

/** What to run. Secrets go over `ipc` or standard input, never into `args` or `env`. */
export interface ChildSpec {
  command: string;
  args: readonly string[];
  /** The child's whole environment; ours where left out. */
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Opens a message channel (`process.send`) to a Node child. */
  hasChannel?: boolean;
  /** Keeps standard input open for `child.stdin`. */
  hasInput?: boolean;
}

export type SupervisorState = "stopped" | "starting" | "running" | "backing-off" | "stopping";

/** How a child ended. `tail` is the last it wrote, without secrets. */
export interface ChildExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  tail: string;
  uptimeMs: number;
  /** True when it was asked to. */
  wasAsked: boolean;
}

export interface SupervisorOptions {
  /** For the log. */
  name: string;
  /** Asked before each start, so that a restart can differ from the first start. */
  spec: () => ChildSpec;
  clock: Clock;
  log: Log;
  /** Null: a child that ends is not started again. */
  backoff?: BackoffPolicy | null;
  /** How long a child may take to end before it is killed; milliseconds. */
  graceMs?: number;
  /** How to ask it to end; SIGTERM where left out (on Windows that ends it at once). */
  askToStop?: (child: ChildProcess) => void;
  onState?: (state: SupervisorState) => void;
  /** The child runs: send it what it needs. */
  onRunning?: (child: ChildProcess) => void;
  onMessage?: (message: unknown) => void;
  onExit?: (exit: ChildExit) => void;
}

const tailLines = 60;
/** How long the outputs may stay open after the child ended. */
const outputsGraceMs = 500;

/**
 * Keeps one child process: starts it, starts it again with a growing wait when it ends by itself, ends it on request,
 * and remembers the last it said.
 */
export class Supervisor {
  readonly #options: SupervisorOptions;
  #state: SupervisorState = "stopped";
  #child: ChildProcess | null = null;
  #tail: Tail = createTail(tailLines);
  #failures = 0;
  #cancelWait: () => void = () => undefined;
  #stopped: Promise<void> | null = null;
  #noteStopped: () => void = () => undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  get state(): SupervisorState {
    return this.#state;
  }

  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** The last the child, or the one before it, wrote to either output; no secrets. */
  get tail(): string {
    return this.#tail.text();
  }

  /** Starts the child; nothing when it is already wanted. While it is ending, it is started again after. */
  start(): void {
    if (this.#state === "stopping") void this.#stopped?.then(() => this.start());
    if (this.#state !== "stopped") return;
    this.#failures = 0;
    this.#launch();
  }

  /** Sends a message over the child's channel; false when there is no child to take it. */
  send(message: object): boolean {
    if (this.#child === null || !this.#child.connected) return false;
    this.#child.send(message, (error) => {
      if (error)
        this.#options.log.warn({ child: this.#options.name, code: error.name }, "message not delivered");
    });
    return true;
  }

  /** Ends the child: asked first, killed after the grace. Resolves when it is gone. */
  stop(): Promise<void> {
    if (this.#state === "stopped") return Promise.resolve();
    if (this.#stopped) return this.#stopped;
    this.#cancelWait();
    const child = this.#child;
    if (child === null) {
      this.#enter("stopped");
      return Promise.resolve();
    }
    this.#stopped = new Promise((resolve) => {
      this.#noteStopped = resolve;
    });
    this.#enter("stopping");
    this.#askToStop(child);
    this.#cancelWait = this.#options.clock.after(this.#options.graceMs ?? 5_000, () => child.kill("SIGKILL"));
    return this.#stopped;
  }

  #askToStop(child: ChildProcess): void {
    const ask = this.#options.askToStop ?? ((asked: ChildProcess) => void asked.kill("SIGTERM"));
    try {
      ask(child);
    } catch {
      child.kill("SIGKILL");
    }
  }

  #enter(state: SupervisorState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onState?.(state);
  }

  #launch(): void {
    const { spec, clock } = this.#options;
    this.#enter("starting");
    const startedAt = clock.now();
    this.#tail = createTail(tailLines);
    let child: ChildProcess;
    try {
      child = openChild(spec());
    } catch (thrown) {
      this.#tail.push(toStudioError(thrown).message);
      this.#ended({ code: null, signal: null }, 0);
      return;
    }
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8");
      stream?.on("data", (chunk: string) => this.#tail.push(chunk));
    }
    // A child that ends early closes its input; its exit tells the rest.
    child.stdin?.on("error", () => undefined);
    child.once("spawn", () => {
      if (this.#state === "starting") this.#enter("running");
      if (this.#state === "running") this.#options.onRunning?.(child);
    });
    child.on("message", (message) => this.#options.onMessage?.(message));
    let isOver = false;
    const over = (exit: Pick<ChildExit, "code" | "signal">) => {
      if (isOver) return;
      isOver = true;
      this.#ended(exit, clock.now() - startedAt);
    };
    child.once("error", (error) => {
      this.#tail.push(`${error.message}\n`);
      // Only a child that never ran says nothing more after an error.
      if (child.pid === undefined) over({ code: null, signal: null });
    });
    child.once("close", (code, signal) => over({ code, signal }));
    // A grandchild that inherited the outputs can hold them open: the end of the child itself decides.
    child.once("exit", (code, signal) => void clock.after(outputsGraceMs, () => over({ code, signal })));
  }

  #ended({ code, signal }: Pick<ChildExit, "code" | "signal">, uptimeMs: number): void {
    const { backoff = defaultBackoff, clock, log, name, onExit } = this.#options;
    const wasAsked = this.#state === "stopping";
    this.#child = null;
    this.#cancelWait();
    const exit = { code, signal, tail: this.tail, uptimeMs, wasAsked };
    log[wasAsked ? "info" : "warn"]({ child: name, ...exit }, "child ended");
    if (wasAsked || backoff === null) this.#enter("stopped");
    else {
      const next = nextBackoff(backoff, this.#failures, uptimeMs);
      this.#failures = next.failures;
      this.#enter("backing-off");
      this.#cancelWait = clock.after(next.delayMs, () => this.#launch());
    }
    const noteStopped = this.#noteStopped;
    this.#stopped = null;
    this.#noteStopped = () => undefined;
    onExit?.(exit);
    noteStopped();
  }
}

function openChild({
  command,
  args,
  env,
  cwd,
  hasChannel = false,
  hasInput = false,
}: ChildSpec): ChildProcess {
  return spawn(command, [...args], {
    ...(env === undefined ? {} : { env }),
    ...(cwd === undefined ? {} : { cwd }),
    windowsHide: true,
    stdio: [hasInput ? "pipe" : "ignore", "pipe", "pipe", ...(hasChannel ? (["ipc"] as const) : [])],
  });
}
