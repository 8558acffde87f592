import { rm } from "node:fs/promises";
import { basename, dirname, extname, relative, sep } from "node:path";
import { type MessageCode, messageFor, StudioError, toStudioError } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import { mediaFacts } from "../../process/ffmpeg";
import { freeBytesOf, stopBytes } from "../disk";
import { bytesOf } from "../find-files";
import type { RecordingEntry } from "../index-file";
import type { PatientControl, RecordingDeps } from "../ports";
import { isMp4, type Recordings } from "../recordings";
import { adopt, dropOriginal, mp4NameFor, partOf, takePlace } from "./adopt";
import { type Converted, convert, toleranceSeconds } from "./convert";
import { busySignal, isBusy, isSame, stampOf, untilFree, untilQuiet, untilUnused } from "./gate";
import { isEarlyEnd } from "./plan";
import { saysRepaired } from "./repaired";

const unfinishedEnds = new Set([".mkv", ".webm", ".flv", ".ts", ".mov"]);

/** What says that the file itself is at fault; after anything else the next start tries again. */
const faultCodes: ReadonlySet<MessageCode> = new Set<MessageCode>([
  "ffmpeg.bad-data",
  "ffmpeg.connection-lost",
  "ffmpeg.failed",
  "recording.cut-off",
  "recording.copy-unproven",
]);

type FinisherDeps = Pick<RecordingDeps, "ffmpeg" | "jobs" | "probeSeconds" | "freeBytes"> & {
  recordings: Recordings;
  /** The studio's own folder: what lies there may be replaced by its proven copy. */
  folder: string;
};

interface Task {
  id: string;
  kind: "finish" | "repair";
  /** Its end was confirmed: no engine writes to the file any more. */
  isOver: boolean;
}

/**
 * Makes MP4s of what engines leave, one job a recording: in the background where all is well, on request where a file
 * was cut off. It never competes with a show, and the original is not touched before the copy is proven.
 */
export class Finisher {
  readonly #context: StudioContext;
  readonly #deps: FinisherDeps;
  /** Job by recording. */
  readonly #underWay = new Map<string, { job: string; ended: Promise<unknown> }>();
  #isClosing = false;

  constructor(context: StudioContext, deps: FinisherDeps) {
    this.#context = context;
    this.#deps = deps;
  }

  /** Clears up after a crash in the middle: goes on where files were changing places, removes what is half-written. */
  async takeUp(): Promise<void> {
    for (const { id, file } of [...this.#deps.recordings.entries]) {
      try {
        if (file !== null && this.#wants(file)) await rm(partOf(await mp4NameFor(file)), { force: true });
        await takePlace(this.#context, this.#deps.recordings, id);
        await dropOriginal(this.#context, this.#deps.recordings, this.#deps.recordings.entry(id));
      } catch (error) {
        this.#context.log.warn({ err: error, file }, "A recording's MP4 was not put in its place");
      }
    }
  }

  /** Makes an MP4 of a recording that ended, in the background; nothing where it is one, is damaged, or was declined. */
  finish(id: string, isOver: boolean): void {
    const entry = this.#deps.recordings.entry(id);
    if (entry === undefined || entry.file === null || entry.unfinished !== null) return;
    // What lies elsewhere is somebody else's: a copy nobody asked for would fill their disk.
    if (!this.#wants(entry.file) || !this.#isOurs(entry.file)) return;
    this.#run({ id, kind: "finish", isOver }, entry.name || basename(entry.file));
  }

  /** @throws StudioError `recording.nothing-to-repair`, `recording.not-repairable` or `recording.file-missing` */
  async repair(entry: RecordingEntry & { file: string }): Promise<{ job: string }> {
    // An MP4 whose length nobody could tell was cut off before its table was written: nothing can be read from it.
    if (isMp4(entry.file))
      throw new StudioError(
        entry.seconds === null ? "recording.not-repairable" : "recording.nothing-to-repair",
      );
    if ((await bytesOf(entry.file)) === null) throw new StudioError("recording.file-missing");
    return {
      job: this.#run({ id: entry.id, kind: "repair", isOver: false }, entry.name || basename(entry.file)),
    };
  }

  /** Calls off what is under way on a recording; resolves when it has ended. */
  async leave(id: string): Promise<void> {
    await this.#deps.jobs.cancelOf(id);
    await this.#underWay.get(id)?.ended;
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all([...this.#underWay.keys()].map((id) => this.leave(id)));
  }

  #wants(file: string): boolean {
    return unfinishedEnds.has(extname(file).toLowerCase());
  }

  #isOurs(file: string): boolean {
    const inside = relative(this.#deps.folder, file);
    return inside !== "" && !inside.startsWith("..") && !inside.includes(sep);
  }

  #run(task: Task, name: string): string {
    const present = this.#underWay.get(task.id);
    if (present !== undefined) return present.job;
    const { language } = this.#context.store.get().settings;
    const title = messageFor(`recording.job-${task.kind}`, { name }, language).message;
    const { id: job, done } = this.#deps.jobs.run({
      ...{ kind: task.kind, title, recording: task.id },
      work: (control) => this.#work(task, job, control),
    });
    const ended = done.then(
      () => this.#underWay.delete(task.id),
      async (thrown: unknown) => {
        this.#underWay.delete(task.id);
        await this.#failed(task, toStudioError(thrown));
      },
    );
    this.#underWay.set(task.id, { job, ended });
    return job;
  }

  async #failed({ id, kind }: Task, { code }: StudioError) {
    if (kind !== "finish") return;
    const declined = code === "core.cancelled" && !this.#isClosing;
    const unfinished = declined ? "declined" : faultCodes.has(code) ? "damaged" : null;
    if (unfinished === null) return;
    await this.#deps.recordings
      .amend(id, { unfinished })
      .catch((error: unknown) => this.#context.log.warn({ err: error }, "A recording's state was not noted"));
  }

  async #work(task: Task, job: string, control: PatientControl): Promise<string[]> {
    for (;;) {
      const file = this.#deps.recordings.entry(task.id)?.file ?? null;
      if (file === null) return [];
      await control.aside(this.#untilMine(task, file, control.signal));
      const made = await this.#attempt(task, job, file, control);
      if (made !== null) return [made];
      control.progress(0);
    }
  }

  async #untilMine({ isOver }: Task, file: string, signal: AbortSignal) {
    await untilFree(this.#context, signal);
    if (!isOver) await untilQuiet(this.#context, file, signal);
  }

  /** Makes the MP4; null where a show or recording began meanwhile. Whatever happens, nothing half-written stays. */
  async #attempt(task: Task, job: string, source: string, control: PatientControl): Promise<string | null> {
    const target = await mp4NameFor(source);
    const busy = busySignal(this.#context);
    const signal = AbortSignal.any([control.signal, busy.signal]);
    try {
      const before = await stampOf(source);
      const { made, expected, isLess } = await this.#convert(task, source, target, { ...control, signal });
      busy.release();
      // Others read the file by its present name.
      await control.aside(untilUnused(this.#context, task.id, job, control.signal));
      if (!isSame(before, await stampOf(source)) || isBusy(this.#context.store.get())) return null;
      const ours = isLess ? "stays" : "goes";
      const original = this.#isOurs(source) ? ours : "not-ours";
      await adopt(this.#context, this.#deps.recordings, {
        ...{ id: task.id, source, target, original },
        seconds: made.seconds,
      });
      if (task.kind === "repair")
        saysRepaired(this.#context, this.#deps.recordings, { ...task, made, expected });
      return target;
    } catch (thrown) {
      if (busy.signal.aborted && !control.signal.aborted) return null;
      throw thrown;
    } finally {
      busy.release();
      await rm(partOf(target), { force: true });
    }
  }

  async #convert(
    { kind }: Task,
    source: string,
    target: string,
    control: Pick<PatientControl, "progress"> & { signal: AbortSignal },
  ): Promise<{ made: Converted; expected: number | null; isLess: boolean }> {
    const { ffmpeg, probeSeconds, freeBytes = freeBytesOf } = this.#deps;
    const { signal, progress } = control;
    const needed = ((await bytesOf(source)) ?? 0) + stopBytes;
    const free = await freeBytes(dirname(source));
    if (free < needed) {
      const megabytes = Math.ceil((needed - free) / 1_000_000);
      throw new StudioError("recording.no-room", { params: { megabytes } });
    }
    const facts = await mediaFacts(ffmpeg, source, signal).catch((thrown: unknown) => {
      const isDamaged = toStudioError(thrown).code === "ffmpeg.bad-data";
      throw kind === "repair" && isDamaged
        ? new StudioError("recording.not-repairable", { cause: thrown })
        : thrown;
    });
    if (facts.streams.length === 0) throw new StudioError("recording.not-repairable");
    const seconds = facts.seconds ?? (await probeSeconds(source, signal));
    signal.throwIfAborted();
    const made = await convert(ffmpeg, {
      ...{ source, target: partOf(target), facts, seconds: seconds ?? 0, signal, progress },
      damaged: kind === "repair",
    });
    const isShort = seconds === null || Math.abs(made.seconds - seconds) > toleranceSeconds;
    if (kind === "finish" && (made.errors.length > 0 || isShort)) throw new StudioError("recording.cut-off");
    // What was cut off holds no more than its copy; what is damaged in the middle may.
    const isLess = made.errors.some((line) => !isEarlyEnd(line));
    return { made, expected: facts.seconds, isLess };
  }
}
