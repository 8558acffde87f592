import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Clock } from "../../core/clock";
import type { PublishAddress } from "./address";
import { createPublishSession, type PublishGoal, type PublishSession } from "./session";
import {
  type PublishStep,
  type Trouble,
  troubleOfClose,
  troubleOfProtocol,
  troubleOfSilence,
  troubleOfSocket,
} from "./trouble";

export interface ConnectionEvents {
  /** The goal is reached; media goes out on this stream id. */
  ready(streamId: number): void;
  /** More may be written. */
  drained(): void;
  /** Over, and why; said once, and never after `close` or `abort`. */
  failed(trouble: Trouble): void;
}

export interface Connection {
  /** Hands bytes to the socket. */
  write(bytes: Buffer): void;
  /** Bytes the socket holds and the system has not taken yet. */
  heldBytes(): number;
  /** How long bytes have waited without any of them going out; 0 while none wait. Milliseconds. */
  silentFor(): number;
  /** Ends the stream in good order, then the connection; at once where that takes longer than a second. */
  close(): Promise<void>;
  /** Drops the connection, whatever it is doing. */
  abort(): void;
}

/** How long each step up to publishing may take. */
const stepMs = 10_000;
const farewellMs = 1_000;

/** Node gives each of a name's addresses 250 ms, which a village's line to a server abroad can exceed on every one. */
const addressMs = 2_500;

function openSocket({ isTls, host, port }: PublishAddress): Socket {
  const target = { host, port, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: addressMs };
  if (!isTls) return connectTcp(target);
  // Server names (SNI) are for names only; an address there is an error.
  return connectTls({ ...target, ...(isIP(host) ? {} : { servername: host }) });
}

class PublishConnection implements Connection {
  readonly #address: PublishAddress;
  readonly #clock: Clock;
  readonly #events: ConnectionEvents;
  readonly #socket: Socket;
  readonly #session: PublishSession;
  #step: PublishStep = "reach";
  #isOver = false;
  #isReady = false;
  #waiting = 0;
  #progressAt: number;
  #cancelPatience: () => void = () => undefined;

  constructor(address: PublishAddress, goal: PublishGoal, clock: Clock, events: ConnectionEvents) {
    this.#address = address;
    this.#clock = clock;
    this.#events = events;
    this.#progressAt = clock.now();
    this.#session = createPublishSession(address, goal, {
      send: (bytes) => this.write(bytes),
      step: (step) => this.#enter(step),
      ready: (streamId) => this.#ready(streamId),
      refused: (trouble) => this.#fail(trouble),
    });
    this.#enter("reach");
    this.#socket = openSocket(address);
    this.#listen();
  }

  write(bytes: Buffer): void {
    if (this.#isOver || bytes.length === 0) return;
    if (this.#waiting === 0) this.#progressAt = this.#clock.now();
    this.#waiting++;
    this.#socket.write(bytes, () => {
      this.#waiting--;
      this.#progressAt = this.#clock.now();
      if (this.#isReady && !this.#isOver) this.#events.drained();
    });
  }

  heldBytes(): number {
    return this.#socket.writableLength;
  }

  silentFor(): number {
    return this.#waiting === 0 ? 0 : this.#clock.now() - this.#progressAt;
  }

  close(): Promise<void> {
    if (this.#isOver) return Promise.resolve();
    const farewell = this.#session.farewell();
    this.#over();
    if (farewell.length === 0) {
      this.#socket.destroy();
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const cancel = this.#clock.after(farewellMs, () => this.#socket.destroy());
      this.#socket.once("close", () => {
        cancel();
        resolve();
      });
      this.#socket.end(farewell);
    });
  }

  abort(): void {
    this.#over();
    // A reset frees what the system still holds of a line that is dead; a TLS socket cannot be reset.
    if (this.#socket.connecting || this.#address.isTls) this.#socket.destroy();
    else this.#socket.resetAndDestroy();
  }

  #over(): void {
    this.#isOver = true;
    this.#cancelPatience();
  }

  #fail(trouble: Trouble): void {
    if (this.#isOver) return;
    this.#over();
    this.#socket.destroy();
    this.#events.failed(trouble);
  }

  #enter(step: PublishStep): void {
    this.#step = step;
    this.#cancelPatience();
    if (step === "publishing") return;
    this.#cancelPatience = this.#clock.after(stepMs, () =>
      this.#fail(troubleOfSilence(step, this.#address.host, this.#address.port, stepMs / 1000)),
    );
  }

  #ready(streamId: number): void {
    this.#cancelPatience();
    this.#isReady = true;
    this.#events.ready(streamId);
  }

  #listen(): void {
    const { host, port, isTls } = this.#address;
    const socket = this.#socket;
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 5_000);
    if (isTls) socket.once("connect", () => this.#enter("secure"));
    socket.once(isTls ? "secureConnect" : "connect", () => this.#session.start());
    socket.on("data", (bytes) => {
      if (this.#isOver) return;
      try {
        this.#session.receive(bytes);
      } catch {
        this.#fail(troubleOfProtocol(this.#step, host, port));
      }
    });
    socket.on("error", (error) => this.#fail(troubleOfSocket(error, this.#step, host, port)));
    socket.on("close", () => this.#fail(troubleOfClose(this.#step)));
  }
}

/** Opens a connection towards a destination; what becomes of it is told through the events, never at once. */
export const openConnection = (
  address: PublishAddress,
  goal: PublishGoal,
  clock: Clock,
  events: ConnectionEvents,
): Connection => new PublishConnection(address, goal, clock, events);
