import { execFile } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { presetSchema } from "../../preload/contract";
import { frameOfDataUrl, loudest } from "../helpers/frames";
import { buildStagePage, type StageStudio, startStageStudio } from "../helpers/stage-studio";
import { testFill, testPreset } from "../unit/stage/scene-helpers";

const run = promisify(execFile);
const canvas = { width: 640, height: 360 };
let screens: string;
let studio: StageStudio;
let browser: Browser;

beforeAll(async () => {
  screens = await buildStagePage();
  studio = await startStageStudio(screens);
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required"],
  });
});

afterAll(async () => {
  await browser?.close();
  await studio?.close();
  await rm(screens, { recursive: true });
});

const state = () => studio.context.store.get();
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const everywhere = {
  landscape: { frame: { x: 0, y: 0, w: 1, h: 1 } },
  portrait: { frame: { x: 0, y: 0, w: 1, h: 1 } },
};
const named = (text: string) => ({ "zh-CN": text });
const layer = (id: string, kind: string, settings: object) => ({
  ...{ id, name: named(id), kind, layout: everywhere, settings },
});
const preset = presetSchema.parse({
  ...testPreset,
  transition: { kind: "cut", milliseconds: 0 },
  scenes: [
    {
      ...{ id: "old", name: named("老照片"), purpose: named("试") },
      layers: [
        layer("photo", "image", { role: "fixed", file: "media:bars.png", motion: "pan" }),
        layer("music", "music", { file: "media:tone.wav", decibels: -6 }),
      ],
    },
    {
      ...{ id: "quiet", name: named("安静"), purpose: named("试") },
      layers: [layer("back", "colour", { colour: "#204020" })],
    },
  ],
});

async function record(scene: string): Promise<number> {
  await studio.stage.engine.take(scene);
  await wait(1500);
  const { file } = await studio.recording.start();
  await wait(2500);
  await studio.recording.stop();
  return loudest(file);
}

test("music of a scene is in the recording at its volume and ends with the scene; its picture drifts", async () => {
  const media = join(studio.context.paths.data, "media");
  await mkdir(media, { recursive: true });
  const lavfi = async (source: string, file: string, ...more: string[]) =>
    run("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", source, ...more, join(media, file)]);
  await lavfi("sine=440:duration=2", "tone.wav", "-af", "volume=18dB");
  await lavfi("testsrc=s=800x450", "bars.png", "-frames:v", "1");
  await studio.stage.engine.applyPreset(preset, "landscape", canvas, testFill);
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(studio.url);
  await expect.poll(() => state().stage.session, { timeout: 15_000 }).not.toBeNull();

  const heard = await record("test/old");
  expect(heard).toBeGreaterThan(-16);
  expect(heard).toBeLessThan(-3);
  const pictures = new Set<string>();
  for (let shot = 0; shot < 3; shot++) {
    const { dataUrl } = await studio.stage.engine.screenshot(null, 640);
    const frame = await frameOfDataUrl(dataUrl);
    pictures.add([0.2, 0.4, 0.6, 0.8].map((x) => frame.at(x, 0.9).join(",")).join(" "));
    await wait(1200);
  }
  expect(pictures.size).toBeGreaterThan(1);
  // Two seconds of a tone, looped: it would have ended by now.
  expect(await record("test/quiet")).toBeLessThan(-60);
  expect(complaints).toEqual([]);
});
