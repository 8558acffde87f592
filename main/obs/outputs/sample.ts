import { mkdir, readFile, rm } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { type StudioContext, sleep } from "../../core";
import type { Ffmpeg } from "../../process/ffmpeg";
import type { ObsLink } from "../connection/link";
import type { Session } from "../scenes/session";
import type { Borrowed } from "./borrowed";
import { prepareContainer } from "./encoder";
import { awaitOutput, outcomeText, outputState, staysActive } from "./output-state";

const startMilliseconds = 10_000;
const stopMilliseconds = 10_000;
/** A sample that is longer has been forgotten. */
const longestMilliseconds = 60_000;
const soundSeconds = 20;
/** OBS ends a recording at what it has encoded by then, which lags behind what was said. */
const tailMilliseconds = 300;

export interface SampleParts {
  context: StudioContext;
  link: ObsLink;
  session: Session;
  borrowed: Borrowed;
  /** Takes the sound out of what OBS recorded; without it there is none to hear. */
  ffmpeg: Pick<Ffmpeg, "run"> | null;
}

interface Running {
  file: string;
  /** OBS has ended it, by whoever's hand, or is gone. */
  over: Promise<unknown>;
}

/** Only what OBS writes on this computer can be read. */
const loopback = /^(127\.|localhost|\[?::1)/;

/**
 * Short recordings that OBS makes so that somebody may hear what it hears. They are none of the studio's recordings:
 * nobody is told of them, and they leave neither a file nor a setting. While one is made, `session.sampling` is true.
 */
export class Sampler {
  readonly #parts: SampleParts;
  readonly #folder: string;
  /** Aborts when OBS is wanted for something else. */
  #wanted = new AbortController();
  #sampling: Promise<unknown> = Promise.resolve();

  constructor(parts: SampleParts) {
    this.#parts = parts;
    this.#folder = join(parts.context.paths.data, "listening");
  }

  /**
   * Does some work while OBS records, and gives with its result the sound of that time as a data address; null where OBS
   * cannot record now without disturbing anything. Only the work's own failure is passed on.
   */
  async around<Value>(work: () => Promise<Value>): Promise<{ value: Value; sound: string | null }> {
    const wanted = new AbortController();
    this.#wanted = wanted;
    let working: Promise<Value> | null = null;
    const {
      session,
      context: { clock },
    } = this.#parts;
    const sample = session.outputInTurn(async () => {
      const running = await this.#start();
      working = work();
      if (running === null) return null;
      await untilWanted(
        working.then(() => sleep(clock, tailMilliseconds)),
        running,
        wanted.signal,
      );
      return this.#finish(running);
    });
    this.#sampling = sample.catch(() => undefined);
    const sound = await sample;
    return { value: await (working ?? work()), sound };
  }

  /** Ends a sample that is being made, for something that needs OBS to be at rest; resolves when it is. */
  async end(): Promise<void> {
    this.#wanted.abort();
    await this.#sampling;
  }

  /** Ends and clears away what a studio that ended too early left behind; to be called after connecting. */
  async sweep(): Promise<void> {
    const { link, session } = this.#parts;
    if ((await link.read("GetRecordStatus")).outputActive) {
      const { recordDirectory } = await link.read("GetRecordDirectory");
      if (resolve(recordDirectory) !== resolve(this.#folder)) return;
      session.sampling = true;
      await this.#stopRecord();
      session.sampling = false;
    }
    await this.#removeFolder();
  }

  async #start(): Promise<Running | null> {
    const { context, session } = this.#parts;
    try {
      if (!(await this.#mayRecord())) return null;
      await this.#prepare();
      const begun = this.#begin();
      session.outputStart = begun.catch(() => undefined);
      return await begun;
    } catch (error) {
      context.log.info({ err: error }, "What OBS hears is not recorded to be played back");
      await this.#clear();
      return null;
    }
  }

  /** What runs already would be disturbed. */
  async #mayRecord(): Promise<boolean> {
    const { context, link, session, borrowed, ffmpeg } = this.#parts;
    if (ffmpeg === null || session.machine === null) return false;
    if (!loopback.test(context.store.get().engine.address)) return false;
    if ((await link.read("GetRecordStatus")).outputActive) return false;
    if ((await link.read("GetStreamStatus")).outputActive) return false;
    // Refused where OBS has no replay buffer.
    const replay = await link.read("GetReplayBufferStatus").catch(() => null);
    if (replay?.outputActive === true) return false;
    // OBS's "custom output" may not write a file at all, but send it to somebody.
    const isAdvanced = (await borrowed.parameter("Output", "Mode")) === "Advanced";
    return !isAdvanced || (await borrowed.parameter("AdvOut", "RecType")) !== "FFmpeg";
  }

  async #prepare() {
    const { session, borrowed } = this.#parts;
    await mkdir(this.#folder, { recursive: true });
    if (session.machine !== null) await prepareContainer(borrowed, session.machine);
    // OBS would go on to make an MP4 of a file that is gone by then.
    if ((await borrowed.parameter("Video", "AutoRemux")) === "true")
      await borrowed.setParameter("record", "Video", "AutoRemux", "false");
    await borrowed.setRecordFolder(this.#folder);
  }

  async #begin(): Promise<Running> {
    const { context, link, session } = this.#parts;
    const { started, stopped } = outputState;
    const awaiting = (states: string[], milliseconds: number) =>
      awaitOutput(link, context.clock, "RecordStateChanged", states, milliseconds);
    const over = awaiting([stopped], longestMilliseconds);
    const starting = awaiting([started, stopped], startMilliseconds);
    session.sampling = true;
    try {
      await link.change("StartRecord");
      const { state, path } = await starting.outcome;
      if (state !== started || path === null) throw new Error(`not started: ${outcomeText(state)}`);
      return { file: path, over: over.outcome.then(() => this.#isOver()) };
    } catch (thrown) {
      starting.cancel();
      over.cancel();
      // One that was only slow to start must not go on for ever.
      await this.#stopRecord();
      this.#isOver();
      throw thrown;
    }
  }

  #isOver() {
    this.#parts.session.sampling = false;
  }

  /** Resolves when OBS has stopped, or will not. */
  async #stopRecord() {
    const { context, link } = this.#parts;
    const stopped = [outputState.stopped];
    const stopping = awaitOutput(link, context.clock, "RecordStateChanged", stopped, stopMilliseconds);
    // Refused where it has stopped by itself.
    await link.change("StopRecord").catch(() => stopping.cancel());
    await stopping.outcome;
    await staysActive(context, link, "GetRecordStatus");
  }

  async #finish(running: Running): Promise<string | null> {
    const { context, session } = this.#parts;
    try {
      if (session.sampling) await this.#stopRecord();
      await Promise.race([running.over, sleep(context.clock, stopMilliseconds)]);
      return await this.#soundOf(running.file);
    } catch (error) {
      context.log.info({ err: error }, "What OBS heard cannot be played back");
      return null;
    } finally {
      this.#isOver();
      await this.#clear();
    }
  }

  /** A WAV, which every browser plays. */
  async #soundOf(file: string): Promise<string | null> {
    const { ffmpeg } = this.#parts;
    if (ffmpeg === null || !resolve(file).startsWith(resolve(this.#folder) + sep)) return null;
    const target = join(this.#folder, "sound.wav");
    const options = ["-map", "0:a:0", "-ac", "1", "-ar", "48000", "-c:a", "pcm_s16le"];
    await ffmpeg.run(
      { inputs: [{ source: file }], outputs: [{ target, options }] },
      { timeoutSeconds: soundSeconds },
    );
    return `data:audio/wav;base64,${(await readFile(target)).toString("base64")}`;
  }

  async #clear() {
    await this.#parts.borrowed.giveBack("record");
    await this.#removeFolder();
  }

  async #removeFolder() {
    await rm(this.#folder, { recursive: true, force: true }).catch((error: unknown) =>
      this.#parts.context.log.warn({ err: error }, "The sound that was listened to was not cleared away"),
    );
  }
}

/** Resolves when the work is done, the sample ended by itself, or OBS is wanted for something else. */
async function untilWanted(work: Promise<unknown>, { over }: Running, wanted: AbortSignal) {
  const called = new Promise<void>((resolve) => {
    if (wanted.aborted) resolve();
    else wanted.addEventListener("abort", () => resolve(), { once: true });
  });
  await Promise.race([work.catch(() => undefined), called, over]);
}
