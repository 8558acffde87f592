import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, expect, test, vi } from "vitest";
import { silentLog } from "../../../main/core";
import { panCut, panFilter } from "../../../main/obs/pan/pan-job";
import { createPanStore } from "../../../main/obs/pan/pan-store";
import type { FfmpegJob } from "../../../main/process/ffmpeg";
import { panMotion, panView } from "../../../preload/contract";

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), "hongcun 平移 "));
afterAll(() => rm(folder, { recursive: true, force: true }));

const size = fc.record({
  width: fc.integer({ min: 64, max: 5000 }),
  height: fc.integer({ min: 64, max: 5000 }),
});

test("what is seen has the frame's shape, stays inside, and the round begins and ends as the still", () => {
  fc.assert(
    fc.property(size, size, fc.double({ min: 0, max: 100, noNaN: true }), (picture, box, seconds) => {
      const seen = panView(picture, box, seconds);
      expect(seen.x).toBeGreaterThanOrEqual(-1e-6);
      expect(seen.y).toBeGreaterThanOrEqual(-1e-6);
      expect(seen.x + seen.width).toBeLessThanOrEqual(picture.width + 1e-6);
      expect(seen.y + seen.height).toBeLessThanOrEqual(picture.height + 1e-6);
      expect(seen.width / seen.height).toBeCloseTo(box.width / box.height, 6);
    }),
  );
  const picture = { width: 1600, height: 900 };
  const box = { width: 1280, height: 720 };
  const start = panView(picture, box, 0);
  expect(start).toEqual({ x: 0, y: 0, width: 1600, height: 900 });
  expect(panView(picture, box, panMotion.seconds).x).toBeCloseTo(start.x, 6);
  expect(panView(picture, box, panMotion.seconds / 2).width).toBeCloseTo(1600 / (1 + panMotion.zoom), 6);
});

test("it moves slowly: no faster than a twentieth of the frame a second", () => {
  const picture = { width: 4000, height: 900 };
  const box = { width: 640, height: 640 };
  for (let second = 0; second < panMotion.seconds; second++) {
    const [now, next] = [panView(picture, box, second), panView(picture, box, second + 1)];
    const shift = Math.abs(next.x + next.width / 2 - now.x - now.width / 2);
    expect(shift / now.width).toBeLessThan(0.06);
  }
});

test("a picture is cut to what is ever seen of it, with a pixel for each of the frame's", () => {
  fc.assert(
    fc.property(size, size, (picture, frame) => {
      const { scaled, cut } = panCut(picture, frame);
      expect(cut.width).toBeLessThanOrEqual(scaled.width);
      expect(cut.height).toBeLessThanOrEqual(scaled.height);
      expect(scaled.width).toBeGreaterThanOrEqual(Math.floor(frame.width * 1.09));
      expect(scaled.height).toBeGreaterThanOrEqual(Math.floor(frame.height * 1.09));
      for (const side of [scaled.width, scaled.height, cut.width, cut.height]) expect(side % 2).toBe(0);
    }),
  );
});

/** Where the bright dot of a picture lies, in pixels. */
async function dotOf(file: string) {
  const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
  let [sum, x, y] = [0, 0, 0];
  data.forEach((value, index) => {
    if (value < 60) return;
    sum += value;
    x += value * (index % info.width);
    y += value * Math.floor(index / info.width);
  });
  // A pixel's middle lies half a pixel after its number.
  return { x: x / sum + 0.5, y: y / sum + 0.5 };
}

test("ffmpeg moves the picture just as the stage does", async () => {
  const frame = { width: 320, height: 180 };
  const picture = { width: 900, height: 360 };
  const { scaled, cut } = panCut(picture, frame);
  const dot = Buffer.from(
    '<svg width="900" height="360"><rect width="900" height="360"/><circle cx="450" cy="180" r="9" fill="#fff"/></svg>',
  );
  const input = join(folder, "cut.png");
  const whole = await sharp(dot).resize(scaled.width, scaled.height, { fit: "fill" }).png().toBuffer();
  await sharp(whole)
    .extract({
      left: Math.floor((scaled.width - cut.width) / 2),
      top: Math.floor((scaled.height - cut.height) / 2),
      ...cut,
    })
    .png()
    .toFile(input);
  const wanted = [0, 100, 300, 450];
  const chosen = wanted.map((number) => `eq(n,${number})`).join("+");
  const graph = `${panFilter(cut, frame)},select='${chosen}'`;
  const output = join(folder, "frame%d.png");
  await run("ffmpeg", [
    "-v",
    "error",
    "-i",
    input,
    "-vf",
    graph,
    "-fps_mode",
    "vfr",
    "-frames:v",
    "4",
    output,
  ]);
  for (const [index, number] of wanted.entries()) {
    const found = await dotOf(join(folder, `frame${index + 1}.png`));
    const seen = panView(picture, frame, number / 25);
    expect(found.x).toBeCloseTo(((450 - seen.x) / seen.width) * frame.width, 0);
    expect(found.y).toBeCloseTo(((180 - seen.y) / seen.height) * frame.height, 0);
  }
}, 60_000);

test("a loop is drawn once a content and size, in the background, into a name of its own", async () => {
  const data = join(folder, "pans");
  const jobs: FfmpegJob[] = [];
  const ffmpeg = {
    run: vi.fn(async (job: FfmpegJob) => {
      jobs.push(job);
      await writeFile(String(job.outputs[0]?.target), "a loop");
      return { milliseconds: 1, stderr: [] };
    }),
  };
  const store = createPanStore({ folder: data, ffmpeg, log: silentLog });
  const ready = vi.fn();
  store.onReady(ready);
  const one = join(folder, "一 '图.png");
  const twin = join(folder, "二.png");
  for (const path of [one, twin])
    await sharp({ create: { width: 90, height: 60, channels: 4, background: "#a03020" } })
      .png()
      .toFile(path);
  const frame = { width: 65, height: 40 };
  expect(await store.find(one, frame)).toBeNull();
  expect(await store.find(one, frame)).toBeNull();
  await expect.poll(() => ready.mock.calls.length).toBe(1);
  const path = await store.find(one, frame);
  expect(path).toMatch(/[0-9a-f]{16}-64x40\.mp4$/);
  // The same picture under another name is the same loop; another size is another.
  expect(await store.find(twin, frame)).toBe(path);
  expect(await store.find(one, { width: 40, height: 64 })).toBeNull();
  await expect.poll(() => ready.mock.calls.length).toBe(2);
  expect(ffmpeg.run).toHaveBeenCalledTimes(2);
  expect((await readdir(data)).filter((name) => !name.endsWith(".mp4"))).toEqual([]);
  // No path enters the filter graph.
  expect(jobs[0]?.filterGraph).not.toContain("图");
  expect(await store.find(join(folder, "none.png"), frame)).toBeNull();
  store.close();
});
