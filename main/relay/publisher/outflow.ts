import type { Clock } from "../../core/clock";
import { createRateMeter, type RateMeter } from "../core/rate-meter";
import { createFrame, type Frame, noHeaders, type ProgrammeHeaders } from "../programme/frame";
import type { Connection } from "./connection";
import { createFrameGate } from "./gate";
import { createFrameQueue } from "./queue";

export interface OutflowEvents {
  /** So many pictures were left out for lack of room. */
  lost(pictures: number): void;
  /** A picture was handed over. */
  picture(): void;
}

/** 12 s of 2.6 Mbit/s. */
const maxQueueBytes = 4 * 1024 * 1024;
/** What the socket may hold beyond what the system takes: enough to keep it busy, little enough to drop from. */
const maxHeldBytes = 64 * 1024;

/** The programme on its way to one destination: what waits, and what has gone, over all the connections made to it. */
export class Outflow {
  readonly #events: OutflowEvents;
  readonly #queue = createFrameQueue(maxQueueBytes);
  readonly #gate = createFrameGate();
  readonly #rate: RateMeter;
  /** Where it goes; null while there is nowhere to. */
  #line: { connection: Connection; streamId: number } | null = null;
  /** What this connection has been sent. */
  #sent: ProgrammeHeaders = noHeaders;
  #sentBytes = 0;

  constructor(clock: Pick<Clock, "now">, events: OutflowEvents) {
    this.#events = events;
    this.#rate = createRateMeter(clock);
  }

  /** Bytes handed to the network so far. */
  get sentBytes(): number {
    return this.#sentBytes;
  }

  get kbps(): number {
    return this.#rate.kbps();
  }

  get queuedBytes(): number {
    return this.#queue.bytes;
  }

  /** From the first frame that waits to the last, in milliseconds of the programme. */
  get spanMs(): number {
    return this.#queue.spanMs;
  }

  /** Goes out on this connection, from the next keyframe on. */
  begin(connection: Connection, streamId: number): void {
    this.#queue.restart();
    this.#sent = noHeaders;
    this.#line = { connection, streamId };
  }

  /** The connection is of no use any more. */
  end(): void {
    this.#queue.restart();
    this.#line = null;
  }

  /** Sends little from now on, or all again from the next keyframe on. */
  narrow(isNarrow: boolean): void {
    this.#gate.narrow(isNarrow);
    // What waits is late already, and would take the line from the others first.
    if (isNarrow) this.#queue.restart();
  }

  /** What waits is not sent any more: it goes on with the next keyframe. */
  discard(): void {
    this.#queue.restart();
    this.#gate.hurry();
  }

  push(frame: Frame): void {
    if (this.#line === null || !this.#gate.lets(frame, this.#queue.bytes)) return;
    const lost = this.#queue.push(frame);
    if (lost > 0) this.#events.lost(lost);
    this.pump();
  }

  /** Hands over what the connection takes. */
  pump(): void {
    while (this.#line !== null && this.#line.connection.heldBytes() < maxHeldBytes) {
      const frame = this.#queue.shift();
      if (frame === undefined) return;
      if (frame.headers !== this.#sent) this.#sendHeaders(this.#line, frame);
      this.#send(this.#line, frame);
    }
  }

  #send({ connection, streamId }: { connection: Connection; streamId: number }, frame: Frame): void {
    const chunks = frame.chunks(streamId);
    this.#rate.add(frame.bytes);
    this.#sentBytes += chunks.length;
    if (frame.kind === "video") this.#events.picture();
    connection.write(chunks);
  }

  /** Metadata and decoder headers where this connection has not seen these very bytes. */
  #sendHeaders(line: { connection: Connection; streamId: number }, { headers, timestamp }: Frame): void {
    const kinds = { metadata: "data", video: "video", audio: "audio" } as const;
    for (const slot of ["metadata", "video", "audio"] as const) {
      const payload = headers[slot];
      if (payload === null || this.#sent[slot] === payload) continue;
      this.#send(line, createFrame(kinds[slot], timestamp, payload, headers));
    }
    this.#sent = headers;
  }
}
