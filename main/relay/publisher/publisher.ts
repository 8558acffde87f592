import type { DestinationStatus } from "../../../preload/contract";
import type { Clock } from "../../core/clock";
import { troubleAtExpiry } from "../destinations/expired";
import type { Frame } from "../programme/frame";
import type { PublishAddress } from "./address";
import { type Connection, openConnection } from "./connection";
import { createOutage } from "./outage";
import { Outflow } from "./outflow";
import type { PublisherLoad, PublisherReport } from "./report";
import { createSilenceJudge, resetAfterMs } from "./silence";
import { type Trouble, troubleOfClose, troubleOfHalt, troubleOfSilence, troubleOfSlowLine } from "./trouble";

export interface PublisherDependencies {
  clock: Clock;
  /** How long the platform keeps the room open without a picture; null where nobody knows. */
  graceMs: number | null;
  /** The status or trouble is another one. */
  changed(): void;
}

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
  readonly #outflow: Outflow;
  readonly #silence = createSilenceJudge();
  readonly #outage;
  #connection: Connection | null = null;
  #status: DestinationStatus = "connecting";
  #since: number;
  #trouble: Trouble | null = null;
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
    this.#outflow = new Outflow(dependencies.clock, {
      lost: (pictures) => this.#drop(pictures),
      picture: () => this.#outage.pictureSent(dependencies.clock.now()),
    });
    this.#outage = createOutage(dependencies.graceMs);
    this.#connect();
  }

  report(): PublisherReport {
    return {
      status: this.#status,
      since: this.#since,
      publishedAt: this.#outage.publishedAt,
      outgoingKbps: this.#outflow.kbps,
      sentBytes: this.#outflow.sentBytes,
      droppedFrames: this.#droppedFrames,
      queuedBytes: this.#outflow.queuedBytes + (this.#connection?.heldBytes() ?? 0),
      reconnects: Math.max(0, this.#published - 1),
      roundTripMs: this.#roundTripMs,
      closesAt: this.#outage.closesAt(this.#dependencies.clock.now()),
      trouble: this.#trouble && { code: this.#trouble.code, params: this.#trouble.params },
      isTroubled: this.#outage.isLasting || this.#droppedAt !== null || this.#status === "stalled",
    };
  }

  load(): PublisherLoad {
    const overdueMs =
      ((this.#connection?.overdueBytes() ?? 0) * 8) / Math.max(slowestKbps, this.#outflow.kbps);
    return {
      isPublishing: ["publishing", "stalled", "yielding"].includes(this.#status),
      isYielding: this.#isYielding,
      lateMs: this.#outflow.spanMs + overdueMs,
      droppedFrames: this.#droppedFrames,
      deliveredBytes: this.#outflow.sentBytes - (this.#connection?.owedBytes() ?? 0),
    };
  }

  /**
   * Makes room for others, or takes the whole stream again from the next keyframe on. The connection stays: the platform
   * gets the sound and a still each eight seconds.
   */
  yield(isYielding: boolean): void {
    if (this.#isYielding === isYielding) return;
    this.#isYielding = isYielding;
    this.#outflow.narrow(isYielding);
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
    this.#outflow.push(frame);
  }

  /** What waits here was not meant to be seen: it goes on with the next keyframe. */
  discard(): void {
    this.#outflow.discard();
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
    this.#readyAt = null;
    this.#outflow.end();
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
      drained: () => this.#outflow.pump(),
      failed: (trouble: Trouble) => this.#failed(trouble),
    };
    const isHurried = this.#outage.tryBegins(clock.now());
    this.#connection = openConnection(this.#address, "publish", clock, events, isHurried);
  }

  #ready(streamId: number): void {
    const { clock } = this.#dependencies;
    const connection = this.#connection;
    if (connection === null) return;
    this.#readyAt = clock.now();
    this.#roundTripMs = connection.roundTripMs;
    this.#outflow.begin(connection, streamId);
    this.#droppedAt = null;
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
}
