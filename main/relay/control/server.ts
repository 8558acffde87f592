import { createServer, type Server, type Socket } from "node:net";
import type { Clock } from "../../core/clock";
import type { RelayNews, RelayOrder } from "../core/protocol";
import { createLineReader } from "./lines";
import { isProof, proofOf, readObject, unguessable } from "./proof";

/** What a studio says and does. */
export interface ControlEvents {
  order(order: RelayOrder): void;
  /** A studio has taken the relay in hand. */
  joined(): void;
  /** It is gone, or let go. */
  left(): void;
}

/** The relay process's ear, on loopback TCP: a data folder may lie where no other kind of socket can. */
export interface ControlServer {
  readonly port: number;
  /** Whoever knows it commands this relay. */
  readonly token: string;
  readonly hasStudio: boolean;
  tell(news: RelayNews): void;
  /** Lets what was told go out, then hangs up and listens no more. */
  close(): Promise<void>;
}

/** A caller that has not proved itself by then is hung up on; milliseconds. */
const proveWithinMs = 3_000;
const maxLineBytes = 4 * 1024 * 1024;
const maxProofBytes = 1024;
const maxCallers = 8;
/** A studio that reads nothing for so long is as good as gone. */
const maxUnreadBytes = 2 * 1024 * 1024;
const farewellMs = 500;

class Control implements ControlServer {
  readonly token = unguessable();
  readonly #events: ControlEvents;
  readonly #clock: Clock;
  readonly #server: Server;
  readonly #callers = new Set<Socket>();
  #studio: Socket | null = null;

  constructor(events: ControlEvents, clock: Clock) {
    this.#events = events;
    this.#clock = clock;
    this.#server = createServer((socket) => this.#accept(socket));
    this.#server.maxConnections = maxCallers;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }

  get hasStudio(): boolean {
    return this.#studio !== null;
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(0, "127.0.0.1", () => {
        this.#server.off("error", reject);
        resolve();
      });
    });
  }

  tell(news: RelayNews): void {
    const socket = this.#studio;
    if (socket === null) return;
    if (socket.writableLength > maxUnreadBytes) socket.destroy();
    else say(socket, news);
  }

  async close(): Promise<void> {
    for (const socket of this.#callers) if (socket !== this.#studio) socket.destroy();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    const studio = this.#studio;
    studio?.end();
    const cancel = this.#clock.after(farewellMs, () => studio?.destroy());
    await closed;
    cancel();
  }

  #accept(socket: Socket): void {
    const nonce = unguessable();
    const reader = createLineReader(() => (socket === this.#studio ? maxLineBytes : maxProofBytes));
    const cancel = this.#clock.after(proveWithinMs, () => socket.destroy());
    this.#callers.add(socket);
    socket.setNoDelay(true);
    say(socket, { nonce });
    socket.on("data", (bytes) => {
      try {
        for (const line of reader.push(bytes)) {
          if (socket.destroyed) return;
          if (socket === this.#studio) this.#take(socket, line);
          else if (this.#prove(socket, nonce, line)) cancel();
        }
      } catch {
        // Too long a line, or an order that makes no sense: whoever it is, it is no studio of ours.
        socket.destroy();
      }
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      cancel();
      this.#callers.delete(socket);
      if (this.#studio !== socket) return;
      this.#studio = null;
      this.#events.left();
    });
  }

  /**
   * The newest studio commands and any earlier one is told so: two that both believed to be in command would start a
   * second relay with the same keys as soon as one of them ended the show.
   */
  #prove(socket: Socket, nonce: string, line: string): boolean {
    const said = readObject(line);
    const studioNonce = typeof said?.nonce === "string" ? said.nonce : "";
    if (!isProof(said?.proof, proofOf(this.token, "studio", nonce, studioNonce))) {
      socket.destroy();
      return false;
    }
    const earlier = this.#studio;
    this.#studio = socket;
    if (earlier !== null) {
      say(earlier, { type: "replaced" } satisfies RelayNews);
      earlier.end();
    }
    say(socket, { proof: proofOf(this.token, "relay", nonce, studioNonce) });
    this.#events.joined();
    return true;
  }

  #take(socket: Socket, line: string): void {
    const order = readObject(line);
    if (typeof order?.type === "string") this.#events.order(order as unknown as RelayOrder);
    else socket.destroy();
  }
}

const say = (socket: Socket, message: object): void => void socket.write(`${JSON.stringify(message)}\n`);

/** Opens the control server on a free port of this computer alone. @throws NodeJS.ErrnoException */
export async function openControl(events: ControlEvents, clock: Clock): Promise<ControlServer> {
  const control = new Control(events, clock);
  await control.listen();
  return control;
}
