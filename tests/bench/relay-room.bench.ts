import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startNginxRtmp } from "../helpers/nginx-rtmp";
import { buildRelay } from "../helpers/relay-bundle";
import { startRelayProcess } from "../helpers/relay-process";
import { createSharedLine } from "../helpers/shared-line";
import { decodeErrors, packetTimes } from "../helpers/stream-source";
import { until } from "../helpers/until";
import { end, loopInto, makeClip, sleep } from "./bench-clip";

/**
 * Three platforms of 2.6 Mbit/s on an uplink that carries two of them, then all again: with making room and without. The
 * buffers carry everybody over the first minute of the narrow line, and later and later. `HONGCUN_ROOM_SECONDS`: how
 * long it is narrow; 180 unless told.
 */
const narrowSeconds = Number(process.env.HONGCUN_ROOM_SECONDS ?? 180);
const wideSeconds = 60;
const narrowKbps = 6_000;
const wideKbps = 12_000;

/** The share of a second-by-second stretch in which pictures came, and the longest wait for one. */
function seen(times: number[], fromMs: number, untilMs: number): { pictures: number; longest: number } {
  const inside = times.filter((time) => time >= fromMs && time < untilMs);
  const marks = [fromMs, ...inside, untilMs];
  const longest = marks
    .slice(1)
    .reduce((gap, time, index) => Math.max(gap, time - (marks[index] ?? time)), 0);
  return { pictures: inside.length / ((untilMs - fromMs) / 1000) / 30, longest };
}

test.each([true, false])("a line that carries two of three platforms; making room: %s", async (makesRoom) => {
  const folder = mkdtempSync(join(tmpdir(), "hongcun room "));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clip = join(folder, "720p30.flv");
  makeClip(clip);
  const line = createSharedLine(wideKbps);
  onTestFinished(() => line.close());
  const ids = ["first", "second", "third"];
  const platforms = await Promise.all(ids.map((id) => startNginxRtmp(join(folder, id))));
  for (const platform of platforms) onTestFinished(() => platform.close());
  const destinations = await Promise.all(
    platforms.map(async ({ port }, index) => ({
      ...{ id: ids[index] ?? "", name: ids[index] ?? "", key: `room-${index}` },
      server: `rtmp://127.0.0.1:${await line.to(port)}/live`,
    })),
  );
  const relay = await startRelayProcess(await buildRelay(join(folder, "out")), destinations, process.env, {
    makesRoom,
  });
  onTestFinished(() => relay.close());
  const source = loopInto(clip, relay.ingest);
  onTestFinished(() => end(source));
  await until(
    "all publish",
    () => relay.report()?.destinations.every(({ status }) => status === "publishing") ?? false,
  );
  const begun = performance.now();
  await sleep(5);
  line.kbps = narrowKbps;
  const narrowAt = performance.now() - begun;
  await sleep(narrowSeconds);
  line.kbps = wideKbps;
  const wideAt = performance.now() - begun;
  await sleep(wideSeconds);
  await end(source);
  await relay.close();

  for (const [index, platform] of platforms.entries()) {
    const [file = ""] = platform.recordings();
    const times = await packetTimes(file, "v");
    const narrow = seen(times, narrowAt, wideAt);
    const after = seen(times, wideAt + wideSeconds * 800, wideAt + wideSeconds * 1000 - 3_000);
    const sound = seen(await packetTimes(file, "a"), narrowAt, wideAt);
    const share = (part: number) => `${(part * 100).toFixed(0)} %`;
    console.log(
      `making room ${makesRoom ? "on " : "off"} ${(ids[index] ?? "").padEnd(6)}: narrow ${share(narrow.pictures).padStart(5)} of the pictures, at most ${(narrow.longest / 1000).toFixed(1)} s without one, ${(sound.longest / 1000).toFixed(1)} s without sound; wide again ${share(after.pictures)}; ${relay.history(ids[index] ?? "").join(" > ")}`,
    );
    expect(platform.recordings()).toHaveLength(1);
    expect(await decodeErrors(file)).toBe("");
    expect(after.pictures).toBeGreaterThan(0.9);
    if (makesRoom && index < 2) expect(narrow.pictures).toBeGreaterThan(0.95);
  }
});
