/** How sending went: taken, to be tried again with the same number, or no use any more. */
export type LiveSendResult = "taken" | "again" | { failed: string };

export interface LiveSenderOptions<Part extends { size: number }> {
  /** Sends everything that waits as one numbered part. */
  send(sequence: number, parts: readonly Part[]): Promise<LiveSendResult>;
  /** Called once when the stream cannot go on. */
  onFailed(reason: string): void;
  /** Milliseconds of a steady clock. */
  now(): number;
}

/** A live picture that is later than this is of no use: it begins anew from the newest one; milliseconds. */
export const latestMilliseconds = 4000;
/** As the studio knows it: the computer cannot keep up. */
export const behind = "behind";

interface Dated<Part> {
  part: Part;
  at: number;
}

/**
 * Sends the parts of a live stream in order, one call at a time: what comes meanwhile goes with the next. Unlike a
 * recording's, they are worth nothing late, so that nothing piles up here for longer than four seconds. It has no timer,
 * which a browser would slow down in a hidden page: the parts that come drive it.
 */
export class LiveSender<Part extends { size: number }> {
  readonly #options: LiveSenderOptions<Part>;
  /** On its way, or to be sent again just as it was: the studio knows by its number whether it has it already. */
  #sent: Dated<Part>[] = [];
  #waiting: Dated<Part>[] = [];
  #sequence = 0;
  #isFlying = false;
  #isOver = false;

  constructor(options: LiveSenderOptions<Part>) {
    this.#options = options;
  }

  push(part: Part): void {
    if (this.#isOver || part.size === 0) return;
    const at = this.#options.now();
    this.#waiting.push({ part, at });
    const oldest = this.#sent[0] ?? this.#waiting[0];
    if (oldest !== undefined && at - oldest.at > latestMilliseconds) this.#fail(behind);
    else this.#pump();
  }

  /** Nothing more is sent. */
  close(): void {
    this.#isOver = true;
    this.#sent = [];
    this.#waiting = [];
  }

  #pump() {
    if (this.#isFlying || this.#isOver) return;
    if (this.#sent.length === 0) {
      this.#sent = this.#waiting;
      this.#waiting = [];
    }
    if (this.#sent.length === 0) return;
    this.#isFlying = true;
    const parts = this.#sent.map(({ part }) => part);
    this.#options.send(this.#sequence, parts).then(
      (result) => this.#answered(result),
      // No connection: the next part that comes tries again.
      () => this.#answered("again"),
    );
  }

  #answered(result: LiveSendResult) {
    this.#isFlying = false;
    if (this.#isOver || result === "again") return;
    if (result !== "taken") return this.#fail(result.failed);
    this.#sequence += 1;
    this.#sent = [];
    this.#pump();
  }

  #fail(reason: string) {
    if (this.#isOver) return;
    this.close();
    this.#options.onFailed(reason);
  }
}
