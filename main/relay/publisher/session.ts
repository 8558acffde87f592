import { acknowledgementCounter } from "../rtmp/acknowledge";
import { amfText } from "../rtmp/amf0";
import { type ChunkReader, createChunkReader } from "../rtmp/chunk-reader";
import {
  encodeCommand,
  ownChunkSize,
  pingAnswer,
  type RtmpCommand,
  readCommand,
  setChunkSize,
  windowAcknowledgementSize,
} from "../rtmp/commands";
import { clientGreeting, readServerGreeting } from "../rtmp/handshake";
import { messageType, type RtmpMessage } from "../rtmp/message";
import { askedWindowBytes } from "./ack-watch";
import type { PublishAddress } from "./address";
import { type PublishStep, type Trouble, troubleOfAnswer } from "./trouble";

/** How far to go: to a running stream, or only until the server has opened one for us. */
export type PublishGoal = "publish" | "open-stream";

export interface PublishEvents {
  send(bytes: Buffer): void;
  /** A step was reached: its answer is waited for now. */
  step(step: PublishStep): void;
  /** The goal is reached; frames go out on this stream id. */
  ready(streamId: number): void;
  /** The server said no. */
  refused(trouble: Trouble): void;
  /** The server has received so many bytes, by its own count. */
  acknowledged(sequence: number): void;
}

export interface PublishSession {
  /** Sends the first bytes; call once the socket is open. */
  start(): void;
  /** @throws RtmpProtocolError when the peer does not speak RTMP. */
  receive(bytes: Buffer): void;
  /** The bytes that end the stream in good order; empty where there is none. */
  farewell(): Buffer;
}

/** Servers answer with little; nothing near this is honest. */
const maxMessageBytes = 64 * 1024;
const transactions = { connect: 1, release: 2, announce: 3, createStream: 4, publish: 5, end: 6 } as const;

class Session implements PublishSession {
  readonly #address: PublishAddress;
  readonly #goal: PublishGoal;
  readonly #events: PublishEvents;
  readonly #greeting = readServerGreeting();
  readonly #counter = acknowledgementCounter();
  #chunks: ChunkReader | null = null;
  #step: PublishStep = "handshake";
  #streamId = 0;

  constructor(address: PublishAddress, goal: PublishGoal, events: PublishEvents) {
    this.#address = address;
    this.#goal = goal;
    this.#events = events;
  }

  start(): void {
    this.#enter("handshake");
    this.#events.send(clientGreeting());
  }

  receive(incoming: Buffer): void {
    let bytes = incoming;
    if (this.#chunks === null) {
      const greeting = this.#greeting.push(bytes);
      if (greeting === null) return;
      this.#events.send(greeting.first);
      this.#chunks = createChunkReader(maxMessageBytes);
      this.#connect();
      bytes = greeting.rest;
    }
    const owed = this.#counter.received(incoming.length);
    if (owed) this.#events.send(owed);
    for (const message of this.#chunks.push(bytes)) this.#take(message);
  }

  farewell(): Buffer {
    if (this.#streamId === 0) return Buffer.alloc(0);
    const name = this.#address.streamName;
    const commands: RtmpCommand[] = [
      { name: "FCUnpublish", transaction: transactions.end, values: [null, name] },
      { name: "deleteStream", transaction: transactions.end + 1, values: [null, this.#streamId] },
    ];
    const said = this.#goal === "publish" ? commands : commands.slice(1);
    return Buffer.concat(said.map((command) => encodeCommand(command, 0, ownChunkSize)));
  }

  #enter(step: PublishStep): void {
    this.#step = step;
    this.#events.step(step);
  }

  #say(name: string, transaction: number, values: RtmpCommand["values"], streamId = 0): void {
    this.#events.send(encodeCommand({ name, transaction, values }, streamId, ownChunkSize));
  }

  #connect(): void {
    const { app, tcUrl } = this.#address;
    const properties = { app, type: "nonprivate", flashVer: "FMLE/3.0 (compatible; HongcunStudio)", tcUrl };
    this.#events.send(setChunkSize(ownChunkSize));
    this.#enter("connect");
    this.#say("connect", transactions.connect, [properties]);
  }

  #openStream(): void {
    const { streamName } = this.#address;
    this.#enter("stream");
    // At the place where librtmp and ffmpeg say it: nginx and SRS acknowledge nothing unless they are told.
    this.#events.send(windowAcknowledgementSize(askedWindowBytes));
    if (this.#goal === "publish") {
      this.#say("releaseStream", transactions.release, [null, streamName]);
      this.#say("FCPublish", transactions.announce, [null, streamName]);
    }
    this.#say("createStream", transactions.createStream, [null]);
  }

  #streamOpened(streamId: number): void {
    this.#streamId = streamId;
    if (this.#goal === "open-stream") {
      this.#events.ready(streamId);
      return;
    }
    this.#enter("publish");
    this.#say("publish", transactions.publish, [null, this.#address.streamName, "live"], streamId);
  }

  #take(message: RtmpMessage): void {
    this.#counter.follow(message);
    if (message.type === messageType.acknowledgement && message.payload.length >= 4)
      this.#events.acknowledged(message.payload.readUInt32BE(0));
    const pong = pingAnswer(message);
    if (pong) this.#events.send(pong);
    const command = readCommand(message);
    if (command) this.#command(command);
  }

  #command({ name, transaction, values }: RtmpCommand): void {
    if (name === "_result" && transaction === transactions.connect && this.#step === "connect") {
      this.#openStream();
    } else if (name === "_result" && transaction === transactions.createStream && this.#step === "stream") {
      this.#streamOpened(typeof values[1] === "number" ? values[1] : 1);
    } else if (name === "_error") {
      // releaseStream and FCPublish are courtesies of old servers; an error to them means nothing.
      const isCourtesy = transaction === transactions.release || transaction === transactions.announce;
      if (!isCourtesy) this.#refused(values);
    } else if (name === "onStatus") this.#status(values);
    else if (name === "close") this.#events.refused(troubleOfAnswer("NetConnection.Connect.Closed", ""));
  }

  #status(values: RtmpCommand["values"]): void {
    const code = amfText(values[1], "code");
    if (code === "NetStream.Publish.Start" && this.#step === "publish") {
      this.#enter("publishing");
      this.#events.ready(this.#streamId);
      return;
    }
    const isFailure =
      amfText(values[1], "level") === "error" || /BadName|Denied|Rejected|Unpublish/.test(code);
    if (isFailure) this.#refused(values);
  }

  #refused(values: RtmpCommand["values"]): void {
    this.#events.refused(troubleOfAnswer(amfText(values[1], "code"), amfText(values[1], "description")));
  }
}

/** The client's side of one RTMP connection, without a socket: bytes in, bytes and events out. */
export const createPublishSession = (
  address: PublishAddress,
  goal: PublishGoal,
  events: PublishEvents,
): PublishSession => new Session(address, goal, events);
