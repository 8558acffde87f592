import { connect, createServer, type Server, type Socket } from "node:net";

/** An uplink of so many kilobits a second that several connections share fairly. */
export interface SharedLine {
  /** Opens a way through the line to a loopback port; gives the port to connect to. */
  to(port: number): Promise<number>;
  /** What it carries from now on. */
  kbps: number;
  close(): void;
}

const everyMs = 20;
const longestMs = 500;
/** What one connection gets at a time, so that all get their share. */
const portionBytes = 4096;

export function createSharedLine(kbps: number): SharedLine {
  const servers: Server[] = [];
  const ways = new Map<Socket, Socket>();
  let budget = 0;
  let first = 0;
  let passedAt = performance.now();

  /** Passes on one portion of a connection; tells whether there was any. */
  function pass(from: Socket, onward: Socket): boolean {
    const bytes = from.read(Math.min(portionBytes, from.readableLength)) as Buffer | null;
    if (bytes === null) return false;
    onward.write(bytes);
    budget -= bytes.length;
    return true;
  }

  const timer = setInterval(() => {
    // A busy machine wakes it late: the line carries the same all the same.
    const now = performance.now();
    budget = Math.min(budget, 0) + (line.kbps * Math.min(longestMs, now - passedAt)) / 8;
    passedAt = now;
    first++;
    for (let moved = true; moved && budget > 0; ) {
      moved = false;
      const turn = [...ways];
      for (let index = 0; index < turn.length && budget > 0; index++) {
        const [from, onward] = turn[(index + first) % turn.length] ?? [];
        if (from && onward && pass(from, onward)) moved = true;
      }
    }
  }, everyMs);

  const line: SharedLine = {
    kbps,
    async to(port) {
      const server = createServer((from) => {
        const onward = connect(port, "127.0.0.1");
        ways.set(from, onward);
        // Read by the timer alone; what the server says comes back freely.
        from.on("readable", () => undefined);
        onward.on("data", (bytes) => void from.write(bytes));
        const end = () => {
          ways.delete(from);
          from.destroy();
          onward.destroy();
        };
        for (const socket of [from, onward]) socket.on("close", end).on("error", end);
      });
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const address = server.address();
      return typeof address === "object" && address !== null ? address.port : 0;
    },
    close() {
      clearInterval(timer);
      for (const [from, onward] of ways) {
        from.destroy();
        onward.destroy();
      }
      for (const server of servers) server.close();
    },
  };
  return line;
}
