import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Clock } from "../../core/clock";
import { createAckWatch } from "./ack-watch";
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
  /**
   * How long the server has taken nothing although there was something to take; 0 while all is well. Milliseconds. Told
   * by its acknowledgements, or else by what the system takes.
   */
  silentFor(): number;
  /** The same by what the system takes alone. */
  unsentFor(): number;
  /** Bytes that the system took and the server has not acknowledged; 0 where nobody knows. */
  owedBytes(): number;
  /** Those beyond what is always on its way. */
  overdueBytes(): number;
  /** Bytes that the server says it has received; null where it never acknowledges. */
  receivedBytes(): number | null;
  /** How long the server took to answer the connection's first packet, in milliseconds; null before it has. */
  readonly roundTripMs: number | null;
  /** Ends the stream in good order, then the connection; at once where that takes longer than a second. */
  close(): Promise<void>;
  /** Drops the connection, whatever it is doing. */
  abort(): void;
}

/** How long each step up to publishing may take. */
const stepMs = 10_000;
const farewellMs = 1_000;

/**
 * How long the server may take to be reached, and each of its name's addresses. Node gives an address 250 ms, which a
 * village's line to a server abroad can exceed on every one. In a hurry it is given up sooner: the system asks again
 * only after 1, 3, 7 s, so that on a line that comes back a new try gets through before an old one would.
 */
const reach = {
  patient: { stepMs, addressMs: 2_500 },
  hurried: { stepMs: 3_000, addressMs: 1_000 },
} as const;

function openSocket({ isTls, host, port }: PublishAddress, addressMs: number): Socket {
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
  readonly #reach: (typeof reach)[keyof typeof reach];
  readonly #watch = createAckWatch();
  #isOver = false;
  #isReady = false;
  #waiting = 0;
  #progressAt: number;
  #attemptAt: number;
  #roundTripMs: number | null = null;
  #cancelPatience: () => void = () => undefined;

  constructor(
    address: PublishAddress,
    goal: PublishGoal,
    clock: Clock,
    events: ConnectionEvents,
    isHurried: boolean,
  ) {
    this.#address = address;
    this.#clock = clock;
    this.#events = events;
    this.#reach = isHurried ? reach.hurried : reach.patient;
    this.#progressAt = clock.now();
    this.#attemptAt = clock.now();
    this.#session = createPublishSession(address, goal, {
      send: (bytes) => this.write(bytes),
      step: (step) => this.#enter(step),
      ready: (streamId) => this.#ready(streamId),
      refused: (trouble) => this.#fail(trouble),
      acknowledged: (sequence) => this.#watch.acknowledged(sequence, clock.now()),
    });
    this.#enter("reach");
    this.#socket = openSocket(address, this.#reach.addressMs);
    this.#listen();
  }

  write(bytes: Buffer): void {
    if (this.#isOver || bytes.length === 0) return;
    const now = this.#clock.now();
    if (this.#waiting === 0) this.#progressAt = now;
    this.#waiting++;
    this.#watch.sent(bytes.length, now);
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
    return Math.max(this.unsentFor(), this.#watch.silentFor(this.#clock.now()));
  }

  unsentFor(): number {
    return this.#waiting === 0 ? 0 : this.#clock.now() - this.#progressAt;
  }

  owedBytes(): number {
    return this.#watch.owedBytes();
  }

  overdueBytes(): number {
    return this.#watch.overdueBytes();
  }

  receivedBytes(): number | null {
    return this.#watch.receivedBytes();
  }

  get roundTripMs(): number | null {
    return this.#roundTripMs;
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
    if (this.#isOver) return;
    this.#step = step;
    this.#cancelPatience();
    if (step === "publishing") return;
    const patienceMs = step === "reach" ? this.#reach.stepMs : stepMs;
    this.#cancelPatience = this.#clock.after(patienceMs, () =>
      this.#fail(troubleOfSilence(step, this.#address.host, this.#address.port, patienceMs / 1000)),
    );
  }

  /** What a server says in one breath with its refusal is not heard any more. */
  #ready(streamId: number): void {
    if (this.#isOver) return;
    this.#cancelPatience();
    this.#isReady = true;
    this.#events.ready(streamId);
  }

  #listen(): void {
    const { host, port, isTls } = this.#address;
    const socket = this.#socket;
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 5_000);
    socket.on("connectionAttempt", () => {
      this.#attemptAt = this.#clock.now();
    });
    socket.once("connect", () => {
      this.#roundTripMs = Math.max(0, this.#clock.now() - this.#attemptAt);
      if (isTls) this.#enter("secure");
    });
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

/**
 * Opens a connection towards a destination; what becomes of it is told through the events, never at once. `isHurried`:
 * the server was reached a moment ago and is expected back.
 */
export const openConnection = (
  address: PublishAddress,
  goal: PublishGoal,
  clock: Clock,
  events: ConnectionEvents,
  isHurried = false,
): Connection => new PublishConnection(address, goal, clock, events, isHurried);
