import type { DestinationStatus } from "../../../preload/contract";
import type { DestinationReport } from "../core/config";
import { createRateMeter, type RateMeter } from "../core/rate-meter";
import type { ApplicationStat } from "./stat";

/** What is known of the server at one look. */
export interface Look {
  /** Milliseconds of the studio's clock. */
  at: number;
  /** The destination's application; null where the server has none of that name. */
  application: ApplicationStat | null;
  /** The picture arrives at the server. */
  isFed: boolean;
}

type Trouble = NonNullable<DestinationReport["trouble"]>;

/** Some platforms take a stream first and look at the key after: only one that lives this long counts. */
const settledAfterMs = 1_500;
/** The server tries each second; what is not there by then has met trouble. */
const patienceMs = 5_000;
/** The server itself cuts a line that takes nothing for 10 s. */
const stalledAfterMs = 4_000;

/** One destination's state, told from what the server's statistics show of it look by look. */
export class DestinationHealth {
  readonly #id: string;
  readonly #graceMs: number | null;
  #status: DestinationStatus = "connecting";
  #since: number;
  #trouble: Trouble | null = null;
  #isTroubled = false;
  #publishedAt: number | null = null;
  #lostAt: number | null = null;
  /** The connection that published last. */
  #settledId: number | null = null;
  #reconnects = 0;
  #droppedBefore = 0;
  #dropped = { id: -1, frames: 0 };
  #waitsSince: number;
  #progressAt: number;
  #now: number;
  #isSeen = false;
  #bytesOut = 0;
  #sentBytes = 0;
  readonly #rate: RateMeter;

  /** @param graceMs how long the platform keeps a room open without a picture; null where nobody knows */
  constructor(id: string, graceMs: number | null, at: number) {
    this.#id = id;
    this.#graceMs = graceMs;
    this.#since = at;
    this.#waitsSince = at;
    this.#progressAt = at;
    this.#now = at;
    this.#rate = createRateMeter({ now: () => this.#now });
  }

  report(): DestinationReport {
    const droppedFrames = this.#droppedBefore + this.#dropped.frames;
    return {
      ...{ id: this.#id, status: this.#status, since: this.#since, publishedAt: this.#publishedAt },
      ...{
        outgoingKbps: this.#status === "publishing" ? this.#rate.kbps() : 0,
        sentBytes: this.#sentBytes,
        droppedFrames,
        queuedBytes: 0,
      },
      ...{ reconnects: this.#reconnects, roundTripMs: null, closesAt: this.#closesAt() },
      ...{ trouble: this.#trouble, isTroubled: this.#isTroubled },
    };
  }

  take(look: Look): void {
    const { at, application, isFed } = look;
    this.#count(at, application);
    const outgoing = application?.outgoing ?? null;
    if (application === null) this.#enter("refused", at, { code: "relay.nginx-no-destination", params: {} });
    else if (!isFed) this.#unfed(at);
    else if (outgoing !== null && outgoing.milliseconds >= settledAfterMs) this.#running(at, outgoing.id);
    else this.#waiting(at);
  }

  /** The server did not answer, so nothing can be said but that. */
  unseen(at: number, host: string): void {
    this.#trouble = { code: "relay.nginx-unseen", params: { host } };
    this.#isTroubled = true;
    this.#waitsSince = at;
  }

  /** The studio's own line to the server is down. */
  cutOff(at: number, host: string): void {
    this.#waitsSince = at;
    this.#enter("retrying", at, { code: "relay.nginx-line", params: { host } });
  }

  /** Connects anew, as the operator asked. */
  restarted(at: number): void {
    this.#waitsSince = at;
    this.#settledId = null;
    this.#enter("connecting", at, null);
  }

  #unfed(at: number): void {
    this.#waitsSince = at;
    if (this.#publishedAt === null) this.#enter("connecting", at, null);
    else this.#enter("retrying", at, { code: "relay.nginx-no-picture", params: {} });
  }

  #waiting(at: number): void {
    if (at - this.#waitsSince < patienceMs && !this.#isTroubled) this.#enter("connecting", at, null);
    else this.#enter("retrying", at, { code: "relay.nginx-not-taken", params: {} });
  }

  #running(at: number, connection: number): void {
    if (this.#settledId !== connection) {
      if (this.#settledId !== null) this.#reconnects++;
      this.#settledId = connection;
      this.#progressAt = at;
    }
    this.#publishedAt ??= at;
    this.#waitsSince = at;
    const silentMs = at - this.#progressAt;
    if (silentMs < stalledAfterMs) this.#enter("publishing", at, null);
    else
      this.#enter("stalled", at, {
        code: "relay.stalled",
        params: { seconds: Math.round(silentMs / 1000) },
      });
  }

  #count(at: number, application: ApplicationStat | null): void {
    const out = application?.bytesOut ?? 0;
    // A stream that began anew counts from nothing.
    const grown = out >= this.#bytesOut ? out - this.#bytesOut : out;
    this.#now = at;
    // What a show that was found had sent before says nothing of now.
    if (this.#isSeen) this.#rate.add(grown);
    this.#isSeen = true;
    this.#sentBytes += grown;
    if (grown > 0) this.#progressAt = at;
    this.#bytesOut = out;
    const outgoing = application?.outgoing;
    if (!outgoing) return;
    if (outgoing.id !== this.#dropped.id) this.#droppedBefore += this.#dropped.frames;
    this.#dropped = { id: outgoing.id, frames: outgoing.droppedFrames };
  }

  #enter(status: DestinationStatus, at: number, trouble: Trouble | null): void {
    if (status === "publishing") this.#lostAt = null;
    else if (this.#publishedAt !== null) this.#lostAt ??= at;
    if (trouble !== null) this.#trouble = trouble;
    this.#isTroubled = trouble !== null;
    if (this.#status === status) return;
    this.#status = status;
    this.#since = at;
  }

  #closesAt(): number | null {
    return this.#graceMs === null || this.#lostAt === null ? null : this.#lostAt + this.#graceMs;
  }
}
