import { monotonicClock } from "./relay/core/monotonic-clock";
import type { RelayNews, RelayOrder } from "./relay/core/protocol";
import { Relay } from "./relay/core/relay";

/**
 * The relay's own process: so that a busy studio never delays the picture, and a crash here never takes the studio
 * along. Everything it is told comes over the channel its parent opened, since arguments and environment can be read
 * by any program on the machine.
 */
const tell = (news: RelayNews): void => {
  if (process.connected) process.send?.(news, () => undefined);
};

const relay = new Relay(monotonicClock, (report) => tell({ type: "report", report }));

const systemCode = (thrown: unknown): string =>
  thrown instanceof Error && "code" in thrown ? String(thrown.code) : "unknown";

async function start(order: Extract<RelayOrder, { type: "start" }>): Promise<void> {
  try {
    tell({ type: "listening", port: await relay.start(order.config) });
  } catch (thrown) {
    process.send?.({ type: "failed", code: systemCode(thrown) } satisfies RelayNews, () => process.exit(1));
  }
}

async function stop(): Promise<void> {
  await relay.stop();
  process.exit(0);
}

process.on("message", (order: RelayOrder) => {
  if (order.type === "start") void start(order);
  else if (order.type === "add") relay.add(order.destination);
  else if (order.type === "remove") relay.remove(order.id);
  else void stop();
});

// The parent is gone, or was never there: the platforms are told that the stream is over.
process.on("disconnect", () => void stop());
process.on("SIGTERM", () => void stop());
// A terminal's Ctrl-C reaches the whole group; the studio decides when the show ends.
process.on("SIGINT", () => undefined);
if (process.send === undefined) process.exit(2);
