import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { prepareFonts } from "../../main/overlays/text/prepare-fonts";
import { startNginxRtmp } from "../helpers/nginx-rtmp";
import { buildRelay } from "../helpers/relay-bundle";
import { startRelayProcess } from "../helpers/relay-process";
import { until } from "../helpers/until";
import { end, loopInto, makeClip, sleep } from "./bench-clip";
import { cpuSeconds, residentMegabytes } from "./process-cost";

/**
 * The relay for a long time, with everything that a long show brings: each five minutes the source is killed and comes
 * back, and one platform is. `HONGCUN_SOAK_MINUTES`: 30 unless told.
 */
const minutes = Number(process.env.HONGCUN_SOAK_MINUTES ?? 30);
const samplesAMinute = 6;
const resources = join(import.meta.dirname, "../../resources");

const mean = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Megabytes a minute by which values rise, taken as a straight line. */
function slope(values: number[]): number {
  const middle = (values.length - 1) / 2;
  const level = mean(values);
  let above = 0;
  let below = 0;
  values.forEach((value, index) => {
    above += (index - middle) * (value - level);
    below += (index - middle) ** 2;
  });
  return below === 0 ? 0 : (above / below) * samplesAMinute;
}

test(
  `${minutes} minutes of relaying: memory stays flat`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "hongcun soak "));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const clip = join(folder, "720p30.flv");
    makeClip(clip);
    const platforms = await Promise.all(
      ["a", "b", "c"].map((name) => startNginxRtmp(join(folder, name), { isRecording: false })),
    );
    for (const platform of platforms) onTestFinished(() => platform.close());
    const slate = {
      ...{
        folder: join(folder, "slates"),
        fonts: await prepareFonts(join(folder, "fonts")),
        title: "竹园村",
      },
      ...{ words: "马上回来", picture: null, music: join(resources, "music/village-evening.ogg") },
    };
    const relay = await startRelayProcess(
      await buildRelay(join(folder, "out")),
      platforms.map(({ server }, index) => ({
        id: `${index}`,
        name: `${index}`,
        server,
        key: `soak-${index}`,
      })),
      process.env,
      { slate, show: { id: "soak", startedAt: Date.now(), log: join(folder, "soak.jsonl") } },
    );
    onTestFinished(() => relay.close());
    let source = loopInto(clip, relay.ingest);
    onTestFinished(() => end(source));
    const allPublish = () =>
      relay.report()?.destinations.every(({ status }) => status === "publishing") ?? false;
    await until("all publish", allPublish);

    async function disturb(): Promise<void> {
      await end(source);
      await platforms[1]?.kill();
      await sleep(5);
      source = loopInto(clip, relay.ingest);
      await platforms[1]?.revive();
      await until("all publish again", allPublish);
    }

    const memory: number[] = [];
    let cpu = cpuSeconds(relay.pid);
    for (let minute = 1; minute <= minutes; minute++) {
      for (let sample = 0; sample < samplesAMinute; sample++) {
        await sleep(60 / samplesAMinute);
        memory.push(residentMegabytes(relay.pid));
      }
      const now = cpuSeconds(relay.pid);
      const last = memory.slice(-samplesAMinute);
      const { reconnects } = relay.report()?.destinations[1] ?? {};
      console.log(
        `minute ${String(minute).padStart(3)}: ${mean(last).toFixed(1)} MB RSS (at most ${Math.max(...last).toFixed(1)}), ${(now - cpu).toFixed(2)} CPU s, ${reconnects} reconnects`,
      );
      cpu = now;
      if (minute % 5 === 0 && minute < minutes) await disturb();
    }
    expect(relay.history("0")).not.toContain("retrying");
    expect(Math.max(...memory)).toBeLessThan(150);
    // The first third is warming up.
    const settled = memory.slice(Math.floor(memory.length / 3));
    const rise = slope(settled);
    console.log(
      `rise after the first third: ${rise.toFixed(3)} MB a minute, ${mean(settled).toFixed(1)} MB on average`,
    );
    // Too short a run says nothing: the collector of garbage comes when it likes.
    if (minutes >= 10) expect(rise).toBeLessThan(0.5);
  },
  (minutes + 10) * 60_000,
);
