import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Senses } from "../../main/core";
import { readTimeline, timelineFile } from "../../preload/contract";
import { stillCard } from "../helpers/cards";
import { apart, coloursAt, decode, frameAt, frameOfDataUrl, loudest, streamsOf } from "../helpers/frames";
import { buildStagePage, type StageStudio, startStageStudio } from "../helpers/stage-studio";
import { testFill, testPreset } from "../unit/stage/scene-helpers";

const canvas = { width: 1280, height: 720 };
const red = [192, 32, 32] as [number, number, number];
const blue = [32, 64, 192] as [number, number, number];
const green = [40, 160, 60] as [number, number, number];
const amber = [255, 157, 43] as [number, number, number];
/** The clip where there is no camera, and the sky over its village. */
const standIn = "pictures/stand-in-village.webm";
const sky = [243, 215, 164] as [number, number, number];
const named = { red, green, blue };
/** What a colour may lose on its way through JPEG or 4:2:0 video. */
const tolerance = 24;
const fakeDevices = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

let screens: string;
let studio: StageStudio;
let browsers: Browser[] = [];

beforeAll(async () => {
  screens = await buildStagePage();
});
afterAll(() => rm(screens, { recursive: true }));
beforeEach(async () => {
  studio = await startStageStudio(screens);
  await studio.stage.engine.applyPreset(testPreset, "landscape", canvas, testFill);
});
afterEach(async () => {
  for (const browser of browsers) await browser.close().catch(() => {});
  browsers = [];
  await studio.close();
});

const state = () => studio.context.store.get();
const codes = () => state().problems.map(({ code }) => code);

async function openPage(args: string[] = fakeDevices) {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", ...args],
  });
  browsers.push(browser);
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(studio.url);
  return { browser, page, complaints };
}

const attached = () => expect.poll(() => state().stage.session, { timeout: 15_000 }).not.toBeNull();
const screenshot = async (scene: string | null = null) =>
  frameOfDataUrl((await studio.stage.engine.screenshot(scene, 1280)).dataUrl);
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function makeCard(name: string, colour: string) {
  const file = join(studio.context.paths.data, "overlays", name);
  await sharp({ create: { width: 760, height: 240, channels: 4, background: colour } })
    .png()
    .toFile(file);
  return stillCard(file, { width: 760, height: 240 }, { slot: "lower-third" });
}

test("a rehearsal is recorded: camera, sound, the scene's colours, 彩排 in the corner, cards and scenes as taken", async () => {
  const { complaints } = await openPage();
  await attached();
  await studio.stage.engine.take("test/talk");
  expect(state().scenes.onAir).toBe("test/talk");
  await expect(studio.rehearsal.handlers["rehearsal.start"]({ record: true, tag: true })).resolves.toEqual({
    recording: true,
  });
  await wait(2500);
  await studio.stage.engine.showCard(await makeCard("卡 a.png", "#28a03c"));
  await wait(1500);
  const taken = await studio.stage.engine.take("test/story");
  expect(taken.milliseconds).toBeGreaterThanOrEqual(200);
  await wait(1500);
  await studio.rehearsal.handlers["rehearsal.stop"]({});

  await expect.poll(() => state().recording.recordings[0]?.isFinished, { timeout: 20_000 }).toBe(true);
  const [entry] = await studio.recording.handlers["recording.list"]({});
  expect(entry).toMatchObject({ kind: "rehearsal", missing: false });
  const file = entry!.file;
  expect(file).toMatch(/\.mp4$/);
  const streams = await streamsOf(file);
  expect(streams.map(({ codec_name }) => codec_name).sort()).toEqual(["aac", "h264"]);
  expect(streams.find(({ codec_name }) => codec_name === "h264")).toMatchObject(canvas);
  const { complaints: broken, frames, seconds } = await decode(file);
  expect(broken).toBe("");
  expect(frames).toBeGreaterThan(90);
  expect(entry!.seconds).toBeCloseTo(seconds, 0);

  const early = await frameAt(file, 1.5);
  expect(apart(early.at(0.25, 0.6), red)).toBeLessThan(tolerance);
  expect(apart(early.at(0.75, 0.5), red)).toBeGreaterThan(60);
  expect(apart(early.at(0.979, 0.012), amber)).toBeLessThan(tolerance);
  // What was seen one after the other at a point that the card and both scenes cover.
  const seen = (await coloursAt(file, 0.25, 0.2)).map((colour) =>
    Object.keys(named).find((name) => apart(colour, named[name as keyof typeof named]) < tolerance),
  );
  const known = seen.filter((name) => name !== undefined);
  // The time line counts by the picture's own time: the scene is noted when its fade has ended.
  const noted = readTimeline(await readFile(timelineFile(file), "utf8"));
  const story = noted.find((line) => line.kind === "scene" && line.scene === "test/story");
  const off = (story?.t ?? 0) / 1000 - seen.indexOf("blue") / 10;
  console.log(`the time line is ${Math.round(off * 1000)} ms after the picture`);
  expect(Math.abs(off)).toBeLessThan(0.8);
  expect(known.filter((name, index) => name !== known[index - 1])).toEqual(["red", "green", "blue"]);
  // The fake microphone beeps.
  expect(await loudest(file)).toBeGreaterThan(-40);
  expect(state().engine.devices.cameras.length).toBeGreaterThan(0);
  expect(state().engine.devices.microphones.length).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  expect(codes()).toEqual([]);
});

test("the browser killed in the middle leaves a recording that plays to within two seconds", async () => {
  const { browser } = await openPage();
  await attached();
  await studio.stage.engine.take("test/talk");
  const { file } = await studio.recording.start();
  const from = Date.now();
  await wait(5000);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const lasted = (Date.now() - from) / 1000;
  for (const { id } of processInfo) process.kill(id, "SIGKILL");
  await expect.poll(() => state().recording.status, { timeout: 20_000 }).toBe("idle");
  expect(codes()).toEqual(["stage.window-lost"]);
  const { complaints, seconds } = await decode(file);
  // Where the file was cut is all there is to say about it; every frame until there decodes.
  expect(complaints.replace(/^\[matroska.*File ended prematurely.*$/gm, "").trim()).toBe("");
  expect(seconds).toBeGreaterThan(lasted - 2);
  await expect.poll(() => state().recording.recordings[0]?.seconds).toBeCloseTo(seconds, 0);
  // Another window may be the stage at once, and goes on from the same scene.
  await openPage();
  await attached();
  expect(apart((await screenshot()).at(0.25, 0.6), red)).toBeLessThan(tolerance);
});

test("muted in the middle: the recording is silent from there, and what the stage hears and sees is told all the same", async () => {
  await openPage();
  await attached();
  const told: Senses[] = [];
  studio.stage.onEvents({ sensed: (senses) => told.push(senses) });
  studio.stage.engine.sense(true);
  await studio.stage.engine.take("test/talk");
  expect(state().engine.microphoneMuted).toBe(false);
  await studio.recording.start();
  const heard = await studio.stage.engine.listen(1500);
  expect(heard.levels).toHaveLength(15);
  // The fake microphone beeps.
  expect(Math.max(...heard.levels)).toBeGreaterThan(-40);
  const sound = join(studio.context.paths.data, "heard.wav");
  await writeFile(sound, Buffer.from((heard.sound ?? "").split(",")[1] ?? "", "base64"));
  const decoded = await decode(sound);
  expect(decoded.complaints).toBe("");
  expect(decoded.seconds).toBeCloseTo(1.5, 1);
  expect(await loudest(sound)).toBeGreaterThan(-40);

  await studio.stage.engine.mute(true);
  expect(state().engine.microphoneMuted).toBe(true);
  const mutedAt = told.length;
  await expect.poll(() => told.length, { timeout: 20_000 }).toBeGreaterThan(mutedAt + 2);
  await studio.recording.stop();
  const muted = told.slice(mutedAt + 1);
  expect(Math.max(...muted.flatMap(({ voice }) => voice ?? []))).toBeGreaterThan(-40);
  const cameras = muted.flatMap((senses) => senses.cameras ?? []);
  const [camera] = cameras;
  expect(camera?.name).toBe("主播摄像头");
  expect(camera?.brightness).toBeGreaterThan(10);
  expect(Math.max(...cameras.map(({ change }) => change))).toBeGreaterThan(0);
  studio.stage.engine.sense(false);

  await expect.poll(() => state().recording.recordings[0]?.isFinished, { timeout: 20_000 }).toBe(true);
  const file = state().recording.recordings[0]?.file ?? "";
  const { seconds } = await decode(file);
  expect(await loudest(file, { until: 1.4 })).toBeGreaterThan(-40);
  expect(await loudest(file, { from: seconds - 1.5 })).toBeLessThan(-80);
});

test("no camera, no microphone: a stand-in in its place that moves, and the picture is recorded all the same", async () => {
  await copyFile(resolve("resources", standIn), join(studio.context.paths.resources, standIn));
  const { complaints } = await openPage(["--use-fake-ui-for-media-stream"]);
  await attached();
  await studio.stage.engine.take("test/talk");
  const frame = await screenshot();
  expect(apart(frame.at(0.25, 0.6), red)).toBeLessThan(tolerance);
  // From when the clip plays.
  await expect
    .poll(async () => apart((await screenshot()).at(0.75, 0.25), sky), { timeout: 15_000 })
    .toBeLessThan(tolerance);
  await expect(studio.stage.engine.listen(1000)).rejects.toMatchObject({ code: "stage.no-microphone" });
  const { file } = await studio.recording.start();
  await wait(2500);
  await studio.recording.stop();
  const decoded = await decode(file);
  expect(decoded.complaints).toBe("");
  expect(decoded.seconds).toBeGreaterThan(1.5);
  expect(complaints).toEqual([]);
});

/** Takes camera and microphone away in mid-use, as a cable that is pulled does; asked for again, they are there again. */
async function takeDevicesAway(browser: Browser) {
  const session = await browser.newBrowserCDPSession();
  const { origin } = new URL(studio.url);
  const { browserContextIds } = await session.send("Target.getBrowserContexts");
  for (const browserContextId of browserContextIds)
    for (const name of ["camera", "microphone"])
      await session.send("Browser.setPermission", {
        ...{ permission: { name }, setting: "prompt", origin, browserContextId },
      });
}

test("camera and microphone gone in the middle: the recording goes on with the stand-in, and both come back by themselves", async () => {
  await copyFile(resolve("resources", standIn), join(studio.context.paths.resources, standIn));
  const { browser, complaints } = await openPage();
  await attached();
  await studio.stage.engine.take("test/talk");
  const shown = async () => apart((await screenshot()).at(0.75, 0.25), sky);
  await expect.poll(shown, { timeout: 15_000 }).toBeGreaterThan(60);
  await studio.recording.start();
  await wait(1500);
  await takeDevicesAway(browser);
  await expect.poll(shown, { timeout: 15_000, interval: 200 }).toBeLessThan(tolerance);
  await expect.poll(shown, { timeout: 20_000 }).toBeGreaterThan(60);
  await wait(2000);
  expect(state().recording.status).toBe("recording");
  await studio.recording.stop();

  await expect.poll(() => state().recording.recordings[0]?.isFinished, { timeout: 20_000 }).toBe(true);
  const file = state().recording.recordings[0]?.file ?? "";
  const decoded = await decode(file);
  expect(decoded.complaints).toBe("");
  const places = (await coloursAt(file, 0.75, 0.25)).map((colour) => apart(colour, sky) < tolerance);
  expect([places[0], places.includes(true), places.at(-1)]).toEqual([false, true, false]);
  // The fake microphone beeps, before and after.
  expect(await loudest(file, { until: 1.4 })).toBeGreaterThan(-40);
  expect(await loudest(file, { from: decoded.seconds - 1.5 })).toBeGreaterThan(-40);
  expect(complaints).toEqual([]);
});

test("a card comes without a gap after another and leaves; a scene that is not on air can be looked at", async () => {
  await openPage();
  await attached();
  await studio.stage.engine.take("test/talk");
  await studio.stage.engine.showCard(await makeCard("一.png", "#28a03c"));
  expect(apart((await screenshot()).at(0.25, 0.2), green)).toBeLessThan(tolerance);
  await studio.stage.engine.showCard(await makeCard("二.png", "#2040c0"));
  expect(apart((await screenshot()).at(0.25, 0.2), blue)).toBeLessThan(tolerance);
  await studio.stage.engine.hideCard("lower-third");
  expect(apart((await screenshot()).at(0.25, 0.2), red)).toBeLessThan(tolerance);
  const other = await screenshot("test/story");
  expect(apart(other.at(0.25, 0.2), blue)).toBeLessThan(tolerance);
  const gone = {
    ...(await makeCard("三.png", "#28a03c")),
    still: join(studio.context.paths.data, "overlays", "x.png"),
  };
  await expect(studio.stage.engine.showCard(gone)).rejects.toMatchObject({ code: "stage.silent" });
});

test("a second window says where the stage is and shows its picture, and can take it over", async () => {
  const first = await openPage();
  await attached();
  await studio.stage.engine.take("test/talk");
  const session = state().stage.session;
  const second = await openPage();
  await second.page.getByText("舞台在另一个窗口里").waitFor();
  await second.page.getByRole("img", { name: "内置舞台的节目画面" }).waitFor();
  expect(state().stage.session).toBe(session);
  await second.page.getByRole("button", { name: "在这里显示" }).click();
  await first.page.getByText("舞台在另一个窗口里").waitFor();
  expect(state().stage.session).not.toBe(session);
  await second.page.reload();
  await expect.poll(() => state().stage.session, { timeout: 15_000 }).not.toBeNull();
  await second.page.getByRole("img", { name: "内置舞台的节目画面" }).waitFor();
  expect(apart((await screenshot()).at(0.25, 0.6), red)).toBeLessThan(tolerance);
});
