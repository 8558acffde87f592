import type { Clock } from "../../core/clock";
import { type ControlClient, connectControl, type RelayEndpoint } from "../control/client";
import type { RelayNews, RelayOrder } from "../core/protocol";

/** A line to a relay process on which an order can wait for its answer. */
export interface RelayLine {
  /** False where the line is gone. */
  order(order: RelayOrder): boolean;
  /** Sends an order and gives the first news of these kinds after it; null where none comes in time. */
  ask(order: RelayOrder, kinds: readonly RelayNews["type"][], withinMs: number): Promise<RelayNews | null>;
  /** Lets go; the relay goes on. Whoever waits for an answer gets none. */
  close(): void;
}

export interface RelayLineEvents {
  news(news: RelayNews): void;
  /** The relay hung up, or is gone; said once, and not after `close`. */
  closed(): void;
}

/** Connects to a relay process. @throws ControlUnreachable */
export async function openLine(
  endpoint: RelayEndpoint,
  clock: Clock,
  events: RelayLineEvents,
): Promise<RelayLine> {
  const waiting = new Set<(news: RelayNews | null) => void>();
  const settleAll = (news: RelayNews | null) => {
    for (const settle of [...waiting]) settle(news);
  };
  const client: ControlClient = await connectControl(endpoint, clock, {
    news: (news) => {
      events.news(news);
      settleAll(news);
    },
    closed: () => {
      settleAll(null);
      events.closed();
    },
  });
  return {
    order: (order) => client.order(order),
    ask: (order, kinds, withinMs) =>
      new Promise((resolve) => {
        const settle = (news: RelayNews | null) => {
          if (news !== null && !kinds.includes(news.type)) return;
          waiting.delete(settle);
          cancel();
          resolve(news);
        };
        const cancel = clock.after(withinMs, () => settle(null));
        waiting.add(settle);
        if (!client.order(order)) settle(null);
      }),
    close() {
      client.close();
      settleAll(null);
    },
  };
}
