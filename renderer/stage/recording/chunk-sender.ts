/** How sending one chunk went: taken, to be tried again, or no use any more. */
export type SendResult = "taken" | "again" | { failed: string };

export interface ChunkSenderOptions<Chunk extends { size: number }> {
  send(sequence: number, chunk: Chunk): Promise<SendResult>;
  /** Called once when the recording cannot go on: the studio refuses it, or has not taken anything for too long. */
  onFailed(reason: string): void;
  wait(milliseconds: number): Promise<void>;
  /** How many chunks are on their way at once. */
  inFlight?: number;
  /** Bytes that may wait here while the studio does not answer; 96 MB are five minutes at 2.6 Mbit/s. */
  bufferLimit?: number;
}

const firstPause = 200;
const longestPause = 2000;

/** Sends numbered chunks, a few at once, each until it is taken; nothing is ever left out. */
export class ChunkSender<Chunk extends { size: number }> {
  readonly #options: Required<ChunkSenderOptions<Chunk>>;
  readonly #queue: { sequence: number; chunk: Chunk }[] = [];
  #next = 0;
  #flying = 0;
  #bytes = 0;
  #failure: string | null = null;
  #drained: (() => void)[] = [];

  constructor(options: ChunkSenderOptions<Chunk>) {
    this.#options = { inFlight: 3, bufferLimit: 96_000_000, ...options };
  }

  push(chunk: Chunk): void {
    if (this.#failure !== null || chunk.size === 0) return;
    this.#queue.push({ sequence: this.#next++, chunk });
    this.#bytes += chunk.size;
    if (this.#bytes > this.#options.bufferLimit) this.#fail("the studio does not answer");
    else this.#pump();
  }

  /** Resolves when everything pushed was taken, or will never be. Gives the reason then, else null. */
  async drained(): Promise<string | null> {
    if (this.#failure === null && (this.#queue.length > 0 || this.#flying > 0))
      await new Promise<void>((resolve) => {
        this.#drained.push(resolve);
      });
    return this.#failure;
  }

  #pump() {
    while (this.#flying < this.#options.inFlight) {
      const next = this.#queue.shift();
      if (next === undefined) break;
      this.#flying += 1;
      this.#deliver(next.sequence, next.chunk).then(
        () => this.#landed(next.chunk),
        (thrown: unknown) => this.#fail(String(thrown)),
      );
    }
    if (this.#flying === 0 && this.#queue.length === 0) this.#release();
  }

  #landed(chunk: Chunk) {
    this.#flying -= 1;
    this.#bytes -= chunk.size;
    this.#pump();
  }

  async #deliver(sequence: number, chunk: Chunk) {
    for (let pause = firstPause; this.#failure === null; pause = Math.min(longestPause, pause * 2)) {
      const result = await this.#options.send(sequence, chunk).catch(() => "again" as const);
      if (result === "taken") return;
      if (result !== "again") return this.#fail(result.failed);
      await this.#options.wait(pause);
    }
  }

  #fail(reason: string) {
    if (this.#failure !== null) return;
    this.#failure = reason;
    this.#queue.length = 0;
    this.#options.onFailed(reason);
    this.#release();
  }

  #release() {
    for (const resolve of this.#drained.splice(0)) resolve();
  }
}
