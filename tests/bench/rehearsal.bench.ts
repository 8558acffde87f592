import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createGlance } from "../../main/recording/glance/glance";
import { decode } from "../helpers/frames";
import { type StudioProcess, startStudio } from "../helpers/studio-process";
import { emptyPage, startBareRecording } from "./bare-recorder";
import { drawDemoFilm } from "./demo-film";
import { type Hour, openHour } from "./hour-recording";
import { cpuSeconds } from "./process-cost";
import { median } from "./timing";

// `npx vitest run --config tests/bench/vitest.config.ts rehearsal.bench`: what a rehearsal costs, beside the least it could.
// HONGCUN_BENCH_SECONDS and HONGCUN_BENCH_ROUNDS say how long and how often is recorded.

const seconds = Number(process.env.HONGCUN_BENCH_SECONDS ?? 15);
const rounds = Number(process.env.HONGCUN_BENCH_ROUNDS ?? 3);
/** What the stage asks this browser for. */
const mimeType = "video/x-matroska;codecs=avc1,opus";
const folder = mkdtempSync(join(tmpdir(), "hongcun-rehearsal-"));
const run = promisify(execFile);
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const say = (what: string, ...figures: string[]) => console.log(`${what.padEnd(48)} ${figures.join(" · ")}`);
const browserArguments = [
  ...["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  ...["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
  "--autoplay-policy=no-user-gesture-required",
];

let studio: StudioProcess;
let videoKbps = 0;
const browsers: Browser[] = [];

beforeAll(async () => {
  await run(process.execPath, [resolve(import.meta.dirname, "../../main/launch/ensure-build.mjs")]);
  studio = await startStudio({ folder });
  await studio.call("settings.set", { welcomed: true });
  await studio.call("show.open", { id: "zhuyuan-morning" });
  ({ videoKbps } = (await studio.call("settings.get", {})).video);
});
afterAll(async () => {
  for (const browser of browsers) await browser.close().catch(() => undefined);
  await studio?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openBrowser(): Promise<{ browser: Browser; page: Page; pids(): Promise<number[]> }> {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: browserArguments });
  browsers.push(browser);
  const context = await browser.newContext({ permissions: ["camera", "microphone"] });
  const page = await context.newPage();
  const session = await browser.newBrowserCDPSession();
  return {
    ...{ browser, page },
    pids: async () => (await session.send("SystemInfo.getProcessInfo")).processInfo.map(({ id }) => id),
  };
}

interface Cost {
  framesPerSecond: number;
  /** Of one core, in percent: the browser's processes, and the studio where it has a part in it. */
  cpu: number;
}

/** Processor time of some processes while something goes on for a while. */
async function costOf(pids: () => Promise<number[]>): Promise<number> {
  const of = async () => (await pids()).reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  const before = await of();
  const begun = performance.now();
  await pause(seconds * 1000);
  return ((await of()) - before) / ((performance.now() - begun) / 1000);
}

const rateOf = async (file: string): Promise<number> => {
  const { frames, seconds: length } = await decode(file);
  return frames / length;
};

async function byStage(): Promise<Cost> {
  const { browser, page, pids } = await openBrowser();
  await page.goto(studio.url);
  await studio.until(
    "the stage has its camera",
    ({ engine, stage }) =>
      engine.kind === "stage" && stage.session !== null && engine.devices.cameras.length > 0,
  );
  await studio.call("rehearsal.start", {});
  await studio.call("show.goto", { index: 0 });
  await pause(2000);
  const cpu = await costOf(async () => [...(await pids()), studio.pid]);
  await studio.call("rehearsal.stop", {});
  const { recording } = await studio.until(
    "the recording is an MP4",
    ({ recording: now }) => now.recordings[0]?.isFinished === true,
    120,
  );
  await browser.close();
  return { cpu: cpu * 100, framesPerSecond: await rateOf(recording.recordings[0]?.file ?? "") };
}

async function byBarePage(): Promise<Cost> {
  const { browser, page, pids } = await openBrowser();
  const served = await emptyPage();
  await page.goto(served.url);
  const end = await startBareRecording(page, { mimeType, videoKbps });
  await pause(2000);
  const cpu = await costOf(pids);
  const file = join(folder, "bare.mkv");
  writeFileSync(file, await end());
  await browser.close();
  served.close();
  return { cpu: cpu * 100, framesPerSecond: await rateOf(file) };
}

test("a rehearsal at 720p30 against a bare canvas and recorder with the same camera", async () => {
  const stage: Cost[] = [];
  const bare: Cost[] = [];
  for (let round = 0; round < rounds; round++) {
    stage.push(await byStage());
    bare.push(await byBarePage());
  }
  const words = (costs: Cost[]) => [
    `${median(costs.map(({ framesPerSecond }) => framesPerSecond)).toFixed(1)} frames a second`,
    `${median(costs.map(({ cpu }) => cpu)).toFixed(0)} % of a core`,
    `runs ${costs.map((cost) => `${cost.framesPerSecond.toFixed(1)} / ${cost.cpu.toFixed(0)} %`).join(", ")}`,
  ];
  console.log(`\nmedian of ${rounds} rounds of ${seconds} s, in turn`);
  say("the stage, the studio and its screen", ...words(stage));
  say("a canvas and a recorder, nothing else", ...words(bare));
  const ratio = median(stage.map(({ cpu }) => cpu)) / median(bare.map(({ cpu }) => cpu));
  say("processor time, the one against the other", `${ratio.toFixed(2)} ×`);
  for (const { framesPerSecond } of [...stage, ...bare]) expect(framesPerSecond).toBeGreaterThan(0);
}, 900_000);

test("an hour's recording: clips, sound and picture at a glance", async () => {
  const hour: Hour = openHour();
  try {
    const clips = await hour.plans();
    const copied = (await hour.cut({ clips })).seconds;
    const encoded = (await hour.cut({ clips: clips.slice(0, 1), exact: true })).seconds;
    say("twenty clips of a minute, copied", `${copied.toFixed(1)} s`);
    say(
      "one of them encoded anew",
      `${encoded.toFixed(1)} s`,
      `twenty reckoned at ${(encoded * 20).toFixed(0)} s`,
    );
    say("encoding against copying", `${((encoded * 20) / copied).toFixed(0)} ×`);
    expect(encoded * 20).toBeGreaterThan(copied * 3);
    const glance = createGlance(hour.context, hour.ffmpeg);
    const timed = async (work: Promise<unknown>) => {
      const begun = performance.now();
      await work;
      return `${((performance.now() - begun) / 1000).toFixed(2)} s`;
    };
    say("its sound as a wave", await timed(glance.wave(hour.recording)));
    say("a picture of it", await timed(glance.thumbnail(hour.recording, { width: 320 })));
    say(
      "another, from its last minute",
      await timed(glance.thumbnail(hour.recording, { width: 320, at: 3550 })),
    );
    glance.close();
  } finally {
    await hour.close();
  }
}, 900_000);

test("the demo show as a film", () => drawDemoFilm({ width: 1280, height: 720 }), 1_800_000);
