import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import {
  isJobOver,
  type JobState,
  type RecordingSummary,
  readTimeline,
  type TimelineLine,
  timelineFile,
} from "../../preload/contract";
import { scenesSeen, writeColourShow } from "./colour-show";
import { ffmpegsOf } from "./ffmpeg-processes";
import { decode } from "./frames";
import { between } from "./seeded";
import { dataOf, type StudioProcess, startStudio } from "./studio-process";

const browserArguments = [
  ...["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  ...["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
  "--autoplay-policy=no-user-gesture-required",
];

/** A recording that something was killed under. */
export interface Struck {
  id: string;
  /** How long the picture ran until the blow, in seconds. */
  recordedSeconds: number;
  /** What was under way, in words. */
  moment: string;
}

/** What is left of a recording once everything that can be done for it was done. */
export interface Remains {
  playsSeconds: number;
  /** Of what was recorded. */
  share: number;
  lostSeconds: number;
  isRepaired: boolean;
  /** How far each scene of the time line is from where it is seen, in seconds; the time line after the picture: positive. */
  offsets: number[];
  timeline: TimelineLine[];
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** False where the process has ended just now by itself. */
function strike(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}

/** A studio with the built-in stage in a real browser, to be killed at will and started again on the same folder. */
export class KillRig {
  readonly #folder = mkdtempSync(join(tmpdir(), "hongcun 断电's "));
  readonly #random: () => number;
  readonly #mostSeconds: number;
  #studio: StudioProcess | null = null;
  #browser: Browser | null = null;

  /** @param random where the moments come from; a rehearsal lasts 3 seconds at least */
  constructor(random: () => number, { mostSeconds = 8 } = {}) {
    this.#random = random;
    this.#mostSeconds = mostSeconds;
    writeColourShow(dataOf(this.#folder));
  }

  get studio(): StudioProcess {
    if (this.#studio === null) throw new Error("the studio was killed");
    return this.#studio;
  }

  /** Starts what is not running. */
  async start(): Promise<void> {
    this.#studio ??= await this.#startStudio();
    if (this.#browser !== null) return;
    this.#browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: browserArguments });
    const context = await this.#browser.newContext({ permissions: ["camera", "microphone"] });
    const page = await context.newPage();
    await page.goto(this.studio.url);
    await this.studio.until(
      "a window is the stage",
      ({ engine, stage }) =>
        engine.kind === "stage" && stage.session !== null && engine.devices.cameras.length > 0,
      60,
    );
  }

  /** SIGKILL of every process of the browser in the middle of a rehearsal. */
  async strikeBrowser(): Promise<Struck> {
    await this.start();
    const struck = await this.#rehearse(async () => {
      const session = await this.#browser!.newBrowserCDPSession();
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      const at = Date.now();
      for (const { id } of processInfo) process.kill(id, "SIGKILL");
      return at;
    });
    await this.#closeBrowser();
    await this.studio.until("the loss is noticed", ({ recording }) => recording.status === "idle", 40);
    await this.studio.call("rehearsal.stop", {});
    return { ...struck, moment: "recording" };
  }

  /** SIGKILL of the studio: in the middle of a rehearsal, or in the seconds after it while its recording is put away. */
  async strikeStudio({ afterEnd = false } = {}): Promise<Struck> {
    await this.start();
    let endedAt: number | null = null;
    const struck = await this.#rehearse(async () => {
      if (afterEnd) {
        endedAt = Date.now();
        this.studio.call("rehearsal.stop", {}).catch(() => undefined);
        await pause(between(this.#random, 0, 5000));
      }
      const at = Date.now();
      await this.studio.kill();
      return endedAt ?? at;
    });
    this.#studio = null;
    await this.#closeBrowser();
    this.#studio = await this.#startStudio();
    return { ...struck, moment: afterEnd ? "ending, finishing" : "recording" };
  }

  /** A rehearsal that ends well, and SIGKILL of the ffmpeg that makes an MP4 of its recording, a moment after it began. */
  async strikeFinishing(afterMilliseconds: number): Promise<Struck> {
    await this.start();
    const struck = await this.#rehearse(async () => {
      const at = Date.now();
      await this.studio.call("rehearsal.stop", {});
      return at;
    });
    const finishing = await this.studio.until("it is being finished", ({ jobs }) =>
      jobs.some(({ recording, status }) => recording === struck.id && status === "running"),
    );
    const hit = await this.strikeFfmpeg(afterMilliseconds);
    const job = await this.over(finishing.jobs.find(({ recording }) => recording === struck.id)?.id ?? "");
    return { ...struck, moment: hit && job.status === "done" ? "finishing, just over" : "finishing" };
  }

  /** SIGKILL of the ffmpegs that work for the studio once some run, after a moment. False where none does. */
  async strikeFfmpeg(afterMilliseconds: number): Promise<boolean> {
    const { pid } = this.studio;
    for (const end = Date.now() + 20_000; ffmpegsOf(pid).length === 0 && Date.now() < end; ) await pause(10);
    await pause(afterMilliseconds);
    const running = ffmpegsOf(pid);
    return running.filter(strike).length > 0;
  }

  /** Waits for a job's end, however it ends. */
  async over(id: string): Promise<JobState> {
    const { jobs } = await this.studio.until(
      "the job ends",
      (state) => state.jobs.some((job) => job.id === id && isJobOver(job)),
      120,
    );
    return jobs.find((job) => job.id === id)!;
  }

  /** What the list says of a recording once nothing works on it any more. */
  async settled(id: string): Promise<RecordingSummary> {
    const { recording } = await this.studio.until(
      "the recording is an MP4, or can be repaired",
      ({ recording: now, jobs }) =>
        now.recordings.some(
          (one) => one.id === id && one.seconds !== null && (one.isFinished || one.canRepair),
        ) && jobs.every((job) => job.recording !== id || isJobOver(job)),
      90,
    );
    return recording.recordings.find((one) => one.id === id)!;
  }

  /** Asks for a repair; gives its job. */
  repair = async (id: string): Promise<string> => (await this.studio.call("recording.repair", { id })).job;

  /** Does for a recording what a user would, plays it to its end, and holds its time line against its picture. */
  async remains({ id, recordedSeconds }: Struck): Promise<Remains> {
    const before = await this.settled(id);
    if (before.canRepair) {
      const job = await this.over(await this.repair(id));
      if (job.status !== "done") throw new Error(`not repaired: ${JSON.stringify(job)}`);
    }
    const { file, isFinished, missing, seconds } = await this.settled(id);
    const { complaints, seconds: playsSeconds } = await decode(file);
    if (complaints !== "" || !isFinished || missing || Math.abs((seconds ?? 0) - playsSeconds) > 1)
      throw new Error(
        `${file} does not play as it is listed (${seconds} s, ${playsSeconds} s): ${complaints}`,
      );
    const timeline = readTimeline(readFileSync(timelineFile(file), "utf8"));
    return {
      ...{ playsSeconds, timeline, isRepaired: before.canRepair },
      share: Math.min(1, playsSeconds / recordedSeconds),
      lostSeconds: recordedSeconds - playsSeconds,
      offsets: offsetsOf(timeline, await scenesSeen(file)),
    };
  }

  async close(): Promise<void> {
    await this.#closeBrowser();
    await this.#studio?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #startStudio(): Promise<StudioProcess> {
    const studio = await startStudio({ folder: this.#folder });
    await studio.call("settings.set", { welcomed: true });
    await studio.call("engine.connect", { engine: "stage" });
    return studio;
  }

  async #closeBrowser() {
    await this.#browser?.close().catch(() => undefined);
    this.#browser = null;
  }

  /** From segment to segment, for some seconds, until the blow; which says when the picture ended. */
  async #rehearse(strike: () => Promise<number>): Promise<Omit<Struck, "moment">> {
    const { studio } = this;
    await studio.call("show.open", { id: "colour-show" });
    await studio.call("rehearsal.start", {});
    const { startedAt, file } = (await studio.state()).recording;
    const seconds = between(this.#random, 3, this.#mostSeconds);
    // At least three scenes, however slow the machine is.
    for (let segment = 0; segment < 3 || Date.now() - (startedAt ?? 0) < seconds * 1000 - 300; segment++) {
      await studio.call("show.goto", { index: segment % 4 });
      await pause(between(this.#random, 1000, 1800));
    }
    const list = await studio.call("recording.list", {});
    const id = list.find((one) => one.file === file)?.id;
    if (id === undefined || startedAt === null) throw new Error("the recording is not listed");
    return { id, recordedSeconds: ((await strike()) - startedAt) / 1000 };
  }
}

/** The scenes of a time line, each against where it is seen first; those that came too late to be in the file left out. */
function offsetsOf(timeline: readonly TimelineLine[], seen: { scene: string; from: number }[]): number[] {
  const noted = timeline.flatMap((line) =>
    line.kind === "scene" && line.scene?.startsWith("colours/")
      ? [{ scene: line.scene.slice("colours/".length), at: line.t / 1000 }]
      : [],
  );
  // The scene that was on air before the recording began is seen from its first picture on.
  return noted
    .slice(0, seen.length)
    .map(({ scene, at }, index) =>
      seen[index]?.scene === scene ? at - seen[index].from : Number.POSITIVE_INFINITY,
    );
}
