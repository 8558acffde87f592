import { connect, type Socket } from "node:net";
import type { Clock } from "../../core/clock";
import type { RelayNews, RelayOrder } from "../core/protocol";
import { createLineReader } from "./lines";
import { isProof, proofOf, readObject, unguessable } from "./proof";
import type { RunningRelay } from "./run-file";

export type RelayEndpoint = Pick<RunningRelay, "port" | "token">;

export interface ControlClientEvents {
  news(news: RelayNews): void;
  /** The relay hung up, or is gone; said once, and not after `close`. */
  closed(): void;
}

/** A studio's line to a running relay process. */
export interface ControlClient {
  /** False where the line is gone. */
  order(order: RelayOrder): boolean;
  /** Lets go; the relay goes on. */
  close(): void;
}

/** Nobody listens there, or not the relay that the token belongs to. `code` is the system's where it had one. */
export class ControlUnreachable extends Error {
  override readonly name = "ControlUnreachable";
  readonly code: string;

  constructor(code: string) {
    super(`the relay's control connection: ${code}`);
    this.code = code;
  }
}

const answerWithinMs = 3_000;
const maxLineBytes = 4 * 1024 * 1024;

const codeOf = (error: Error): string => ("code" in error ? String(error.code) : error.name);

/** Connects, and has the relay prove that it is the one. @throws ControlUnreachable */
export function connectControl(
  { port, token }: RelayEndpoint,
  clock: Clock,
  events: ControlClientEvents,
): Promise<ControlClient> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const line = new Line(socket, token, events, (outcome) => {
      cancel();
      if (outcome instanceof Line) resolve(outcome);
      else reject(outcome);
    });
    const cancel = clock.after(answerWithinMs, () => line.fail("silent"));
  });
}

class Line implements ControlClient {
  readonly #socket: Socket;
  readonly #token: string;
  readonly #events: ControlClientEvents;
  readonly #settle: (outcome: Line | ControlUnreachable) => void;
  readonly #nonce = unguessable();
  #expected: string | null = null;
  #state: "proving" | "open" | "over" = "proving";

  constructor(
    socket: Socket,
    token: string,
    events: ControlClientEvents,
    settle: (outcome: Line | ControlUnreachable) => void,
  ) {
    this.#socket = socket;
    this.#token = token;
    this.#events = events;
    this.#settle = settle;
    const reader = createLineReader(() => maxLineBytes);
    socket.setNoDelay(true);
    socket.on("data", (bytes) => {
      try {
        for (const text of reader.push(bytes)) this.#take(text);
      } catch {
        this.fail("unreadable");
      }
    });
    socket.on("error", (error) => this.fail(codeOf(error)));
    socket.on("close", () => this.fail("hung up"));
  }

  order(order: RelayOrder): boolean {
    if (this.#state !== "open" || this.#socket.destroyed) return false;
    this.#socket.write(`${JSON.stringify(order)}\n`);
    return true;
  }

  close(): void {
    this.#state = "over";
    this.#socket.end();
    this.#socket.destroySoon();
  }

  fail(code: string): void {
    const before = this.#state;
    this.#state = "over";
    this.#socket.destroy();
    if (before === "proving") this.#settle(new ControlUnreachable(code));
    if (before === "open") this.#events.closed();
  }

  #take(text: string): void {
    if (this.#state === "over") return;
    const said = readObject(text);
    if (said === null) this.fail("unreadable");
    else if (this.#state === "open") this.#events.news(said as unknown as RelayNews);
    else this.#prove(said);
  }

  #prove(said: Record<string, unknown>): void {
    if (this.#expected === null) {
      const relayNonce = String(said.nonce ?? "");
      this.#expected = proofOf(this.#token, "relay", relayNonce, this.#nonce);
      const proof = proofOf(this.#token, "studio", relayNonce, this.#nonce);
      this.#socket.write(`${JSON.stringify({ nonce: this.#nonce, proof })}\n`);
    } else if (isProof(said.proof, this.#expected)) {
      this.#state = "open";
      this.#settle(this);
    } else this.fail("not ours");
  }
}
