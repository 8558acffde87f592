import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../main/core";
import { isAlive } from "../../main/process/supervisor";
import { type ControlClient, connectControl } from "../../main/relay/control/client";
import type {
  DestinationReport,
  RelayConfig,
  RelayDestination,
  RelayReport,
} from "../../main/relay/core/config";
import type { RelayNews, RelayOrder } from "../../main/relay/core/protocol";
import { killNow, spawnRelay } from "../../main/relay/studio/relay-spawn";
import { until } from "./until";

/** The real relay process, as the studio runs it. */
export interface RelayProcess {
  readonly pid: number;
  /** rtmp://127.0.0.1:PORT/APP/KEY */
  readonly ingest: string;
  report(): RelayReport | null;
  destination(id: string): DestinationReport | undefined;
  /** Every status each destination has had, in order and without repeats. */
  history(id: string): string[];
  order(order: RelayOrder): void;
  exited(): boolean;
  /** Closes the control connection, as the end of the studio would; the relay goes on. */
  disconnect(): void;
  close(): Promise<void>;
}

export const ingestApp = "app-5f3a";
export const ingestKey = "ingest-91c2";

/** What a test says of a destination; the rest is as for a server of one's own. */
export type TestDestination = Pick<RelayDestination, "id" | "name" | "server" | "key"> &
  Partial<RelayDestination>;

/** Starts the built relay with these destinations on a free port; no slate and no log unless told. */
export async function startRelayProcess(
  entry: string,
  destinations: TestDestination[],
  env: NodeJS.ProcessEnv = process.env,
  config: Partial<RelayConfig> = {},
): Promise<RelayProcess> {
  const data = mkdtempSync(join(tmpdir(), "转推 it's "));
  let port = 0;
  let failure: string | null = null;
  let report: RelayReport | null = null;
  const histories = new Map<string, string[]>();

  function note(news: RelayNews) {
    if (news.type === "listening") port = news.port;
    if (news.type === "failed") failure = news.code;
    if (news.type !== "report") return;
    report = news.report;
    for (const { id, status } of news.report.destinations) {
      const history = histories.get(id) ?? [];
      if (history.at(-1) !== status) history.push(status);
      histories.set(id, history);
    }
  }

  const spawned = await spawnRelay({ entry, data, env });
  const client: ControlClient = await connectControl(spawned, systemClock, {
    news: note,
    closed: () => undefined,
  });
  client.order({
    type: "start",
    config: {
      listen: { host: "127.0.0.1", port: 0, app: ingestApp, key: ingestKey },
      destinations: destinations.map((each) => ({ platform: "custom", graceMs: null, ...each })),
      ...{ slate: null, makesRoom: false, show: { id: "test", startedAt: Date.now(), log: null } },
      ...config,
    },
  });
  await until("relay listens", () => port !== 0 || failure !== null);
  if (failure !== null) {
    client.close();
    killNow(spawned.pid);
    rmSync(data, { recursive: true, force: true, maxRetries: 3 });
    throw new Error(failure);
  }
  return {
    pid: spawned.pid,
    ingest: `rtmp://127.0.0.1:${port}/${ingestApp}/${ingestKey}`,
    report: () => report,
    destination: (id) => report?.destinations.find((destination) => destination.id === id),
    history: (id) => histories.get(id) ?? [],
    order: (order) => void client.order(order),
    exited: () => !isAlive(spawned.pid),
    disconnect: () => client.close(),
    async close() {
      if (!client.order({ type: "stop" })) killNow(spawned.pid);
      await until("the relay is gone", () => !isAlive(spawned.pid));
      rmSync(data, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
