import type { FileHandle } from "node:fs/promises";
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { StudioError } from "../../preload/contract";
import type { Clock } from "../core";

/** How many chunks may wait for one that is missing. The window keeps three in flight, so this leaves room. */
const heldLimit = 8;
/** A power cut may cost at most about this much of what was written. */
const syncMilliseconds = 2000;

const errnoOf = (cause: unknown) => (cause instanceof Error && "code" in cause ? String(cause.code) : "");

const unwritable = (path: string, cause: unknown) =>
  new StudioError(errnoOf(cause) === "ENOSPC" ? "storage.disk-full" : "storage.unwritable", {
    params: { path },
    cause,
  });

interface Held {
  bytes: Uint8Array;
  settled: { resolve: (length: number) => void; reject: (reason: StudioError) => void }[];
}

/**
 * A file that grows by numbered chunks. They are written in their order whatever order they come in, each once,
 * and pushed to the disk now and then, so that a crash at any moment leaves what was written until then.
 */
export class ChunkFile {
  readonly path: string;
  readonly #handle: FileHandle;
  readonly #clock: Clock;
  readonly #held = new Map<number, Held>();
  #next = 0;
  #length = 0;
  #syncedAt: number;
  #writing: Promise<void> = Promise.resolve();
  #failure: StudioError | null = null;

  private constructor(path: string, handle: FileHandle, clock: Clock) {
    this.path = path;
    this.#handle = handle;
    this.#clock = clock;
    this.#syncedAt = clock.now();
  }

  /** Makes the file and its folder. @throws StudioError `storage.disk-full` or `storage.unwritable`, also where it exists */
  static async create(path: string, clock: Clock): Promise<ChunkFile> {
    try {
      await mkdir(dirname(path), { recursive: true });
      return new ChunkFile(path, await open(path, "wx"), clock);
    } catch (cause) {
      throw unwritable(path, cause);
    }
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /**
   * Takes a chunk; resolves with the file's length once the chunk is written. One that was written already is
   * passed over, one that comes early waits for those before it.
   * @throws StudioError `stage.chunk-gap` for one too far ahead, `storage.disk-full` or `storage.unwritable`
   */
  append(sequence: number, bytes: Uint8Array): Promise<number> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    if (sequence < this.#next) return this.#afterWriting();
    if (sequence >= this.#next + heldLimit) {
      const params = { expected: this.#next, sequence };
      return Promise.reject(new StudioError("stage.chunk-gap", { params }));
    }
    return new Promise((resolve, reject) => {
      const held = this.#held.get(sequence) ?? { bytes, settled: [] };
      held.settled.push({ resolve, reject });
      this.#held.set(sequence, held);
      this.#drain();
    });
  }

  /** Writes what can be written and closes the file; chunks behind a gap are refused. Resolves with the length. */
  async close(): Promise<number> {
    await this.#writing;
    const params = { expected: this.#next, sequence: Math.min(...this.#held.keys()) };
    this.#failure ??= new StudioError("stage.no-recording");
    for (const { settled } of this.#held.values())
      for (const { reject } of settled) reject(new StudioError("stage.chunk-gap", { params }));
    this.#held.clear();
    try {
      await this.#handle.sync();
    } catch (cause) {
      throw unwritable(this.path, cause);
    } finally {
      await this.#handle.close();
    }
    return this.#length;
  }

  async #afterWriting() {
    await this.#writing;
    if (this.#failure !== null) throw this.#failure;
    return this.#length;
  }

  #drain() {
    for (let held = this.#held.get(this.#next); held !== undefined; held = this.#held.get(this.#next)) {
      this.#held.delete(this.#next);
      this.#next += 1;
      const chunk = held;
      this.#writing = this.#writing.then(() => this.#write(chunk));
    }
  }

  async #write({ bytes, settled }: Held) {
    try {
      if (this.#failure !== null) throw this.#failure;
      for (let written = 0; written < bytes.length; ) {
        const { bytesWritten } = await this.#handle.write(bytes, written);
        written += bytesWritten;
        this.#length += bytesWritten;
      }
      if (this.#clock.now() - this.#syncedAt >= syncMilliseconds) {
        await this.#handle.datasync();
        this.#syncedAt = this.#clock.now();
      }
      for (const { resolve } of settled) resolve(this.#length);
    } catch (cause) {
      // A hole in the middle would ruin the rest: after a failed write nothing more is taken.
      const failure = cause instanceof StudioError ? cause : unwritable(this.path, cause);
      this.#failure = failure;
      for (const { reject } of settled) reject(failure);
    }
  }
}
