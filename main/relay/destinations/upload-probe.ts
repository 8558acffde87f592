import { randomBytes } from "node:crypto";
import type { Clock } from "../../core";
import type { RelayDestination } from "../core/config";
import { createFrame, noHeaders } from "../programme/frame";
import { splitAddress } from "../publisher/address";
import { type Connection, openConnection } from "../publisher/connection";
import { type Trouble, troubleOfSilence } from "../publisher/trouble";
import { encodeAmf } from "../rtmp/amf0";
import { windowAcknowledgementSize } from "../rtmp/commands";
import { rateOf, type Sample } from "./upload-rate";

/** What was measured; `kbps` is null where the server took too little to tell, or `trouble` says why there was nothing. */
export interface UploadMeasure {
  kbps: number | null;
  trouble: Trouble | null;
}

const patienceMs = 12_000;
/** What a measurement may take: longer would keep people waiting and cost a metered line dear. */
const usualLimits = { milliseconds: 4_000, bytes: 12_000_000 };
const lookEveryMs = 25;
/** Kept waiting in the socket, so that the line is never idle. */
const heldBytes = 256 * 1024;
/** Acknowledgements this often, so that even a line of 300 kbit/s shows its pace. */
const windowBytes = 16 * 1024;

/**
 * What no player shows: a data message under a name nobody listens to, with text that does not compress. A server that
 * hands it on hands on nothing that is seen or heard.
 */
const filler = () =>
  createFrame("data", 0, encodeAmf(["onFiller", randomBytes(18_000).toString("base64")]), noHeaders);

/** Publishes filler for as long as it was asked to, and notes how fast it went through. */
class Filling {
  readonly samples: Sample[] = [];
  /** Everything went out, and nothing waits. */
  isThrough = false;
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #chunks: Buffer;
  readonly #done: () => void;
  readonly #limits: typeof usualLimits;
  readonly #startedAt: number;
  #sent = 0;
  /** The server has begun to say what it received. */
  #isCounted = false;
  #cancel: () => void = () => undefined;

  constructor(
    connection: Connection,
    streamId: number,
    clock: Clock,
    limits: typeof usualLimits,
    done: () => void,
  ) {
    this.#connection = connection;
    this.#clock = clock;
    this.#limits = limits;
    this.#chunks = filler().chunks(streamId);
    this.#done = done;
    this.#startedAt = clock.now();
    connection.write(windowAcknowledgementSize(windowBytes));
    this.#look();
  }

  stop(): void {
    this.#cancel();
  }

  fill(): void {
    while (this.#sent < this.#limits.bytes && this.#connection.heldBytes() < heldBytes) {
      this.#connection.write(this.#chunks);
      this.#sent += this.#chunks.length;
    }
  }

  /** By the server's own count; where it keeps none, by what the system took. */
  #look(): void {
    const at = this.#clock.now();
    const received = this.#connection.receivedBytes();
    if (received !== null && !this.#isCounted) this.#countAnew();
    this.samples.push({ at, bytes: received ?? this.#sent - this.#connection.heldBytes() });
    this.isThrough = this.#sent >= this.#limits.bytes && this.#isNearEnd(received);
    if (this.isThrough || at - this.#startedAt >= this.#limits.milliseconds) {
      this.#done();
      return;
    }
    this.fill();
    this.#cancel = this.#clock.after(lookEveryMs, () => this.#look());
  }

  /**
   * What was noted before the server's first counts was another measure. It counts from the start, so that a line which
   * took everything before anybody could look has a beginning too.
   */
  #countAnew(): void {
    this.#isCounted = true;
    this.samples.splice(0, this.samples.length, { at: this.#startedAt, bytes: 0 });
  }

  #isNearEnd(received: number | null): boolean {
    return received === null ? this.#connection.heldBytes() === 0 : received >= this.#sent - 2 * windowBytes;
  }
}

/**
 * Measures what a line uploads towards a destination: publishes as going live would, and sends filler as fast as it is
 * taken, for 4 s or 12 MB. To be used on a server of one's own alone: elsewhere a publish may open a public show.
 */
export function probeUpload(
  destination: RelayDestination,
  clock: Clock,
  limits = usualLimits,
): Promise<UploadMeasure> {
  const address = splitAddress(destination.server, destination.key);
  if (address === null) {
    const trouble: Trouble = { code: "relay.server-invalid", params: {}, isRefusal: true };
    return Promise.resolve({ kbps: null, trouble });
  }
  return new Promise((resolve) => {
    let filling: Filling | null = null;
    const finish = (trouble: Trouble | null) => {
      cancel();
      filling?.stop();
      const kbps = filling === null ? null : rateOf(filling.samples);
      // A server that hung up after it took plenty has shown all the same how fast the line is.
      const answer = { kbps, trouble: kbps === null ? trouble : null };
      // What still waits is of no use to anybody, and no farewell could get past it.
      if (filling !== null && !filling.isThrough) connection.abort();
      void connection.close().then(() => resolve(answer));
    };
    const connection = openConnection(address, "publish", clock, {
      ready: (streamId) => {
        cancel();
        filling = new Filling(connection, streamId, clock, limits, () => finish(null));
      },
      drained: () => filling?.fill(),
      failed: finish,
    });
    const cancel = clock.after(patienceMs, () =>
      finish(troubleOfSilence("connect", address.host, address.port, patienceMs / 1000)),
    );
  });
}
