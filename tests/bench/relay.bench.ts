import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type NginxRtmp, startNginxRtmp } from "../helpers/nginx-rtmp";
import { buildRelay } from "../helpers/relay-bundle";
import { startRelayProcess } from "../helpers/relay-process";
import { until } from "../helpers/until";
import { cpuSeconds, residentMegabytes } from "./process-cost";

const measuredSeconds = Number(process.env.HONGCUN_BENCH_SECONDS ?? 30);
const folder = mkdtempSync(join(tmpdir(), "hongcun bench "));
const clip = join(folder, "720p30.flv");
let entry = "";
let sink: NginxRtmp;
let ingest: NginxRtmp;

const ffmpeg = (...args: string[]): ChildProcess =>
  spawn("ffmpeg", ["-nostdin", "-v", "error", ...args], { stdio: "inherit" });
const loopInto = (address: string) =>
  ffmpeg("-re", "-stream_loop", "-1", "-i", clip, "-c", "copy", "-f", "flv", address);
const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const publishes = (name: string) => sink.errorLog().split(`publish: name='${name}'`).length - 1;

async function end(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((done) => child.once("exit", done));
}

beforeAll(async () => {
  entry = await buildRelay(join(folder, "out"));
  execFileSync("ffmpeg", [
    ...[
      "-v",
      "error",
      "-f",
      "lavfi",
      "-i",
      "testsrc2=size=1280x720:rate=30",
      "-f",
      "lavfi",
      "-i",
      "sine=sample_rate=48000",
    ],
    ...[
      "-t",
      "16",
      "-c:v",
      "libx264",
      "-preset",
      "veryfast",
      "-b:v",
      "2500k",
      "-minrate",
      "2500k",
      "-maxrate",
      "2500k",
    ],
    ...["-bufsize", "2500k", "-x264-params", "nal-hrd=cbr:force-cfr=1", "-g", "60", "-pix_fmt", "yuv420p"],
    ...["-c:a", "aac", "-b:a", "128k", clip],
  ]);
  sink = await startNginxRtmp(join(folder, "sink"), { isRecording: false });
  ingest = await startNginxRtmp(join(folder, "ingest"), { isRecording: false });
});
afterAll(async () => {
  await sink?.close();
  await ingest?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([1, 3, 6])("%i destinations: this relay beside one `ffmpeg -c copy` each", async (count) => {
  const names = Array.from({ length: count }, (_, index) => `${count}-${index}`);
  const destinations = names.map((name) => ({ id: name, name, server: sink.server, key: `relay-${name}` }));
  const relay = await startRelayProcess(entry, destinations);
  const sources = [loopInto(relay.ingest), loopInto(`${ingest.server}/in`)];
  const copies = names.map((name) =>
    ffmpeg("-i", `${ingest.server}/in`, "-c", "copy", "-f", "flv", `${sink.server}/copy-${name}`),
  );
  try {
    await until("all publish", () =>
      names.every((name) => publishes(`copy-${name}`) > 0 && publishes(`relay-${name}`) > 0),
    );
    // Start-up is not what is measured.
    await sleep(5);
    const pids = copies.map(({ pid }) => pid ?? 0);
    const total = (of: number[]) => of.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
    const before = { relay: cpuSeconds(relay.pid), copies: total(pids), at: performance.now() };
    await sleep(measuredSeconds);
    const minutes = (performance.now() - before.at) / 60_000;
    const memory = pids.reduce((sum, pid) => sum + residentMegabytes(pid), 0);
    const report = relay.report();
    console.log(
      [
        `N=${count}`,
        `relay ${((cpuSeconds(relay.pid) - before.relay) / minutes).toFixed(2)} CPU s/min, ${residentMegabytes(relay.pid).toFixed(0)} MB RSS`,
        `ffmpeg -c copy x${count} ${((total(pids) - before.copies) / minutes).toFixed(2)} CPU s/min, ${memory.toFixed(0)} MB RSS`,
        `out per destination ${report?.destinations.map(({ outgoingKbps }) => outgoingKbps).join("/")} kbps`,
      ].join(" | "),
    );
    expect(
      report?.destinations.every(
        ({ status, droppedFrames }) => status === "publishing" && droppedFrames === 0,
      ),
    ).toBe(true);
  } finally {
    for (const child of [...copies, ...sources]) await end(child);
    await relay.close();
  }
});
