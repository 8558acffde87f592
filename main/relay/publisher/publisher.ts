import type { DestinationStatus } from "../../../preload/contract";
import type { Clock } from "../../core/clock";
import { createRateMeter } from "../core/rate-meter";
import { troubleAtExpiry } from "../destinations/expired";
import { createFrame, type Frame, noHeaders, type ProgrammeHeaders } from "../programme/frame";
import type { PublishAddress } from "./address";
import { type Connection, openConnection } from "./connection";
import { createFrameGate } from "./gate";
import { createOutage } from "./outage";
import { createFrameQueue } from "./queue";
import { createSilenceJudge, resetAfterMs } from "./silence";
import { type Trouble, troubleOfClose, troubleOfHalt, troubleOfSilence, troubleOfSlowLine } from "./trouble";

/** What is known of one destination. */
export interface PublisherReport {
  status: DestinationStatus;
  /** Since when it has been in this status, on the relay's clock. */
  since: number;
  /** When the first picture of this show went out; null before. */
  publishedAt: number | null;
  outgoingKbps: number;
  /** Bytes handed to the network since the start of the show, or since the destination was added. */
  sentBytes: number;
  droppedFrames: number;
  /** Bytes this process holds. */
  queuedBytes: number;
  reconnects: number;
  /** One way there and back as the last connection took, in milliseconds. */
  roundTripMs: number | null;
  /** When the platform most likely closes the room unless the picture is back. */
  closesAt: number | null;
  /** The last trouble; it stays after a recovery until the next one. */
  trouble: Pick<Trouble, "code" | "params"> | null;
  /** True while that trouble lasts. */
  isTroubled: boolean;
}

/** How a destination's line does, for whoever shares the uplink out. */
export interface PublisherLoad {
  /** It takes the stream, or did until seconds ago. */
  isPublishing: boolean;
  isYielding: boolean;
  /** How late what goes out now is, in milliseconds. */
  lateMs: number;
  droppedFrames: number;
  /** Bytes that arrived there, or as far as can be known. */
  deliveredBytes: number;
}

export interface PublisherDependencies {
  clock: Clock;
  /** How long the platform keeps the room open without a picture; null where nobody knows. */
  graceMs: number | null;
  /** The status or trouble is another one. */
  changed(): void;
}

/** 12 s of 2.6 Mbit/s. */
const maxQueueBytes = 4 * 1024 * 1024;
/** What the socket may hold beyond what the system takes: enough to keep it busy, little enough to drop from. */
const maxHeldBytes = 64 * 1024;
/** Some servers say "publishing" first and look at the key after: only a stream that lives this long counts. */
const settledAfterMs = 1_000;
/** A server that hangs up sooner than this most likely did not like the key. */
const keyDoubtMs = 5_000;
/** Frames left out lately make a line "too slow"; after so long without, it is well again. */
const slowLineMemoryMs = 15_000;
/** What a line is taken to carry at least, where it is asked how long something takes. */
const slowestKbps = 50;

/** Publishes the programme to one destination, and never gives up until closed. It shares nothing with the others. */
export class Publisher {
  readonly #address: PublishAddress;
  readonly #dependencies: PublisherDependencies;
  readonly #queue = createFrameQueue(maxQueueBytes);
  readonly #gate = createFrameGate();
  readonly #silence = createSilenceJudge();
  readonly #outage;
  readonly #rate;
  /** What this connection has been sent. */
  #sent: ProgrammeHeaders = noHeaders;
  #connection: Connection | null = null;
  #streamId = 0;
  #status: DestinationStatus = "connecting";
  #since: number;
  #trouble: Trouble | null = null;
  #sentBytes = 0;
  #roundTripMs: number | null = null;
  #isYielding = false;
  #droppedFrames = 0;
  #droppedAt: number | null = null;
  #published = 0;
  #isClosed = false;
  #ending: Promise<unknown> = Promise.resolve();
  #readyAt: number | null = null;
  #longestMs = 0;
  /** Calls off the next try, or the settling of this one. */
  #cancelWait: () => void = () => undefined;

  constructor(address: PublishAddress, dependencies: PublisherDependencies) {
    this.#address = address;
    this.#dependencies = dependencies;
    this.#since = dependencies.clock.now();
    this.#rate = createRateMeter(dependencies.clock);
    this.#outage = createOutage(dependencies.graceMs);
    this.#connect();
  }

  report(): PublisherReport {
    return {
      status: this.#status,
      since: this.#since,
      publishedAt: this.#outage.publishedAt,
      outgoingKbps: this.#rate.kbps(),
      sentBytes: this.#sentBytes,
      droppedFrames: this.#droppedFrames,
      queuedBytes: this.#queue.bytes + (this.#connection?.heldBytes() ?? 0),
      reconnects: Math.max(0, this.#published - 1),
      roundTripMs: this.#roundTripMs,
      closesAt: this.#outage.closesAt(this.#dependencies.clock.now()),
      trouble: this.#trouble && { code: this.#trouble.code, params: this.#trouble.params },
      isTroubled: this.#outage.isLasting || this.#droppedAt !== null || this.#status === "stalled",
    };
  }

  load(): PublisherLoad {
    const overdueMs =
      ((this.#connection?.overdueBytes() ?? 0) * 8) / Math.max(slowestKbps, this.#rate.kbps());
    return {
      isPublishing: ["publishing", "stalled", "yielding"].includes(this.#status),
      isYielding: this.#isYielding,
      lateMs: this.#queue.spanMs + overdueMs,
      droppedFrames: this.#droppedFrames,
      deliveredBytes: this.#sentBytes - (this.#connection?.owedBytes() ?? 0),
    };
  }

  /**
   * Makes room for others, or takes the whole stream again from the next keyframe on. The connection stays: the platform
   * gets the sound and a still each eight seconds.
   */
  yield(isYielding: boolean): void {
    if (this.#isYielding === isYielding) return;
    this.#isYielding = isYielding;
    this.#gate.narrow(isYielding);
    // What waits is late already, and would take the line from the others first.
    if (isYielding) this.#queue.restart();
    if (this.#status === "publishing" || this.#status === "yielding") this.#enter(this.#flowing());
  }

  /** Ends the stream in good order and begins anew, at once and whatever it waited for. */
  async restart(): Promise<void> {
    if (this.#isClosed) return;
    this.#cancelWait();
    // The platform must have let go of the key before it is asked for again, also where this is asked twice.
    this.#ending = Promise.all([this.#ending, this.#connection?.close()]);
    this.#forget();
    this.#outage.forgive();
    this.#enter("connecting");
    await this.#ending;
    if (!this.#isClosed && this.#connection === null) this.#connect();
  }

  /** Takes a frame of the programme. */
  push(frame: Frame): void {
    if (this.#streamId === 0 || !this.#gate.lets(frame, this.#queue.bytes)) return;
    const lost = this.#queue.push(frame);
    if (lost > 0) this.#drop(lost);
    this.#pump();
  }

  /** To be called about once a second: resets a line that takes nothing. */
  tick(): void {
    const now = this.#dependencies.clock.now();
    this.#outage.tick(now);
    if (this.#status !== "publishing" && this.#status !== "stalled" && this.#status !== "yielding") return;
    const { verdict, ms } = this.#silence.judge(this.#connection, now - (this.#readyAt ?? now));
    if (verdict === "reset") {
      const { host, port } = this.#address;
      this.#connection?.abort();
      this.#failed(troubleOfSilence("publishing", host, port, resetAfterMs / 1000), ms);
    } else if (verdict === "stalled") {
      this.#trouble = troubleOfHalt;
      this.#enter("stalled");
    } else this.#enter(this.#flowing());
    if (this.#droppedAt !== null && now - this.#droppedAt > slowLineMemoryMs) this.#droppedAt = null;
  }

  /** Ends the stream in good order. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelWait();
    const ended = this.#connection;
    this.#forget();
    await ended?.close();
    this.#enter("off");
  }

  #flowing(): DestinationStatus {
    return this.#isYielding ? "yielding" : "publishing";
  }

  /** This connection is of no use any more. */
  #forget(): void {
    this.#connection = null;
    this.#streamId = 0;
    this.#readyAt = null;
    this.#queue.restart();
  }

  #enter(status: DestinationStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    this.#since = this.#dependencies.clock.now();
    this.#dependencies.changed();
  }

  #connect(): void {
    const { clock } = this.#dependencies;
    if (!this.#outage.isLasting) this.#enter("connecting");
    const events = {
      ready: (streamId: number) => this.#ready(streamId),
      drained: () => this.#pump(),
      failed: (trouble: Trouble) => this.#failed(trouble),
    };
    const isHurried = this.#outage.tryBegins(clock.now());
    this.#connection = openConnection(this.#address, "publish", clock, events, isHurried);
  }

  #ready(streamId: number): void {
    const { clock } = this.#dependencies;
    this.#streamId = streamId;
    this.#readyAt = clock.now();
    this.#roundTripMs = this.#connection?.roundTripMs ?? null;
    this.#queue.restart();
    this.#droppedAt = null;
    this.#sent = noHeaders;
    this.#cancelWait = clock.after(settledAfterMs, () => this.#settle());
  }

  #settle(): void {
    this.#published++;
    this.#outage.settled(this.#dependencies.clock.now());
    this.#enter(this.#flowing());
  }

  /** A loss right after the start is about the key rather than the line, unless this key has worked before. */
  #interpret(trouble: Trouble): Trouble {
    const livedMs = this.#readyAt === null ? 0 : this.#dependencies.clock.now() - this.#readyAt;
    this.#longestMs = Math.max(this.#longestMs, livedMs);
    const isDoubtful = trouble.code === "relay.dropped" && this.#longestMs < keyDoubtMs;
    const likely = isDoubtful ? troubleOfClose("publish") : trouble;
    return troubleAtExpiry(likely, this.#address, this.#dependencies.clock.now());
  }

  #failed(cause: Trouble, silentMs = 0): void {
    if (this.#isClosed) return;
    const trouble = this.#interpret(cause);
    const { clock, changed } = this.#dependencies;
    this.#cancelWait();
    this.#forget();
    this.#trouble = trouble;
    const delay = this.#outage.failed(clock.now(), trouble, silentMs);
    this.#cancelWait = clock.after(delay, () => this.#connect());
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
    const chunks = frame.chunks(this.#streamId);
    this.#rate.add(frame.bytes);
    this.#sentBytes += chunks.length;
    if (frame.kind === "video") this.#outage.pictureSent(this.#dependencies.clock.now());
    connection.write(chunks);
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
