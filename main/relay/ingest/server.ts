import { createServer, type Server, type Socket } from "node:net";
import type { Clock } from "../../core/clock";
import type { Programme } from "../programme/programme";
import { createIngestSession, type IngestPath } from "./session";

export interface IngestListen extends IngestPath {
  host: string;
  /** 0 for any free one. */
  port: number;
}

export interface Ingest {
  readonly port: number;
  /** Bytes of tags since the start. */
  receivedBytes(): number;
  isPublishing(): boolean;
  close(): Promise<void>;
}

export interface IngestDependencies {
  clock: Clock;
  programme: Programme;
  /** A publisher came or went. */
  changed(): void;
}

/** A peer that has not published by then is closed: nothing else is done here. */
const publishWithinMs = 10_000;
const farewellMs = 1_000;
const maxConnections = 8;

/** Takes one publisher at a time: a new one replaces the old, since a source that froze still holds its socket. */
class IngestServer implements Ingest {
  readonly #path: IngestPath;
  readonly #dependencies: IngestDependencies;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #publisher: Socket | null = null;
  #receivedBytes = 0;

  constructor(path: IngestPath, dependencies: IngestDependencies) {
    this.#path = path;
    this.#dependencies = dependencies;
    this.#server = createServer((socket) => this.#accept(socket));
    this.#server.maxConnections = maxConnections;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }

  listen(host: string, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, host, () => {
        this.#server.off("error", reject);
        resolve();
      });
    });
  }

  receivedBytes(): number {
    return this.#receivedBytes;
  }

  isPublishing(): boolean {
    return this.#publisher !== null;
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #accept(socket: Socket): void {
    const { clock, programme, changed } = this.#dependencies;
    let source: ReturnType<Programme["open"]> | null = null;
    socket.setNoDelay(true);
    this.#sockets.add(socket);
    let cancelPatience = clock.after(publishWithinMs, () => socket.destroy());
    const leave = () => {
      source?.close();
      source = null;
      if (this.#publisher !== socket) return;
      this.#publisher = null;
      changed();
    };

    const session = createIngestSession(this.#path, {
      send: (bytes) => void socket.write(bytes),
      published: () => {
        cancelPatience();
        const replaced = this.#publisher;
        this.#publisher = socket;
        source = programme.open();
        replaced?.destroy();
        changed();
      },
      tag: (tag) => {
        this.#receivedBytes += tag.payload.length;
        source?.tag(tag);
      },
      ended: () => {
        leave();
        socket.end();
        // Some say goodbye and never hang up, and there are only so many places.
        cancelPatience();
        cancelPatience = clock.after(farewellMs, () => socket.destroy());
      },
    });

    socket.on("data", (bytes) => {
      try {
        session.receive(bytes);
      } catch {
        // Whatever it is, it does not speak RTMP: there is nobody to answer.
        socket.destroy();
      }
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      cancelPatience();
      this.#sockets.delete(socket);
      leave();
    });
  }
}

/** Opens the ingest. @throws NodeJS.ErrnoException such as EADDRINUSE. */
export async function openIngest(listen: IngestListen, dependencies: IngestDependencies): Promise<Ingest> {
  const server = new IngestServer({ app: listen.app, key: listen.key }, dependencies);
  await server.listen(listen.host, listen.port);
  return server;
}
