import createCommand, { type FfmpegCommand } from "fluent-ffmpeg";
import type { FfmpegJob } from "./job";

/** What is heard of one running ffmpeg. */
export interface CommandEvents {
  line(text: string): void;
  /** Called once; null when it ended well. */
  ended(failure: Error | null): void;
}

export interface RunningCommand {
  /** Ends it at once. */
  kill(): void;
  /** Asks it to finish its files properly and end. */
  finish(): void;
}

export interface CommandPlace {
  cwd?: string | undefined;
  /** 0 to 19; a higher number leaves the processor to others first. Ignored on Windows. */
  niceness?: number | undefined;
  /** Added to the studio's own environment. */
  env?: Readonly<Record<string, string>> | undefined;
}

interface LineRing {
  get(): string;
}
type EndCallback = (error: Error | null, stdout?: LineRing, stderr?: LineRing) => void;

/** What is used of fluent-ffmpeg's insides; it is at its last version, so they no longer move. */
interface CommandInternals {
  ffmpegProc?: { stdin: NodeJS.WritableStream | null };
  _getFfmpegPath(done: (error: Error | null, path: string) => void): void;
  _checkCapabilities(done: (error: Error | null) => void): void;
  availableEncoders(done: (error: Error | null, encoders: object) => void): void;
  _spawnFfmpeg(args: string[], options: object, onProcess: unknown, onEnd: EndCallback): void;
}

const emptyRing: LineRing = { get: () => "" };

/**
 * Four corrections: its path setter is shared by all commands; its own list of formats misreads ffmpeg 7 and costs
 * two processes; it hands no environment on; and a program that cannot start at all crashes its end handler.
 */
function correct(command: FfmpegCommand, binary: string, env: CommandPlace["env"]): CommandInternals {
  const internals = command as unknown as CommandInternals;
  const spawn = internals._spawnFfmpeg;
  internals._getFfmpegPath = (done) => done(null, binary);
  internals._checkCapabilities = (done) => done(null);
  internals.availableEncoders = (done) => done(null, {});
  internals._spawnFfmpeg = (args, options, onProcess, onEnd) =>
    spawn.call(
      command,
      args,
      { ...options, env: { ...process.env, ...env } },
      onProcess,
      (error, stdout = emptyRing, stderr = emptyRing) => onEnd(error, stdout, stderr),
    );
  return internals;
}

function build(job: FfmpegJob, { cwd, niceness = 0 }: CommandPlace): FfmpegCommand {
  const command = createCommand({ stdoutLines: 60, niceness, ...(cwd === undefined ? {} : { cwd }) });
  for (const { source, options = [] } of job.inputs) {
    command.input(source);
    // Spread, never as one array: the library splits the strings of an array at their spaces.
    if (options.length > 0) command.inputOptions(...(options as readonly [string]));
  }
  if (job.filterGraph !== undefined) command.complexFilter(job.filterGraph);
  for (const { target, options = [] } of job.outputs) {
    command.output(target);
    if (options.length > 0) command.outputOptions(...(options as readonly [string]));
  }
  command.outputOptions("-hide_banner", "-nostats", "-progress", "pipe:2");
  return command;
}

/**
 * Runs one job with one ffmpeg. The only place that knows fluent-ffmpeg: the library is no longer maintained, so
 * nothing else may lean on it.
 */
export function startCommand(
  binary: string,
  job: FfmpegJob,
  place: CommandPlace,
  events: CommandEvents,
): RunningCommand {
  const command = build(job, place);
  const internals = correct(command, binary, place.env);
  const hasStreamIn = job.inputs.some(({ source }) => typeof source !== "string");
  let killed = false;
  command.on("start", () => {
    if (killed) command.kill("SIGKILL");
    // Without a stream of ours, an open stdin is only the door for `q`; ffmpeg may die before it is used.
    internals.ffmpegProc?.stdin?.on("error", () => undefined);
  });
  command.on("stderr", (line: string) => events.line(line));
  command.on("error", (error: Error) => events.ended(error));
  command.on("end", () => events.ended(null));
  command.run();
  return {
    kill() {
      killed = true;
      if (internals.ffmpegProc !== undefined) command.kill("SIGKILL");
    },
    finish() {
      const input = internals.ffmpegProc?.stdin;
      if (hasStreamIn) input?.end();
      else input?.write("q\n");
    },
  };
}
