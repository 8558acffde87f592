import { randomUUID } from "node:crypto";
import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { type CheckedInput, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { ChunkFile } from "./chunk-file";
import { Waiters } from "./waiters";

/** The window hands its picture out twice a second: the first chunk is as old as that where the window does not say. */
const chunkMilliseconds = 500;
/** A first chunk comes half a second after the start; a busy machine may need longer to open its encoder. */
const startMilliseconds = 20_000;
/** How long after its last word the window is waited for when a recording ends. */
const endMilliseconds = 15_000;

/** The file name's end for what a browser records in. */
export const extensionOf = (mimeType: string): "mkv" | "mp4" | "webm" => {
  if (mimeType.startsWith("video/x-matroska")) return "mkv";
  return mimeType.startsWith("video/mp4") ? "mp4" : "webm";
};

/** A file name by local time, such as `stage-2026-11-23-190533`. */
export function stampedName(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `stage-${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}

type Heard = { chunk: true } | { ended: true; error: string | null };

interface Running {
  id: string;
  file: ChunkFile;
  stopping: boolean;
  /** When the window's recorder began; null before its first chunk. */
  startedAt: number | null;
}

/** Takes the bytes that the stage's window records and puts them into a file. */
export class StageRecorder {
  readonly #context: StudioContext;
  /** Told when a recording ended that nobody stopped here. */
  readonly #onEndedByItself: (file: string, error: string | null) => void;
  readonly #heard: Waiters<Heard>;
  #running: Running | null = null;

  constructor(context: StudioContext, onEndedByItself: (file: string, error: string | null) => void) {
    this.#context = context;
    this.#onEndedByItself = onEndedByItself;
    this.#heard = new Waiters(context.clock);
  }

  get recording(): boolean {
    return this.#running !== null;
  }

  /** Resolves when the first bytes are in the file, with when they began. @throws StudioError `recording.already` or `stage.record-failed` */
  async start(folder: string, mimeType: string): Promise<{ file: string; startedAt: number }> {
    if (this.#running !== null) throw new StudioError("recording.already");
    const { store, clock } = this.#context;
    const id = randomUUID();
    const name = `${stampedName(clock.now())}-${id.slice(0, 4)}.${extensionOf(mimeType)}`;
    const file = await ChunkFile.create(join(folder, name), clock);
    const running: Running = { id, file, stopping: false, startedAt: null };
    this.#running = running;
    const { videoKbps, audioKbps } = store.get().settings.video;
    store.update((draft) => {
      draft.stage.recording = { id, videoKbps, audioKbps };
    });
    try {
      await this.#heard.until(
        (heard) => ("chunk" in heard ? "done" : this.#failed(heard.error ?? "no data")),
        startMilliseconds,
        () => this.#failed("time-out"),
      );
    } catch (thrown) {
      await this.#finish();
      if (file.length === 0) await unlink(file.path).catch(() => {});
      throw thrown;
    }
    return { file: file.path, startedAt: running.startedAt ?? clock.now() - chunkMilliseconds };
  }

  /** Resolves when the window has sent its last bytes; one that does not answer leaves what it sent until then. */
  async stop(): Promise<{ file: string }> {
    const running = this.#running;
    if (running === null) throw new StudioError("stage.no-recording");
    running.stopping = true;
    this.#withdraw();
    try {
      await this.#heard.until(
        (heard) => ("ended" in heard ? "done" : "waiting"),
        endMilliseconds,
        () => this.#failed("time-out"),
      );
    } catch (thrown) {
      this.#context.log.warn({ err: thrown }, "The stage did not end its recording; kept what it had sent");
    }
    await this.#finish();
    return { file: running.file.path };
  }

  async chunk({ recording, sequence, data, age }: CheckedInput<"stage.chunk">): Promise<{ bytes: number }> {
    const running = this.#running;
    if (running === null || (recording !== undefined && recording !== running.id))
      throw new StudioError("stage.no-recording");
    running.startedAt ??= this.#context.clock.now() - (age ?? chunkMilliseconds);
    const bytes = await running.file.append(sequence, Buffer.from(data, "base64"));
    if (bytes > 0) this.#heard.report({ chunk: true });
    return { bytes };
  }

  async ended({
    recording,
    error = null,
  }: {
    recording?: string | undefined;
    error?: string | null | undefined;
  }) {
    const running = this.#running;
    if (running === null || (recording !== undefined && recording !== running.id)) return;
    const started = running.file.length > 0;
    this.#heard.report({ ended: true, error });
    if (running.stopping || !started) return;
    await this.#finish();
    this.#onEndedByItself(running.file.path, error);
  }

  /** The window is gone: the file is closed as it is. Resolves with its path, or null where nothing was recorded. */
  async windowGone(): Promise<string | null> {
    const running = this.#running;
    if (running === null) return null;
    const { path, length } = running.file;
    this.#heard.report({ ended: true, error: "window closed" });
    if (running.stopping || length === 0) return null;
    await this.#finish();
    return path;
  }

  async close(): Promise<void> {
    await this.#finish();
  }

  #failed(detail: string) {
    return new StudioError("stage.record-failed", { params: { detail } });
  }

  #withdraw() {
    this.#context.store.update((draft) => {
      draft.stage.recording = null;
    });
  }

  async #finish() {
    const running = this.#running;
    if (running === null) return;
    this.#running = null;
    this.#withdraw();
    try {
      await running.file.close();
    } catch (thrown) {
      this.#context.log.error({ err: thrown }, "The recording's file did not close well");
    }
  }
}
