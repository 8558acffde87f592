import type { DestinationStatus } from "../../../preload/contract";
import type { Clock } from "../../core/clock";
import { createRateMeter } from "../core/rate-meter";
import { createFrame, type Frame, noHeaders, type ProgrammeHeaders } from "../programme/frame";
import type { PublishAddress } from "./address";
import { type Connection, openConnection } from "./connection";
import { createFrameQueue } from "./queue";
import { retryDelay } from "./retry";
import { type Trouble, troubleOfClose, troubleOfSilence, troubleOfSlowLine } from "./trouble";

/** What is known of one destination. */
export interface PublisherReport {
  status: DestinationStatus;
  /** Since when it has been in this status, on the relay's clock. */
  since: number;
  outgoingKbps: number;
  droppedFrames: number;
  queuedBytes: number;
  reconnects: number;
  /** The last trouble; it stays after a recovery until the next one. */
  trouble: Pick<Trouble, "code" | "params"> | null;
  /** True while that trouble lasts. */
  isTroubled: boolean;
}

export interface PublisherDependencies {
  clock: Clock;
  /** The status or trouble is another one. */
  changed(): void;
}

/** 12 s of 2.6 Mbit/s. */
const maxQueueBytes = 4 * 1024 * 1024;
/** What the socket may hold beyond what the system takes: enough to keep it busy, little enough to drop from. */
const maxHeldBytes = 64 * 1024;
const stalledAfterMs = 3_000;
const resetAfterMs = 10_000;
/** Some servers say "publishing" first and look at the key after: only a stream that lives this long counts. */
const settledAfterMs = 1_000;
/** A server that hangs up sooner than this most likely did not like the key. */
const keyDoubtMs = 5_000;
/** Frames left out lately make a line "too slow"; after so long without, it is well again. */
const slowLineMemoryMs = 15_000;

/** Publishes the programme to one destination, and never gives up until closed. It shares nothing with the others. */
export class Publisher {
  readonly #address: PublishAddress;
  readonly #dependencies: PublisherDependencies;
  readonly #queue = createFrameQueue(maxQueueBytes);
  readonly #rate;
  /** What this connection has been sent. */
  #sent: ProgrammeHeaders = noHeaders;
  #connection: Connection | null = null;
  #streamId = 0;
  #status: DestinationStatus = "connecting";
  #since: number;
  #trouble: Trouble | null = null;
  #troubledSince: number | null = null;
  #delay = 0;
  #droppedFrames = 0;
  #droppedAt: number | null = null;
  #published = 0;
  #isClosed = false;
  #readyAt: number | null = null;
  #longestMs = 0;
  /** Calls off the next try, or the settling of this one. */
  #cancelWait: () => void = () => undefined;

  constructor(address: PublishAddress, dependencies: PublisherDependencies) {
    this.#address = address;
    this.#dependencies = dependencies;
    this.#since = dependencies.clock.now();
    this.#rate = createRateMeter(dependencies.clock);
    this.#connect();
  }

  report(): PublisherReport {
    return {
      status: this.#status,
      since: this.#since,
      outgoingKbps: this.#rate.kbps(),
      droppedFrames: this.#droppedFrames,
      queuedBytes: this.#queue.bytes + (this.#connection?.heldBytes() ?? 0),
      reconnects: Math.max(0, this.#published - 1),
      trouble: this.#trouble && { code: this.#trouble.code, params: this.#trouble.params },
      isTroubled: this.#troubledSince !== null || this.#droppedAt !== null || this.#status === "stalled",
    };
  }

  /** Takes a frame of the programme. */
  push(frame: Frame): void {
    if (this.#streamId === 0) return;
    const lost = this.#queue.push(frame);
    if (lost > 0) this.#drop(lost);
    this.#pump();
  }

  /** To be called about once a second: resets a line that takes nothing. */
  tick(): void {
    const silent = this.#connection?.silentFor() ?? 0;
    if (this.#status !== "publishing" && this.#status !== "stalled") return;
    if (silent >= resetAfterMs) {
      const { host, port } = this.#address;
      const trouble = troubleOfSilence("publishing", host, port, resetAfterMs / 1000);
      this.#connection?.abort();
      this.#failed(trouble);
    } else if (silent >= stalledAfterMs) this.#enter("stalled");
    else this.#enter("publishing");
    if (this.#droppedAt !== null && this.#dependencies.clock.now() - this.#droppedAt > slowLineMemoryMs)
      this.#droppedAt = null;
  }

  /** Ends the stream in good order. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelWait();
    this.#streamId = 0;
    await this.#connection?.close();
    this.#connection = null;
    this.#enter("off");
  }

  #enter(status: DestinationStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    this.#since = this.#dependencies.clock.now();
    this.#dependencies.changed();
  }

  #connect(): void {
    const { clock } = this.#dependencies;
    if (this.#troubledSince === null) this.#enter("connecting");
    this.#connection = openConnection(this.#address, "publish", clock, {
      ready: (streamId) => this.#ready(streamId),
      drained: () => this.#pump(),
      failed: (trouble) => this.#failed(trouble),
    });
  }

  #ready(streamId: number): void {
    const { clock } = this.#dependencies;
    this.#streamId = streamId;
    this.#readyAt = clock.now();
    this.#queue.restart();
    this.#droppedAt = null;
    this.#sent = noHeaders;
    this.#cancelWait = clock.after(settledAfterMs, () => this.#settle());
  }

  #settle(): void {
    this.#published++;
    this.#troubledSince = null;
    this.#delay = 0;
    this.#enter("publishing");
  }

  /** A loss right after the start is about the key rather than the line, unless this key has worked before. */
  #interpret(trouble: Trouble): Trouble {
    const livedMs = this.#readyAt === null ? 0 : this.#dependencies.clock.now() - this.#readyAt;
    this.#readyAt = null;
    this.#longestMs = Math.max(this.#longestMs, livedMs);
    const isDoubtful = trouble.code === "relay.dropped" && this.#longestMs < keyDoubtMs;
    return isDoubtful ? troubleOfClose("publish") : trouble;
  }

  #failed(cause: Trouble): void {
    if (this.#isClosed) return;
    const trouble = this.#interpret(cause);
    this.#cancelWait();
    const { clock, changed } = this.#dependencies;
    this.#connection = null;
    this.#streamId = 0;
    this.#queue.restart();
    this.#troubledSince ??= clock.now();
    this.#trouble = trouble;
    this.#delay = retryDelay(clock.now() - this.#troubledSince, this.#delay, trouble.isRefusal);
    this.#cancelWait = clock.after(this.#delay, () => this.#connect());
    this.#enter(trouble.isRefusal ? "refused" : "retrying");
    changed();
  }

  #drop(frames: number): void {
    const isNew = this.#droppedAt === null;
    this.#droppedFrames += frames;
    this.#droppedAt = this.#dependencies.clock.now();
    this.#trouble = troubleOfSlowLine(this.#droppedFrames);
    if (isNew) this.#dependencies.changed();
  }

  #pump(): void {
    const connection = this.#connection;
    while (connection !== null && this.#streamId !== 0 && connection.heldBytes() < maxHeldBytes) {
      const frame = this.#queue.shift();
      if (frame === undefined) return;
      if (frame.headers !== this.#sent) this.#sendHeaders(connection, frame);
      this.#send(connection, frame);
    }
  }

  #send(connection: Connection, frame: Frame): void {
    this.#rate.add(frame.bytes);
    connection.write(frame.chunks(this.#streamId));
  }

  /** Metadata and decoder headers where this connection has not seen these very bytes. */
  #sendHeaders(connection: Connection, { headers, timestamp }: Frame): void {
    const kinds = { metadata: "data", video: "video", audio: "audio" } as const;
    for (const slot of ["metadata", "video", "audio"] as const) {
      const payload = headers[slot];
      if (payload === null || this.#sent[slot] === payload) continue;
      this.#send(connection, createFrame(kinds[slot], timestamp, payload, headers));
    }
    this.#sent = headers;
  }
}
