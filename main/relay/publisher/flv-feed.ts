import { StudioError } from "../../../preload/contract";
import type { Clock } from "../../core";
import { createFrame, noHeaders } from "../programme/frame";
import { classifyVideo } from "../rtmp/flv";
import { createFlvReader, type FlvFileTag } from "../rtmp/flv-reader";
import { splitAddress } from "./address";
import { type Connection, openConnection } from "./connection";
import type { Trouble } from "./trouble";

export interface FlvFeedEvents {
  /** The first picture is on its way to the server; said once. */
  begun(): void;
  /** Nothing more goes out; said once, and never after `close`. */
  failed(reason: StudioError): void;
}

/** An FLV stream on its way to an RTMP server, as its bytes come. */
export interface FlvFeed {
  push(bytes: Buffer): void;
  /** Bytes that the server's side has not taken yet. */
  waitingBytes(): number;
  /** Ends the stream in good order; takes a second at most. */
  close(): Promise<void>;
}

/** Words about a platform would mislead: this is the studio's own relay. */
const errorOf = ({ code }: Trouble): StudioError =>
  new StudioError("stage.ingest-lost", { params: { detail: code } });

class Feed implements FlvFeed {
  readonly #events: FlvFeedEvents;
  readonly #connection: Connection;
  readonly #streamId: number;
  readonly #reader = createFlvReader();
  #hasBegun = false;
  #isOver = false;

  constructor(connection: Connection, streamId: number, events: FlvFeedEvents) {
    this.#connection = connection;
    this.#streamId = streamId;
    this.#events = events;
  }

  push(bytes: Buffer): void {
    if (this.#isOver) return;
    try {
      for (const tag of this.#reader.push(bytes)) this.#send(tag);
    } catch (cause) {
      this.fail(new StudioError("core.unexpected", { cause }));
    }
  }

  waitingBytes(): number {
    return this.#connection.heldBytes();
  }

  close(): Promise<void> {
    this.#isOver = true;
    return this.#connection.close();
  }

  fail(reason: StudioError): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#connection.abort();
    this.#events.failed(reason);
  }

  #send({ kind, timestamp, payload }: FlvFileTag): void {
    this.#connection.write(createFrame(kind, timestamp, payload, noHeaders).chunks(this.#streamId));
    if (this.#hasBegun || kind !== "video" || classifyVideo(payload).role !== "keyframe") return;
    this.#hasBegun = true;
    this.#events.begun();
  }
}

/**
 * Connects to a server and publishes there; resolves when it takes the stream. `place.key` is a secret.
 * @throws StudioError `stage.ingest-lost`
 */
export function openFlvFeed(
  place: { server: string; key: string },
  clock: Clock,
  events: FlvFeedEvents,
): Promise<FlvFeed> {
  const address = splitAddress(place.server, place.key);
  if (address === null)
    return Promise.reject(new StudioError("stage.ingest-lost", { params: { detail: "address" } }));
  return new Promise((resolve, reject) => {
    let feed: Feed | null = null;
    const connection = openConnection(address, "publish", clock, {
      ready(streamId) {
        feed = new Feed(connection, streamId, events);
        resolve(feed);
      },
      drained: () => undefined,
      failed(trouble) {
        if (feed === null) reject(errorOf(trouble));
        else feed.fail(errorOf(trouble));
      },
    });
  });
}
