import { unlink } from "node:fs/promises";
import { basename, extname } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type RecordingSummary, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import type { JsonFile } from "../storage";
import { bytesOf, newestSince } from "./find-files";
import type { RecordingEntry, RecordingIndex } from "./index-file";
import { removeSidecars } from "./sidecars";

/** The list of recordings: in the index file, and mirrored newest first. Changes are made one after the other. */
export class Recordings {
  readonly #context: StudioContext;
  readonly #file: JsonFile<RecordingIndex>;
  #index: RecordingIndex = { version: 1, active: null, recordings: [] };
  #turn: Promise<unknown> = Promise.resolve();

  constructor(context: StudioContext, file: JsonFile<RecordingIndex>) {
    this.#context = context;
    this.#file = file;
  }

  get entries(): readonly RecordingEntry[] {
    return this.#index.recordings;
  }

  /** Every file of every recording, whether it is still there or not. */
  get files(): string[] {
    return this.entries.flatMap(({ file, original, becoming }) =>
      [file, original, becoming].flatMap((one) => one ?? []),
    );
  }

  entry(id: string): RecordingEntry | undefined {
    return this.#index.recordings.find((entry) => entry.id === id);
  }

  /**
   * Reads the index. A recording that was being made when the studio ended is closed: where its file was not
   * noted, it is looked for in the folder. Resolves with that entry, or null.
   */
  async load(folder: string): Promise<RecordingEntry | null> {
    return this.#inTurn(async () => {
      this.#index = await this.#file.read();
      const left = this.entry(this.#index.active ?? "") ?? null;
      if (this.#index.active !== null) {
        const known = new Set(this.entries.flatMap(({ file }) => file ?? []));
        const file = left?.file ?? (left && (await newestSince(folder, left.startedAt - 2000, known)));
        const others = this.entries.filter(({ id }) => id !== left?.id);
        const recordings = left === null || file === null ? others : [...others, { ...left, file }];
        await this.#write({ version: 1, active: null, recordings });
      }
      await this.#mirror();
      return this.entry(left?.id ?? "") ?? null;
    });
  }

  /** Changes the index, on the disk first. @throws StudioError `storage.…` */
  change(make: (index: RecordingIndex) => RecordingIndex): Promise<void> {
    return this.#inTurn(async () => {
      await this.#write(make(this.#index));
      await this.#mirror();
    });
  }

  /** Changes one entry; one that is gone stays gone. */
  update(id: string, change: Partial<RecordingEntry>, active: string | null): Promise<void> {
    return this.change(({ recordings }) => ({
      version: 1,
      active,
      recordings: recordings.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)),
    }));
  }

  /** Changes one entry and nothing else; one that is gone stays gone. @throws StudioError `storage.…` */
  amend(id: string, change: Partial<RecordingEntry>): Promise<void> {
    return this.change(({ active, recordings }) => ({
      version: 1,
      active,
      recordings: recordings.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)),
    }));
  }

  /** Looks at the files again and gives the list, newest first. */
  async list(): Promise<RecordingSummary[]> {
    await this.#inTurn(() => this.#mirror());
    return this.#context.store.get().recording.recordings;
  }

  /** @throws StudioError `core.not-found` */
  async get(id: string): Promise<RecordingSummary> {
    const entry = this.entry(id);
    if (entry?.file === null || entry === undefined) throw this.#unknown(id);
    return await summaryOf(entry, entry.file);
  }

  /**
   * Deletes a recording's file, what it was made of, what lies beside it, and its entry.
   * @throws StudioError `core.not-found` or `recording.remove-failed`
   */
  async remove(id: string): Promise<void> {
    const entry = this.entry(id);
    if (entry === undefined) throw this.#unknown(id);
    for (const file of [entry.file, entry.original, entry.becoming]) {
      if (file === null) continue;
      await this.#unlink(file);
      await removeSidecars(file).catch((error: unknown) =>
        this.#context.log.info({ err: error }, "What lay beside a recording was not removed"),
      );
    }
    await this.change(({ active, recordings }) => ({
      version: 1,
      active,
      recordings: recordings.filter((other) => other.id !== id),
    }));
  }

  async #unlink(file: string) {
    try {
      await unlink(file);
    } catch (cause) {
      const gone = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
      if (!gone) throw new StudioError("recording.remove-failed", { params: { path: file }, cause });
    }
  }

  #unknown(id: string) {
    const what = this.#context.store.get().settings.language === "zh-CN" ? "录像" : "Recording";
    return new StudioError("core.not-found", { params: { what, id } });
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work, work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #write(index: RecordingIndex) {
    await this.#file.write(index);
    this.#index = index;
  }

  async #mirror() {
    const summaries: RecordingSummary[] = [];
    for (const entry of this.entries)
      if (entry.file !== null) summaries.push(await summaryOf(entry, entry.file));
    summaries.sort((a, b) => b.startedAt - a.startedAt);
    // Screens that list hundreds are spared what did not change.
    if (isDeepStrictEqual(summaries, this.#context.store.get().recording.recordings)) return;
    this.#context.store.update((draft) => {
      draft.recording.recordings = summaries;
    });
  }
}

/** Whether a file is what a recording ends as: an MP4 that plays anywhere. */
export const isMp4 = (file: string): boolean => extname(file).toLowerCase() === ".mp4";

async function summaryOf(entry: RecordingEntry, file: string): Promise<RecordingSummary> {
  const { id, startedAt, seconds, kind, showId, unfinished } = entry;
  const bytes = await bytesOf(file);
  return {
    ...{ id, file, startedAt, seconds, kind, showId },
    name: entry.name === "" ? basename(file) : entry.name,
    bytes: bytes ?? 0,
    missing: bytes === null,
    isFinished: isMp4(file),
    canRepair: bytes !== null && bytes > 0 && !isMp4(file) && unfinished !== null,
  };
}
