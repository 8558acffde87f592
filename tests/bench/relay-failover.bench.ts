import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareFonts } from "../../main/overlays/text/prepare-fonts";
import { type NginxRtmp, startNginxRtmp } from "../helpers/nginx-rtmp";
import { buildRelay } from "../helpers/relay-bundle";
import { type RelayProcess, startRelayProcess } from "../helpers/relay-process";
import { decodeErrors, packetTimes, startSource } from "../helpers/stream-source";
import { until } from "../helpers/until";
import { cpuSeconds } from "./process-cost";
import { at } from "./timing";

const rounds = Number(process.env.HONGCUN_BENCH_ROUNDS ?? 6);
const folder = mkdtempSync(join(tmpdir(), "hongcun failover "));
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let nginx: NginxRtmp;
let relay: RelayProcess;

beforeAll(async () => {
  nginx = await startNginxRtmp(join(folder, "platform"));
  const slate = {
    ...{ folder: join(folder, "slates"), fonts: await prepareFonts(join(folder, "fonts")) },
    ...{ title: "竹园村", words: "马上回来", picture: null },
    music: join(import.meta.dirname, "../../resources/music/village-evening.ogg"),
  };
  const destination = { id: "a", name: "a", server: nginx.server, key: "bench" };
  const entry = await buildRelay(join(folder, "out"));
  relay = await startRelayProcess(entry, [destination], process.env, { slate });
});
afterAll(async () => {
  await relay?.close();
  await nginx?.close();
  rmSync(folder, { recursive: true, force: true });
});

const shows = (what: string) =>
  until(
    `it shows ${what}`,
    () => `${relay.report()?.showing}`,
    (now) => now === what,
  );

/** The largest gap between two pictures on the outgoing clock around a moment, in milliseconds. */
function gapAround(times: readonly number[], moment: number): number {
  const near = times.slice(1).flatMap((time, index) => {
    const before = times[index] ?? time;
    return time > moment - 700 && before < moment + 2_000 ? [time - before] : [];
  });
  return Math.max(...near);
}

const say = (what: string, gaps: number[], promise: number): void => {
  const sorted = [...gaps].sort((a, b) => a - b);
  console.log(
    `${what.padEnd(28)} p50 ${at(sorted, 0.5)} ms · largest ${sorted.at(-1)} ms · promised ${promise} ms · n ${gaps.length}`,
  );
};

test("gaps when the source is killed, frozen and back, as recorded by nginx", async () => {
  const publish = () =>
    startSource(relay.ingest, { width: 1280, height: 720, videoKbps: 2_500, keyframeEvery: 60 });
  let source = publish();
  await shows("live");
  const beganAt = performance.now();
  const now = () => performance.now() - beganAt;
  await until("a slate is ready", () => relay.report()?.slate === "ready", Boolean, 60_000);
  const moments: Record<"killed" | "back" | "frozen" | "replaced", number[]> = {
    killed: [],
    back: [],
    frozen: [],
    replaced: [],
  };
  for (let round = 0; round < rounds; round++) {
    await sleep(2_500);
    moments.killed.push(now());
    await source.kill();
    await shows("slate");
    await sleep(3_000);
    source = publish();
    await shows("live");
    moments.back.push(now());
    await sleep(2_500);
    moments.frozen.push(now());
    process.kill(source.pid, "SIGSTOP");
    await shows("slate");
    await sleep(2_500);
    const frozen = source;
    source = publish();
    await shows("live");
    moments.replaced.push(now());
    await frozen.kill();
  }
  await source.kill();
  await shows("slate");
  const before = { cpu: cpuSeconds(relay.pid), at: now() };
  await sleep(20_000);
  const slateCost = (cpuSeconds(relay.pid) - before.cpu) / ((now() - before.at) / 60_000);
  const lasted = now();
  await relay.close();

  expect(nginx.recordings()).toHaveLength(1);
  const [file = ""] = nginx.recordings();
  const pictures = await packetTimes(file, "v");
  const gapsAt = (list: number[]) => list.map((moment) => gapAround(pictures, moment));
  say("source killed", gapsAt(moments.killed), 200);
  say("source frozen", gapsAt(moments.frozen), 1_500);
  say("back after a kill", gapsAt(moments.back), 200);
  say("back after a freeze", gapsAt(moments.replaced), 200);
  const recorded = (pictures.at(-1) ?? 0) - (pictures[0] ?? 0);
  console.log(
    `recorded ${(recorded / 1000).toFixed(1)} s of ${(lasted / 1000).toFixed(1)} s · ${nginx.recordings().length} connection`,
  );
  console.log(`the slate alone costs ${slateCost.toFixed(2)} CPU s/min`);
  expect(await decodeErrors(file)).toBe("");
});
