import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type NginxRtmp, startNginxRtmp } from "../helpers/nginx-rtmp";
import { buildRelay } from "../helpers/relay-bundle";
import { startRelayProcess } from "../helpers/relay-process";
import { until } from "../helpers/until";
import { end, ffmpeg, loopInto, makeClip, sleep } from "./bench-clip";
import { cpuSeconds, residentMegabytes } from "./process-cost";

/** One stream to N destinations in four ways, all at once on the same machine: what each costs. */
const measuredSeconds = Number(process.env.HONGCUN_BENCH_SECONDS ?? 30);
const folder = mkdtempSync(join(tmpdir(), "hongcun bench "));
const clip = join(folder, "720p30.flv");
let entry = "";
let sink: NginxRtmp;
let ingest: NginxRtmp;

const publishes = (name: string) => sink.errorLog().includes(`publish: name='${name}'`);

beforeAll(async () => {
  entry = await buildRelay(join(folder, "out"));
  makeClip(clip);
  sink = await startNginxRtmp(join(folder, "sink"), { isRecording: false });
  ingest = await startNginxRtmp(join(folder, "ingest"), { isRecording: false });
});
afterAll(async () => {
  await sink?.close();
  await ingest?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Way {
  what: string;
  pids: number[];
}
interface Cost {
  what: string;
  cpu: number;
  memory: number;
}

const used = ({ pids }: Way): number => pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);

/** CPU seconds a minute of stream, and memory, of several ways over the same time. */
async function measured(ways: Way[]): Promise<Cost[]> {
  // Neither start-up is measured, nor the seconds in which a runtime gets to know its code.
  await sleep(10);
  const before = ways.map(used);
  const begun = performance.now();
  await sleep(measuredSeconds);
  const minutes = (performance.now() - begun) / 60_000;
  return ways.map((way, index) => ({
    what: way.what,
    cpu: (used(way) - (before[index] ?? 0)) / minutes,
    memory: way.pids.reduce((sum, pid) => sum + residentMegabytes(pid), 0),
  }));
}

function say(count: number, costs: Cost[]): void {
  const [ours] = costs;
  for (const { what, cpu, memory } of costs) {
    const ratio = ours === undefined ? 0 : cpu / ours.cpu;
    const figures = `${cpu.toFixed(2).padStart(7)} CPU s/min ${memory.toFixed(0).padStart(5)} MB RSS`;
    console.log(
      `N=${String(count).padEnd(3)} ${what.padEnd(30)} ${figures}  ${ratio.toFixed(2).padStart(6)} x`,
    );
  }
}

const costsOf = new Map<number, Cost>();

test.each([1, 3, 6, 10])(
  "%i destinations: this relay, one `ffmpeg -c copy` each, nginx-rtmp push",
  async (count) => {
    const names = Array.from({ length: count }, (_, index) => `${count}-${index}`);
    const relay = await startRelayProcess(
      entry,
      names.map((name) => ({ id: name, name, server: sink.server, key: `relay-${name}` })),
    );
    const pushes = names.map((name) => `push rtmp://127.0.0.1:${sink.port}/live/push-${name};`);
    const pusher = await startNginxRtmp(join(folder, `push ${count}`), {
      isRecording: false,
      application: pushes.join("\n"),
    });
    const sources = [relay.ingest, `${ingest.server}/in`, `${pusher.server}/in`].map((address) =>
      loopInto(clip, address),
    );
    const copies: ChildProcess[] = [];
    try {
      await until("the stream is there to be copied", () => ingest.errorLog().includes("publish: name='in'"));
      for (const name of names)
        copies.push(
          ffmpeg("-i", `${ingest.server}/in`, "-c", "copy", "-f", "flv", `${sink.server}/copy-${name}`),
        );
      await until("all publish", () =>
        names.every((name) => ["relay", "copy", "push"].every((way) => publishes(`${way}-${name}`))),
      );
      const costs = await measured([
        { what: "this relay", pids: [relay.pid] },
        // They need a server to take the stream from.
        { what: "one ffmpeg -c copy each", pids: [ingest.pid, ...copies.map(({ pid }) => pid ?? 0)] },
        { what: "nginx-rtmp push", pids: [pusher.pid] },
      ]);
      say(count, costs);
      const [ours, theirs] = costs;
      if (ours) costsOf.set(count, ours);
      const report = relay.report();
      expect(
        report?.destinations.every(
          ({ status, droppedFrames }) => status === "publishing" && droppedFrames === 0,
        ),
      ).toBe(true);
      if (count < 10) return;
      expect(ours?.cpu).toBeLessThan(5);
      expect(ours?.memory).toBeLessThan(120);
      expect(ours?.cpu).toBeLessThan((theirs?.cpu ?? 0) / 2);
    } finally {
      for (const child of [...copies, ...sources]) await end(child);
      await relay.close();
      await pusher.close();
    }
  },
);

test("what one destination more costs", () => {
  const [few, many] = [costsOf.get(1), costsOf.get(10)];
  if (!few || !many) return;
  const [cpu, memory] = [(many.cpu - few.cpu) / 9, (many.memory - few.memory) / 9];
  console.log(`each destination more: ${cpu.toFixed(3)} CPU s/min, ${memory.toFixed(1)} MB`);
  expect(cpu).toBeLessThan(0.5);
});

/** A machine of two cores holds three at most, and nothing else beside them. */
const encodes = Math.max(1, Math.min(3, cpus().length - 1));

test.each([...new Set([1, encodes])])("%i destinations: one re-encode each", async (count) => {
  const names = Array.from({ length: count }, (_, index) => `encode-${count}-${index}`);
  const source = loopInto(clip, `${ingest.server}/encode`);
  const children: ChildProcess[] = [];
  try {
    await until("the stream is there", () => ingest.errorLog().includes("publish: name='encode'"));
    const codec = ["-c:v", "libx264", "-preset", "veryfast", "-b:v", "2500k", "-g", "60", "-c:a", "copy"];
    for (const name of names)
      children.push(ffmpeg("-i", `${ingest.server}/encode`, ...codec, "-f", "flv", `${sink.server}/${name}`));
    await until("all publish", () => names.every(publishes));
    const [cost] = await measured([
      { what: "one re-encode each", pids: children.map(({ pid }) => pid ?? 0) },
    ]);
    if (!cost) return;
    const ours = costsOf.get(count);
    say(count, ours ? [ours, cost] : [cost]);
    if (ours) expect(cost.cpu).toBeGreaterThan(ours.cpu);
  } finally {
    for (const child of [...children, source]) await end(child);
  }
});
