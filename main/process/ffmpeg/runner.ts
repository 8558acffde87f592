import { StudioError } from "../../../preload/contract";
import type { Log } from "../../core/log";
import { redactText } from "../../core/redact";
import { type FfmpegCandidate, findCandidates } from "./candidates";
import { type FfmpegCapabilities, probe } from "./capabilities";
import { failureOf, lostItsEnd } from "./causes";
import { type CommandPlace, type RunningCommand, startCommand } from "./command";
import { type FfmpegJob, jobArguments } from "./job";
import { createProgressReader, type FfmpegProgress, isProgressLine } from "./progress";
import { createTurns } from "./turns";

/** How many short jobs may run at once; more adds nothing on two cores (limits.md, C and D). */
const jobsAtOnce = 2;
const keptLines = 40;

export interface RunOptions extends CommandPlace {
  /** Ends it at once; the run is refused with `core.cancelled`. */
  signal?: AbortSignal | undefined;
  /** Asks it to end its files properly; the run then ends well. */
  finish?: AbortSignal | undefined;
  /** Seconds until it is ended and refused with `ffmpeg.timed-out`. None for a job that runs as long as a show. */
  timeoutSeconds?: number | undefined;
  /** A job that runs as long as a show takes no turn from the short ones. */
  longRunning?: boolean | undefined;
  onProgress?: ((progress: FfmpegProgress) => void) | undefined;
  /** Each other line ffmpeg writes, redacted. */
  onLine?: ((line: string) => void) | undefined;
}

export interface RunResult {
  /** Milliseconds from its turn to its end. */
  milliseconds: number;
  /** The last lines it wrote, redacted. */
  stderr: string[];
}

/** What the doctor shows: the ffmpeg in use, and why others were passed over. */
export interface FfmpegDescription {
  inUse: FfmpegCapabilities | null;
  passedOver: { path: string; reason: string }[];
}

export interface Ffmpeg {
  /** The ffmpeg in use. @throws StudioError `ffmpeg.not-found` or `ffmpeg.lacks-part`. */
  capabilities(): Promise<FfmpegCapabilities>;
  describe(): Promise<FfmpegDescription>;
  /** Runs a job to its end. @throws StudioError `ffmpeg.…`, or `core.cancelled`. */
  run(job: FfmpegJob, options?: RunOptions): Promise<RunResult>;
  /** Ends every job that runs, refuses those that wait, and takes no more. */
  close(): Promise<void>;
}

async function choose(candidates: FfmpegCandidate[]): Promise<FfmpegDescription> {
  const passedOver: FfmpegDescription["passedOver"] = [];
  for (const candidate of candidates) {
    const probed = await probe(candidate);
    if ("reason" in probed) passedOver.push({ path: candidate.path, reason: probed.reason });
    else if (probed.capabilities.missing.length === 0) return { inUse: probed.capabilities, passedOver };
    else passedOver.push({ path: candidate.path, reason: probed.capabilities.missing.join(", ") });
  }
  return { inUse: null, passedOver };
}

interface Tracked {
  command: RunningCommand;
  ended: Promise<unknown>;
}

interface Attempt {
  binary: string;
  job: FfmpegJob;
  options: RunOptions;
  running: Set<Tracked>;
}

/** One run, from start to end. */
function attempt({ binary, job, options, running }: Attempt): Promise<RunResult> {
  const lines: string[] = [];
  const readProgress = createProgressReader();
  const startedAt = performance.now();
  let ending: StudioError | null = null;
  let settle: (failure: Error | null) => void = () => undefined;
  const promise = new Promise<RunResult>((resolve, reject) => {
    settle = (failure) => {
      if (failure !== null) reject(ending ?? failureOf(lines, new Error(redactText(failure.message))));
      else if (lostItsEnd(lines)) reject(failureOf(lines, null));
      else resolve({ milliseconds: performance.now() - startedAt, stderr: lines });
    };
  });

  const command = startCommand(binary, job, options, {
    line(raw) {
      if (isProgressLine(raw)) {
        const progress = readProgress(raw);
        if (progress) options.onProgress?.(progress);
        return;
      }
      const line = redactText(raw);
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      options.onLine?.(line);
    },
    ended: (failure) => settle(failure),
  });

  function end(error: StudioError) {
    ending ??= error;
    command.kill();
  }
  const cancel = () => end(new StudioError("core.cancelled", { params: { what: "ffmpeg" } }));
  const finish = () => command.finish();
  const seconds = options.timeoutSeconds;
  const timer =
    seconds === undefined
      ? undefined
      : setTimeout(() => end(new StudioError("ffmpeg.timed-out", { params: { seconds } })), seconds * 1000);
  options.signal?.addEventListener("abort", cancel, { once: true });
  options.finish?.addEventListener("abort", finish, { once: true });
  const tracked = { command: { kill: cancel, finish }, ended: promise.catch(() => undefined) };
  running.add(tracked);
  return promise.finally(() => {
    clearTimeout(timer);
    running.delete(tracked);
    options.signal?.removeEventListener("abort", cancel);
    options.finish?.removeEventListener("abort", finish);
  });
}

/**
 * The studio's one ffmpeg: finds the program, runs jobs two at a time, and leaves none behind. `candidates` replaces
 * the search, for a settings choice or a test of a certain build.
 */
export function createFfmpeg(
  log: Log,
  candidates: () => Promise<FfmpegCandidate[]> = findCandidates,
): Ffmpeg {
  const turns = createTurns(jobsAtOnce);
  const running = new Set<Tracked>();
  let chosen: Promise<FfmpegDescription> | null = null;
  let isClosed = false;

  const whichOne = () => {
    chosen ??= candidates()
      .then(choose)
      .then((description) => {
        log.info({ ffmpeg: description.inUse?.path, passedOver: description.passedOver }, "ffmpeg chosen");
        // Nothing found is not remembered: someone may be installing it right now.
        if (description.inUse === null) chosen = null;
        return description;
      });
    return chosen;
  };

  async function capabilities(): Promise<FfmpegCapabilities> {
    const { inUse, passedOver } = await whichOne();
    if (inUse !== null) return inUse;
    const detail = passedOver.map(({ path, reason }) => `${path}: ${reason}`).join("; ");
    const code = passedOver.length === 0 ? "ffmpeg.not-found" : "ffmpeg.unusable";
    throw new StudioError(code, { params: { detail } });
  }

  return {
    capabilities,
    describe: whichOne,
    async run(job, options = {}) {
      const { path } = await capabilities();
      const start = async () => {
        if (isClosed || options.signal?.aborted) {
          throw new StudioError("core.cancelled", { params: { what: "ffmpeg" } });
        }
        log.debug({ arguments: jobArguments(job).map(redactText) }, "ffmpeg");
        return await attempt({ binary: path, job, options, running });
      };
      return options.longRunning === true ? await start() : await turns.take(start);
    },
    async close() {
      isClosed = true;
      const all = [...running];
      for (const { command } of all) command.kill();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}
