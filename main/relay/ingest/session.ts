import { timingSafeEqual } from "node:crypto";
import type { SourceTag } from "../programme/source";
import { type AcknowledgementCounter, acknowledgementCounter } from "../rtmp/acknowledge";
import { type AmfValue, amfText } from "../rtmp/amf0";
import { type ChunkReader, createChunkReader } from "../rtmp/chunk-reader";
import {
  encodeCommand,
  ownChunkSize,
  pingAnswer,
  type RtmpCommand,
  readCommand,
  setChunkSize,
  setPeerBandwidth,
  statusCommand,
  streamBegin,
  windowAcknowledgementSize,
} from "../rtmp/commands";
import { readClientGreeting, serverGreeting } from "../rtmp/handshake";
import { messageType, type RtmpMessage } from "../rtmp/message";

/** The only place that may be published to. */
export interface IngestPath {
  app: string;
  key: string;
}

export interface IngestEvents {
  send(bytes: Buffer): void;
  /** The peer named the right path and may publish. */
  published(): void;
  tag(tag: SourceTag): void;
  /** The peer ended its stream, or was refused; the connection is to be closed once what was sent is out. */
  ended(): void;
}

export interface IngestSession {
  /** @throws RtmpProtocolError when the peer does not speak RTMP. */
  receive(bytes: Buffer): void;
}

/** A keyframe of 4K at the highest bit rates stays below this. */
const maxMessageBytes = 8 * 1024 * 1024;
/** Whoever has not named the right path yet has commands to send and no pictures. */
const maxCommandBytes = 16 * 1024;
const window = 2_500_000;
const streamId = 1;
const endings = new Set(["FCUnpublish", "deleteStream", "closeStream"]);

const kinds: Record<number, SourceTag["kind"]> = {
  [messageType.video]: "video",
  [messageType.audio]: "audio",
  [messageType.dataAmf0]: "data",
  [messageType.dataAmf3]: "data",
};

/** Compares without telling by its time how much of a guess was right. */
function isSecretEqual(given: AmfValue, secret: string): boolean {
  if (typeof given !== "string") return false;
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The server's side of one RTMP connection, without a socket: bytes in, bytes and events out. */
class Session implements IngestSession {
  readonly #path: IngestPath;
  readonly #events: IngestEvents;
  readonly #greeting = readClientGreeting();
  readonly #counter: AcknowledgementCounter = acknowledgementCounter(window);
  /** Present once the handshake is over; C2 is skipped first. */
  #chunks: ChunkReader | null = null;
  #c2Left = 1536;
  #isConnected = false;
  #isPublishing = false;
  #isOver = false;

  constructor(path: IngestPath, events: IngestEvents) {
    this.#path = path;
    this.#events = events;
  }

  receive(incoming: Buffer): void {
    if (this.#isOver) return;
    let bytes = incoming;
    if (this.#chunks === null) {
      const greeting = this.#greeting.push(bytes);
      if (greeting === null) return;
      this.#events.send(serverGreeting(greeting.first));
      this.#chunks = createChunkReader(() => (this.#isPublishing ? maxMessageBytes : maxCommandBytes));
      bytes = greeting.rest;
    }
    const skipped = Math.min(this.#c2Left, bytes.length);
    this.#c2Left -= skipped;
    const owed = this.#counter.received(incoming.length);
    if (owed) this.#events.send(owed);
    for (const message of this.#chunks.push(bytes.subarray(skipped))) this.#take(message);
  }

  #take(message: RtmpMessage): void {
    if (this.#isOver) return;
    this.#counter.follow(message);
    const pong = pingAnswer(message);
    if (pong) this.#events.send(pong);
    const kind = kinds[message.type];
    if (kind !== undefined) this.#media(kind, message);
    const command = readCommand(message);
    if (command) this.#command(command);
  }

  #media(kind: SourceTag["kind"], message: RtmpMessage): void {
    if (!this.#isPublishing) return;
    // An AMF3 data message holds AMF0 values behind one zero byte.
    const skip = message.type === messageType.dataAmf3 ? 1 : 0;
    this.#events.tag({ kind, timestamp: message.timestamp, payload: message.payload.subarray(skip) });
  }

  #answer(command: RtmpCommand, onStream = 0): void {
    this.#events.send(encodeCommand(command, onStream, ownChunkSize));
  }

  #end(): void {
    this.#isOver = true;
    this.#events.ended();
  }

  #refuse(command: RtmpCommand, onStream: number): void {
    this.#answer(command, onStream);
    this.#end();
  }

  #connect({ transaction, values }: RtmpCommand): void {
    if (!isSecretEqual(amfText(values[0], "app"), this.#path.app)) {
      const info = {
        level: "error",
        code: "NetConnection.Connect.InvalidApp",
        description: "No such application",
      };
      this.#events.send(setChunkSize(ownChunkSize));
      this.#refuse({ name: "_error", transaction, values: [null, info] }, 0);
      return;
    }
    this.#isConnected = true;
    for (const bytes of [
      windowAcknowledgementSize(window),
      setPeerBandwidth(window),
      setChunkSize(ownChunkSize),
    ])
      this.#events.send(bytes);
    const server = { fmsVer: "FMS/3,0,1,123", capabilities: 31 };
    const info = {
      level: "status",
      code: "NetConnection.Connect.Success",
      description: "Connected",
      objectEncoding: 0,
    };
    this.#answer({ name: "_result", transaction, values: [server, info] });
  }

  #publish({ values }: RtmpCommand): void {
    if (!this.#isConnected || !isSecretEqual(values[1], this.#path.key)) {
      this.#refuse(statusCommand("error", "NetStream.Publish.BadName", "No such stream"), streamId);
      return;
    }
    this.#isPublishing = true;
    this.#events.send(streamBegin(streamId));
    this.#answer(statusCommand("status", "NetStream.Publish.Start", "Publishing"), streamId);
    this.#events.published();
  }

  #command(command: RtmpCommand): void {
    const { name, transaction } = command;
    if (name === "connect") this.#connect(command);
    else if (name === "publish") this.#publish(command);
    else if (name === "createStream" || name === "releaseStream" || name === "FCPublish") {
      this.#answer({
        name: "_result",
        transaction,
        values: [null, name === "createStream" ? streamId : undefined],
      });
    } else if (name === "play" || name === "play2") {
      this.#refuse(statusCommand("error", "NetStream.Play.Failed", "Nothing is played here"), streamId);
    } else if (endings.has(name) && this.#isPublishing) this.#end();
  }
}

/** Begins a session on a fresh connection. */
export const createIngestSession = (path: IngestPath, events: IngestEvents): IngestSession =>
  new Session(path, events);
