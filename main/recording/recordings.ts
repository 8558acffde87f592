import { rm, unlink } from "node:fs/promises";
import { basename, extname } from "node:path";
import { type RecordingSummary, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import type { JsonFile } from "../storage";
import { bytesOf, newestSince } from "./find-files";
import type { RecordingEntry, RecordingIndex } from "./index-file";

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

  /** Deletes a recording's file and its entry. @throws StudioError `core.not-found` or `recording.remove-failed` */
  async remove(id: string): Promise<void> {
    const entry = this.entry(id);
    if (entry === undefined) throw this.#unknown(id);
    try {
      if (entry.file !== null) await unlink(entry.file);
    } catch (cause) {
      const gone = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
      if (!gone)
        throw new StudioError("recording.remove-failed", { params: { path: entry.file ?? "" }, cause });
    }
    if (entry.file !== null) await this.#removeReading(entry.file);
    await this.change(({ active, recordings }) => ({
      version: 1,
      active,
      recordings: recordings.filter((other) => other.id !== id),
    }));
  }

  /** What the prompter kept beside a recording: what was read, and the subtitles made of it. */
  async #removeReading(file: string) {
    const stem = file.slice(0, file.length - extname(file).length);
    try {
      await unlink(`${file}.reading.jsonl`);
      await rm(`${stem}.srt`, { force: true });
    } catch (error) {
      // Without a reading log the subtitles are somebody else's, and a file that stays does no harm.
      this.#context.log.debug({ err: error }, "nothing that was read lay beside the recording");
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
    this.#context.store.update((draft) => {
      draft.recording.recordings = summaries;
    });
  }
}

async function summaryOf(entry: RecordingEntry, file: string): Promise<RecordingSummary> {
  const bytes = await bytesOf(file);
  const name = entry.name === "" ? basename(file) : entry.name;
  return { ...entry, file, name, bytes: bytes ?? 0, missing: bytes === null };
}
