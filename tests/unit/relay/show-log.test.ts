import { appendFileSync, chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { DestinationReport, RelayDestination, RelayReport } from "../../../main/relay/core/config";
import { parseShowLog, type ShowLogLine } from "../../../main/relay/log/lines";
import { createShowLog, openShowLog } from "../../../main/relay/log/show-log";
import { HeldClock } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";

const key = "live_secret_0123456789?txSecret=5f6e7d";
const destination = (id: string): RelayDestination => ({
  ...{ id, name: `台 ${id}`, platform: "custom", server: "rtmp://h/live", key, graceMs: null },
});
const show = { id: "show-1", startedAt: 1_700_000_000_000, log: null };

const of = (id: string, now: number, over: Partial<DestinationReport> = {}): DestinationReport => ({
  ...{ id, status: "publishing", since: now, publishedAt: now, outgoingKbps: 0, sentBytes: 0 },
  ...{ droppedFrames: 0, queuedBytes: 0, reconnects: 0, roundTripMs: null, closesAt: null },
  ...{ trouble: null, isTroubled: false, ...over },
});
const report = (destinations: DestinationReport[], over: Partial<RelayReport> = {}): RelayReport => ({
  ...{ isSourceActive: true, incomingKbps: 0, video: null, audio: null, showing: "live" as const },
  ...{ slateReason: null, slate: "ready" as const, destinations, ...over },
});

function recorded() {
  const clock = new HeldClock();
  const lines: ShowLogLine[] = [];
  const log = createShowLog(clock, (line) => lines.push(line));
  log.started({ destinations: [destination("a"), destination("b")], show });
  return { clock, lines, log, types: () => lines.map(({ type }) => type) };
}

test("only what changes is written, each with its time", async () => {
  const { clock, lines, log, types } = recorded();
  const start = clock.now();
  log.note(report([of("a", start, { status: "connecting" })], { isSourceActive: false, showing: "nothing" }));
  for (let second = 0; second < 9; second++) {
    clock.advance(1000);
    log.note(report([of("a", start + 500)]));
  }
  expect(types()).toEqual(["started", "destination", "source", "destination"]);
  // The moment it happened rather than that of the report.
  expect(lines.at(-1)).toEqual({ t: start + 500, type: "destination", id: "a", status: "publishing" });
  log.note(report([of("a", start + 500)], { showing: "slate", slateReason: "source-frozen" }));
  log.note(report([of("a", start + 500)], { showing: "slate", slateReason: "asked" }));
  log.note(report([of("a", start + 500)]));
  log.studio(false);
  expect(lines.slice(4).map(({ t, ...rest }) => rest)).toEqual([
    { type: "source", state: "frozen" },
    { type: "slate", on: true, reason: "source-frozen" },
    { type: "source", state: "came" },
    { type: "slate", on: true, reason: "asked" },
    { type: "slate", on: false, reason: null },
    { type: "studio", isConnected: false },
  ]);
  await log.ended();
  expect(types().slice(-2)).toEqual(["totals", "ended"]);
  log.note(report([]));
  expect(types().at(-1)).toBe("ended");
});

test("drops are told each ten seconds and totals each half minute, also of a destination that began anew", () => {
  const { clock, lines, log } = recorded();
  for (let second = 1; second <= 65; second++) {
    clock.advance(1000);
    // At 40 s it is added again: its counters begin at 0.
    const counted = second < 40 ? second : second - 40;
    const figures = { droppedFrames: counted, sentBytes: counted * 1000, reconnects: 0 };
    log.note(report([of("a", 0, figures)]));
  }
  const drops = lines.flatMap((line) => (line.type === "drops" ? [line.frames] : []));
  expect(drops).toHaveLength(6);
  expect(drops.reduce((sum, frames) => sum + frames, 0)).toBe(39 + 20);
  const totals = lines.flatMap((line) => (line.type === "totals" ? line.destinations : []));
  expect(totals.map(({ bytes }) => bytes)).toEqual([30_000, 39_000 + 20_000]);
});

test("a trouble that comes or changes is told with its words, and no key ever is", () => {
  const { lines, log } = recorded();
  const troubled = (code: "relay.dropped" | "relay.port-refused") =>
    report([
      of("a", 5, {
        ...{ status: "retrying", isTroubled: true },
        trouble: { code, params: { host: "h", port: 1935 } },
      }),
    ]);
  log.note(troubled("relay.dropped"));
  log.note(troubled("relay.dropped"));
  log.note(troubled("relay.port-refused"));
  log.added(destination("c"));
  const told = lines.filter(({ type }) => type === "destination");
  expect(told).toMatchObject([
    { code: "relay.dropped" },
    { code: "relay.port-refused", params: { port: 1935 } },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/live_secret|5f6e7d|rtmp:/);
});

test("the file holds whole lines of its owner alone, and goes on behind a line that was torn off", async () => {
  const folder = join(temporaryFolder(), "logs", "shows");
  const path = join(folder, "show-1.jsonl");
  const clock = new HeldClock();
  const first = openShowLog(path, clock);
  first.started({ destinations: [destination("a")], show });
  await first.ended();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  appendFileSync(path, '{"t":1700000000000,"type":"dest');
  const second = openShowLog(path, clock);
  second.started({ destinations: [destination("a")], show });
  await second.ended();
  const text = readFileSync(path, "utf8");
  expect(text).not.toContain("live_secret");
  expect(parseShowLog(text).map(({ type }) => type)).toEqual([
    "started",
    "totals",
    "ended",
    "started",
    "totals",
    "ended",
  ]);
});

test("a disk that takes nothing neither ends nor delays the show", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "logs"), "a file where the folder should be");
  const log = openShowLog(join(folder, "logs", "shows", "show-1.jsonl"), new HeldClock());
  log.started({ destinations: [destination("a")], show });
  await expect(log.ended()).resolves.toBeUndefined();
  mkdirSync(join(folder, "locked"));
  chmodSync(join(folder, "locked"), 0o500);
  const locked = openShowLog(join(folder, "locked", "x", "show-1.jsonl"), new HeldClock());
  locked.started({ destinations: [], show });
  await expect(locked.ended()).resolves.toBeUndefined();
});
