import { join } from "node:path";
import { type HandlersFor, type RecordingSummary, StudioError, toStudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { freeBytesOf } from "./disk";
import { DiskWatch } from "./disk-watch";
import { bytesOf } from "./find-files";
import { Finisher } from "./finish/finisher";
import { createGlance, type Glance, type GlancedRecording } from "./glance/glance";
import { type RecordingEntry, recordingIndex } from "./index-file";
import type { RecordingDeps } from "./ports";
import { Recordings } from "./recordings";

export type RecordingMethods =
  | "record.start"
  | "record.stop"
  | "recording.list"
  | "recording.get"
  | "recording.remove"
  | "recording.repair"
  | "recording.thumbnail"
  | "recording.wave";

/** The engine has nothing to end: it says so, or is gone, and pressing the button again would not change that. */
const overCodes: ReadonlySet<string> = new Set(["obs.record-idle", "obs.not-connected"]);

/** An id by local time, such as `rec-20261123-190533`; the second one of a second gets a `-2`. */
export function recordingId(milliseconds: number, taken: (id: string) => boolean): string {
  const date = new Date(milliseconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  const base = `rec-${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
  let id = base;
  for (let count = 2; taken(id); count++) id = `${base}-${count}`;
  return id;
}

/**
 * Recording with whichever engine there is, and the list of what was recorded. The entry is written before the
 * engine is asked, so that a crash at any moment leaves a file that the next start finds and lists.
 */
export class Recording {
  readonly handlers: HandlersFor<RecordingMethods> = {
    "record.start": () => this.start(),
    "record.stop": () => this.stop(),
    "recording.list": () => {
      this.#disk.look();
      return this.#recordings.list();
    },
    "recording.get": ({ id }) => this.#recordings.get(id),
    "recording.remove": ({ id }) => this.#remove(id),
    "recording.repair": async ({ id }) => this.#finisher.repair(await this.#made(id)),
    "recording.thumbnail": async ({ id, ...asked }) => this.#glance.thumbnail(await this.#made(id), asked),
    "recording.wave": async ({ id }) => this.#glance.wave(await this.#made(id)),
  };
  readonly #context: StudioContext;
  readonly #deps: RecordingDeps;
  readonly #recordings: Recordings;
  readonly #disk: DiskWatch;
  readonly #finisher: Finisher;
  readonly #glance: Glance;
  readonly #folder: string;
  #active: string | null = null;
  /** What the engine told of an end while it was being asked for one. */
  #toldEnd: { file: string | null } | null = null;
  /** Ended here while the engine was out of reach: it may have recorded on, and come back. */
  #outOfReach: string | null = null;
  readonly #closing = new AbortController();
  #measuring: Promise<void> = Promise.resolve();

  constructor(context: StudioContext, deps: RecordingDeps) {
    this.#context = context;
    this.#deps = deps;
    this.#folder = join(context.paths.data, "recordings");
    this.#recordings = new Recordings(context, recordingIndex(context));
    this.#finisher = new Finisher(context, { ...deps, recordings: this.#recordings, folder: this.#folder });
    this.#glance = createGlance(context, deps.ffmpeg);
    this.#disk = new DiskWatch(context, {
      folder: this.#folder,
      freeBytes: () => (deps.freeBytes ?? freeBytesOf)(this.#folder),
      files: () => this.#recordings.files,
      onNearlyFull: async () => void (await this.stop()),
    });
  }

  /** Reads the list, finds what a crash left; measures and finishes what was not yet, in the background. */
  async open(): Promise<void> {
    const left = await this.#recordings.load(this.#folder);
    if (left !== null)
      this.#context.problems.report("recording.recovered", {
        severity: "info",
        params: { name: left.name },
        subject: left.id,
      });
    await this.#finisher.takeUp();
    this.#disk.open();
    this.#measuring = this.#measureAll(this.#recordings.entries.map(({ id }) => id));
  }

  /**
   * Records the programme; of a rehearsal where one is running.
   * @throws StudioError `recording.already`, `recording.no-engine`, `recording.disk-full`, or the engine's
   */
  async start(): Promise<{ file: string }> {
    const { store } = this.#context;
    if (store.get().recording.status !== "idle") throw new StudioError("recording.already");
    const engine = this.#deps.engine();
    if (engine === null) throw new StudioError("recording.no-engine");
    this.#setStatus("starting", null, null);
    let id: string | null = null;
    try {
      await this.#disk.beforeStart();
      id = await this.#note(null);
      const { file, startedAt } = await engine.startRecording(this.#folder);
      await this.#running(id, file, startedAt ?? this.#context.clock.now());
      return { file };
    } catch (thrown) {
      await this.#dropFailed(id);
      throw thrown;
    }
  }

  /** Ends the recording; its length is measured by the time it resolves. @throws StudioError `recording.not-running`, or the engine's */
  async stop(): Promise<RecordingSummary> {
    const { store } = this.#context;
    const { status, startedAt, file } = store.get().recording;
    const engine = this.#deps.engine();
    const id = this.#active;
    if (status !== "recording" || engine === null || id === null)
      throw new StudioError("recording.not-running");
    this.#setStatus("stopping", startedAt, file);
    this.#toldEnd = null;
    try {
      const ended = await engine.stopRecording();
      await this.#ended(id, ended.file);
    } catch (thrown) {
      if (this.#active !== id) throw thrown;
      await this.#notConfirmed(id, toStudioError(thrown));
    }
    return this.#recordings.get(id);
  }

  /** Told by an engine that a recording began or ended, whether it was asked here or not. */
  onEngineRecordingChanged(active: boolean, file: string | null): void {
    const { status } = this.#context.store.get().recording;
    if (status === "stopping" && !active) this.#toldEnd = { file };
    // While it is being started or stopped from here, the call itself sees to it.
    if (status === "starting" || status === "stopping") return;
    const work = active ? this.#begunElsewhere(file) : this.#endedElsewhere(file);
    work.catch((error: unknown) => this.#context.log.error({ err: error }, "A recording was not noted"));
  }

  /** Ends a recording that runs, and waits for what is under way. */
  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#context.store.get().recording.status === "recording")
      await this.stop().catch((error: unknown) =>
        this.#context.log.warn({ err: error }, "The recording did not end well"),
      );
    this.#glance.close();
    await this.#measuring;
    await this.#finisher.close();
    await this.#disk.close();
  }

  /** Clips or exports came or went that no job tells of. */
  lookAtDisk(): void {
    this.#disk.look();
  }

  async #note(file: string | null): Promise<string> {
    const { store, clock } = this.#context;
    const { show, rehearsal, settings } = store.get();
    const startedAt = clock.now();
    const id = recordingId(startedAt, (taken) => this.#recordings.entry(taken) !== undefined);
    const kind = rehearsal.active ? ("rehearsal" as const) : ("show" as const);
    const name = show.open?.title ?? settings.village;
    const entry: RecordingEntry = {
      id,
      file,
      name,
      startedAt,
      seconds: null,
      kind,
      showId: show.open?.id ?? null,
      ...{ becoming: null, original: null, keepsOriginal: false, unfinished: null },
    };
    await this.#recordings.change(({ recordings }) => ({
      version: 1,
      active: id,
      recordings: [...recordings, entry],
    }));
    this.#active = id;
    this.#outOfReach = null;
    return id;
  }

  async #running(id: string, file: string, startedAt: number) {
    const { problems, log } = this.#context;
    problems.clear("recording.ended-by-itself");
    this.#setStatus("recording", startedAt, file);
    this.#disk.begin();
    // It runs: a list that cannot be written now is found again from the folder, and must not stop it.
    await this.#recordings
      .update(id, { file }, id)
      .catch((error: unknown) => log.error({ err: error }, "The recording's file was not noted"));
  }

  async #dropFailed(id: string | null) {
    this.#active = null;
    this.#setStatus("idle", null, null);
    if (id === null) return;
    const drop = this.#recordings.change(({ recordings }) => ({
      version: 1,
      active: null,
      recordings: recordings.filter((entry) => entry.id !== id || entry.file !== null),
    }));
    await drop.catch((error: unknown) => this.#context.log.warn({ err: error }, "An entry was not dropped"));
  }

  async #ended(id: string, file: string | null) {
    this.#disk.end();
    this.#active = null;
    this.#setStatus("idle", null, file ?? this.#context.store.get().recording.file);
    await this.#recordings.update(id, file === null ? {} : { file }, null);
    await this.#measure(id);
    // One that ended while the engine was out of reach may still be written to.
    if (!this.#closing.signal.aborted) this.#finisher.finish(id, this.#outOfReach !== id);
  }

  /** What is over for the engine is over here; else it may still write, and the button can be pressed again. */
  async #notConfirmed(id: string, thrown: StudioError) {
    const { store, problems, log } = this.#context;
    const { startedAt, file } = store.get().recording;
    if (this.#toldEnd === null && !overCodes.has(thrown.code)) {
      this.#setStatus("recording", startedAt, file);
      throw thrown;
    }
    log.warn({ err: thrown }, "The recording was over before its end was confirmed");
    if (this.#toldEnd === null) problems.report("recording.ended-by-itself");
    if (thrown.code === "obs.not-connected") this.#outOfReach = id;
    await this.#ended(id, this.#toldEnd?.file ?? null);
  }

  async #begunElsewhere(file: string | null) {
    if (this.#active !== null) return;
    const known =
      file === null
        ? this.#recordings.entry(this.#outOfReach ?? "")
        : this.#recordings.entries.find((entry) => entry.file === file);
    this.#outOfReach = null;
    const id = known?.id ?? (await this.#note(file));
    this.#active = id;
    await this.#recordings.update(id, { seconds: null, ...(file === null ? {} : { file }) }, id);
    this.#setStatus("recording", known?.startedAt ?? this.#context.clock.now(), file ?? known?.file ?? null);
    this.#disk.begin();
  }

  async #endedElsewhere(file: string | null) {
    const id = this.#active;
    if (id === null) return;
    await this.#ended(id, file);
    const { problems, store } = this.#context;
    const explained = store.get().problems.some(({ code }) => code.startsWith("stage."));
    if (!explained) problems.report("recording.ended-by-itself");
  }

  async #remove(id: string): Promise<void> {
    if (id === this.#active) throw new StudioError("recording.in-use");
    await this.#finisher.leave(id);
    await this.#recordings.remove(id);
    await this.#glance.forget(id);
    this.#context.problems.clear("recording.recovered", id);
  }

  /** One file after the other: measuring must not compete with a show for the disk. */
  async #measureAll(ids: readonly string[]) {
    for (const id of ids) {
      // What was moved away is neither measured nor finished; it may come back.
      if ((await bytesOf(this.#recordings.entry(id)?.file ?? "")) === null) continue;
      if (this.#recordings.entry(id)?.seconds === null) await this.#measure(id);
      if (!this.#closing.signal.aborted && id !== this.#active) this.#finisher.finish(id, false);
    }
  }

  /** A recording whose file is there and is not being written to. @throws StudioError `core.not-found`, `recording.being-made` or `recording.file-missing` */
  async #made(id: string): Promise<RecordingEntry & GlancedRecording> {
    if (id === this.#active) throw new StudioError("recording.being-made");
    const { file } = await this.#recordings.get(id);
    const entry = this.#recordings.entry(id);
    if (entry === undefined || (await bytesOf(file)) === null)
      throw new StudioError("recording.file-missing");
    return { ...entry, file };
  }

  async #measure(id: string) {
    const file = this.#recordings.entry(id)?.file ?? null;
    if (file === null || id === this.#active || this.#closing.signal.aborted) return;
    try {
      const seconds = await this.#deps.probeSeconds(file, this.#closing.signal);
      if (seconds !== null) await this.#recordings.update(id, { seconds }, this.#active);
    } catch (thrown) {
      this.#context.log.warn({ err: toStudioError(thrown), file }, "A recording was not measured");
    }
  }

  #setStatus(
    status: "idle" | "starting" | "recording" | "stopping",
    startedAt: number | null,
    file: string | null,
  ) {
    this.#context.store.update((draft) => {
      Object.assign(draft.recording, { status, startedAt, file });
    });
  }
}
