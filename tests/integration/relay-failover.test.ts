import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { prepareFonts } from "../../main/overlays/text/prepare-fonts";
import { startNginxRtmp } from "../helpers/nginx-rtmp";
import { framesOf } from "../helpers/picture";
import { buildRelay } from "../helpers/relay-bundle";
import { ingestApp, ingestKey, startRelayProcess } from "../helpers/relay-process";
import { decodeErrors, packetTimes, type StreamSourceOptions, startSource } from "../helpers/stream-source";
import { temporaryFolder } from "../helpers/temporary";
import { until } from "../helpers/until";

const resources = join(import.meta.dirname, "../../resources");
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function setUp() {
  const folder = temporaryFolder();
  const [nginx, entry, fonts] = await Promise.all([
    startNginxRtmp(join(folder, "平台")),
    buildRelay(join(folder, "out")),
    prepareFonts(join(folder, "字体")),
  ]);
  onTestFinished(() => nginx.close());
  const slate = {
    ...{ folder: join(folder, "垫片"), fonts, title: "竹园村 {\\b1}'it''s'", words: "马上回来" },
    ...{ picture: null, music: join(resources, "music/village-evening.ogg") },
  };
  const destination = { id: "a", name: "a", server: nginx.server, key: "live_甲?txSecret=9f8e7d" };
  const relay = await startRelayProcess(entry, [destination], process.env, { slate });
  onTestFinished(() => relay.close());
  const source = (options: StreamSourceOptions = {}) => {
    const ffmpeg = startSource(relay.ingest, options);
    onTestFinished(() => ffmpeg.kill());
    return ffmpeg;
  };
  const shows = (what: string) =>
    until(
      `it shows ${what}`,
      () => [relay.report()?.showing, relay.report()?.slateReason].join(" "),
      (now) => now.trim() === what,
    );
  return { folder, nginx, relay, source, shows };
}

const gapsOf = (times: number[]): number[] =>
  times.slice(1).map((time, index) => time - (times[index] ?? time));

/** When each picture is to be shown, in milliseconds. */
function shownTimes(file: string): number[] {
  const probe = [
    "-v",
    "error",
    "-select_streams",
    "v",
    "-show_entries",
    "packet=pts_time",
    "-of",
    "csv=p=0",
    file,
  ];
  const lines = execFileSync("ffprobe", probe, { encoding: "utf8" }).split("\n");
  return lines.map((line) => Math.round(Number.parseFloat(line) * 1000)).filter(Number.isFinite);
}

test("source killed, frozen, hidden and ended: one connection, the slate between, a recording without a fault", async () => {
  const { folder, nginx, relay, source, shows } = await setUp();
  const first = source();
  await shows("live");
  const beganAt = performance.now();
  // Hidden before there is any slate: something else stands in at once.
  relay.order({ type: "slate", on: true });
  await shows("slate asked");
  expect(relay.report()?.slate).not.toBe("ready");
  await sleep(700);
  relay.order({ type: "slate", on: false });
  await shows("live");
  await until("a slate is ready", () => relay.report()?.slate === "ready");
  expect(relay.report()).toMatchObject({
    video: {
      codec: "h264",
      width: 320,
      height: 180,
      framesPerSecond: 30,
      keyframeSeconds: 1,
      hasBFrames: true,
    },
    audio: { codec: "aac", sampleRate: 48_000, channels: 2 },
  });
  await first.kill();
  await shows("slate source-gone");
  await sleep(500);

  const second = source({ x264: "cabac=0:ref=3:8x8dct=0", bFrames: 3, keyframeEvery: 15 });
  await shows("live");
  await sleep(500);
  process.kill(second.pid, "SIGSTOP");
  await shows("slate source-frozen");
  for (const path of [relay.ingest.replace(ingestKey, "guess"), relay.ingest.replace(ingestApp, "guess")])
    await startSource(path).gone;
  expect(spawnSync("ffprobe", ["-v", "error", "-rw_timeout", "3000000", relay.ingest]).status).not.toBe(0);
  expect(relay.report()).toMatchObject({ isSourceActive: true, slateReason: "source-frozen" });
  process.kill(second.pid, "SIGCONT");
  await shows("live");

  relay.order({ type: "slate", on: true });
  await shows("slate asked");
  const askedAt = (performance.now() - beganAt) / 1000;
  await sleep(1_500);
  relay.order({ type: "slate", on: false });
  await shows("live");
  process.kill(second.pid, "SIGSTOP");
  await shows("slate source-frozen");
  // A third, while the second still holds its connection; ended in good order it says "end of sequence".
  const third = source();
  await shows("live");
  await third.finish();
  await shows("slate source-gone");
  await sleep(300);
  const lasted = performance.now() - beganAt;
  await relay.close();

  expect(relay.history("a")).not.toContain("retrying");
  expect(nginx.recordings()).toHaveLength(1);
  const [file = ""] = nginx.recordings();
  const copy = join(folder, "拷贝.mp4");
  execFileSync("ffmpeg", ["-v", "error", "-y", "-i", file, "-c", "copy", copy]);
  for (const each of [file, copy]) expect(await decodeErrors(each)).toBe("");
  const [pictures, sounds] = [await packetTimes(file, "v"), await packetTimes(file, "a")];
  for (const times of [pictures, sounds]) expect(Math.min(...gapsOf(times))).toBeGreaterThan(0);
  const shown = shownTimes(file);
  expect(new Set(shown).size).toBe(shown.length);
  // As viewers see it: a picture that others lean on is sent up to 130 ms before it is shown.
  const gaps = gapsOf(shown.sort((a, b) => a - b)).sort((a, b) => b - a);
  const recorded = (pictures.at(-1) ?? 0) - (pictures[0] ?? 0);
  console.log(
    `largest gaps ${gaps.slice(0, 6).join(", ")} ms; recorded ${recorded} of ${Math.round(lasted)} ms`,
  );
  // Two freezes; everything else closed or was asked for. The promise is 1500 and 200 ms, on a computer less busy.
  expect(gaps[0]).toBeLessThanOrEqual(1_500);
  expect(gaps[2]).toBeLessThanOrEqual(300);
  expect(Math.abs(recorded - lasted)).toBeLessThan(1_000);
  const frame = (await framesOf(file))[Math.round(askedAt) + 1];
  expect(Math.max(...(frame?.data.subarray(0, 60) ?? [255]))).toBeLessThan(40);
}, 90_000);
