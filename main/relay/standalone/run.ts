import { type Language, StudioError } from "../../../preload/contract";
import type { RelayReport } from "../core/config";
import { monotonicClock } from "../core/monotonic-clock";
import { Relay } from "../core/relay";
import { readStandaloneConfig } from "./config";
import { statusLine } from "./status-line";

export interface StandaloneOptions {
  language: Language;
  /** Prints one line. */
  print(line: string): void;
  /** Prints reports as JSON, one a line, instead of words. */
  isJson?: boolean;
  /** Ends the relay in good order. */
  signal: AbortSignal;
}

const printEveryMs = 5_000;

/** What makes a new line worth printing before its time. */
const shape = (report: RelayReport): string =>
  JSON.stringify([
    report.isSourceActive,
    report.destinations.map(({ id, status, trouble }) => [id, status, trouble?.code]),
  ]);

/**
 * Runs the relay of `hongcun relay --config FILE` until the signal: a line at each change and every five seconds.
 * @throws StudioError `storage.unreadable`, `relay.config-invalid`, `relay.port-taken`, `relay.not-started`
 */
export async function runStandaloneRelay(path: string, options: StandaloneOptions): Promise<void> {
  const { language, print, isJson = false, signal } = options;
  const config = await readStandaloneConfig(path);
  const names = new Map(config.destinations.map(({ id, name }) => [id, name]));
  let printed = { shape: "", at: 0 };
  const relay = new Relay(monotonicClock, (report) => {
    const now = { shape: shape(report), at: monotonicClock.now() };
    if (now.shape === printed.shape && now.at - printed.at < printEveryMs) return;
    printed = now;
    print(isJson ? JSON.stringify(report) : statusLine(report, names, language));
  });
  const { host, port: wanted, app } = config.listen;
  const port = await relay.start(config).catch((cause: unknown) => {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    if (code === "EADDRINUSE") throw new StudioError("relay.port-taken", { params: { port: wanted }, cause });
    throw new StudioError("relay.not-started", { params: { detail: code }, cause });
  });
  const server = `rtmp://${host.includes(":") ? `[${host}]` : host}:${port}/${app}`;
  print(isJson ? JSON.stringify({ server }) : server);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
  await relay.stop();
}
