import type { ChildProcess } from "node:child_process";
import { execPath } from "node:process";
import { silentLog, systemClock } from "../../main/core";
import { nodeChild, Supervisor } from "../../main/process/supervisor";
import type { DestinationReport, RelayDestination, RelayReport } from "../../main/relay/core/config";
import type { RelayNews, RelayOrder } from "../../main/relay/core/protocol";
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
  /** Closes the channel, as the end of the parent would. */
  disconnect(): void;
  close(): Promise<void>;
}

export const ingestApp = "app-5f3a";
export const ingestKey = "ingest-91c2";

/** Starts the built relay with these destinations on a free port. */
export async function startRelayProcess(
  entry: string,
  destinations: RelayDestination[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<RelayProcess> {
  let port = 0;
  let report: RelayReport | null = null;
  let hasExited = false;
  let channel: ChildProcess | null = null;
  const histories = new Map<string, string[]>();

  function note(news: RelayNews) {
    if (news.type === "listening") port = news.port;
    if (news.type === "failed") throw new Error(news.code);
    if (news.type !== "report") return;
    report = news.report;
    for (const { id, status } of news.report.destinations) {
      const history = histories.get(id) ?? [];
      if (history.at(-1) !== status) history.push(status);
      histories.set(id, history);
    }
  }

  const supervisor = new Supervisor({
    name: "relay",
    spec: () => ({ ...nodeChild(entry), command: execPath, env }),
    clock: systemClock,
    log: silentLog,
    backoff: null,
    askToStop: (child) => void child.send({ type: "stop" } satisfies RelayOrder),
    onRunning: (child) => {
      channel = child;
      const listen = { host: "127.0.0.1", port: 0, app: ingestApp, key: ingestKey };
      supervisor.send({ type: "start", config: { listen, destinations } } satisfies RelayOrder);
    },
    onMessage: (message) => note(message as RelayNews),
    onExit: () => {
      hasExited = true;
    },
  });
  supervisor.start();
  await until("relay listens", () => port, Boolean);
  return {
    pid: supervisor.pid ?? 0,
    ingest: `rtmp://127.0.0.1:${port}/${ingestApp}/${ingestKey}`,
    report: () => report,
    destination: (id) => report?.destinations.find((destination) => destination.id === id),
    history: (id) => histories.get(id) ?? [],
    order: (order) => void supervisor.send(order),
    exited: () => hasExited,
    disconnect: () => channel?.disconnect(),
    close: () => supervisor.stop(),
  };
}
