import { join } from "node:path";
import { type Language, StudioError } from "../../../preload/contract";
import { redactText, type StudioPaths } from "../../core";
import type { RelayConfig, RelayReport } from "../core/config";
import { monotonicClock } from "../core/monotonic-clock";
import { Relay } from "../core/relay";
import { surviveFaults } from "../core/survive-faults";
import { createReportMaker } from "../log/report";
import { reportText } from "../log/report-text";
import { createShowLog } from "../log/show-log";
import { loadPlatforms } from "../platforms";
import type { SlateMaker } from "../slate/maker";
import { usualMusic, usualSlate } from "../slate/usual";
import { readStandaloneConfig, type StandaloneParts } from "./config";
import { statusLine } from "./status-line";

export interface StandaloneOptions {
  language: Language;
  paths: StudioPaths;
  /** Draws the slate; null holds the destinations without a picture. */
  slates: SlateMaker | null;
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
    ...[report.isSourceActive, report.showing, report.slate],
    report.destinations.map(({ id, status, trouble }) => [id, status, trouble?.code]),
  ]);

/** Prints a line at each change and every five seconds. */
function createTeller({ destinations }: RelayConfig, { language, print, isJson }: StandaloneOptions) {
  const names = new Map(destinations.map(({ id, name }) => [id, name]));
  let printed = { shape: "", at: 0 };
  return (report: RelayReport): void => {
    const now = { shape: shape(report), at: monotonicClock.now() };
    if (now.shape === printed.shape && now.at - printed.at < printEveryMs) return;
    printed = now;
    print(isJson ? JSON.stringify(report) : statusLine(report, names, language));
  };
}

async function partsOf({ paths, language }: StandaloneOptions): Promise<StandaloneParts> {
  return {
    platforms: await loadPlatforms(paths.resources),
    slates: join(paths.data, "relay", "slates"),
    fonts: paths.fonts,
    music: usualMusic(paths.resources),
    usual: usualSlate[language],
  };
}

async function open(relay: Relay, config: RelayConfig): Promise<number> {
  try {
    return await relay.start(config);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    const { port } = config.listen;
    throw code === "EADDRINUSE"
      ? new StudioError("relay.port-taken", { params: { port }, cause })
      : new StudioError("relay.not-started", { params: { detail: code }, cause });
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

function faultLine(thrown: unknown, isJson: boolean): string {
  const fault = redactText(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  return isJson ? JSON.stringify({ fault }) : fault;
}

/**
 * Runs the relay of `hongcun relay --config FILE` until the signal, then says how it went.
 * @throws StudioError `storage.unreadable`, `relay.config-invalid`, `relay.port-taken`, `relay.not-started`
 */
export async function runStandaloneRelay(path: string, options: StandaloneOptions): Promise<void> {
  const { language, print, isJson = false, signal, slates } = options;
  const startedAt = Math.round(monotonicClock.now());
  const config = await readStandaloneConfig(path, await partsOf(options), startedAt);
  const report = createReportMaker();
  const log = createShowLog(monotonicClock, (line) => report.take(line));
  const tell = createTeller(config, options);
  const take = (now: RelayReport) => {
    log.note(now);
    tell(now);
  };
  const relay = new Relay(monotonicClock, take, slates);
  log.started(config);
  const port = await open(relay, config);
  const { host, app } = config.listen;
  const server = `rtmp://${host.includes(":") ? `[${host}]` : host}:${port}/${app}`;
  print(isJson ? JSON.stringify({ server }) : server);
  const off = surviveFaults({
    now: monotonicClock.now,
    note: (_what, thrown) => print(faultLine(thrown, isJson)),
    isAtWork: () => true,
  });
  await aborted(signal);
  // Before the destinations end: that is the show's end and no trouble of theirs.
  await log.ended();
  await relay.stop();
  off();
  const made = report.report(language);
  if (made === null) return;
  if (isJson) print(JSON.stringify({ report: made }));
  else for (const line of reportText(made, language)) print(line);
}
