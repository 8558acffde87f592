import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { silentLog } from "../../../main/core";
import { createFfmpeg, statedSeconds } from "../../../main/process/ffmpeg";
import { createMeasure } from "../../../main/recording/measure";

const run = promisify(execFile);
const ffmpeg = createFfmpeg(silentLog);
const measureUntil = createMeasure(ffmpeg);
const measure = (file: string) => measureUntil(file, new AbortController().signal);
let folder: string;
let whole: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), `长度 it's "long" `));
  whole = join(folder, "整段.mkv");
  const source = "testsrc=size=320x180:rate=30:duration=6";
  await run("ffmpeg", [
    "-v",
    "error",
    "-f",
    "lavfi",
    "-i",
    source,
    "-g",
    "30",
    "-preset",
    "ultrafast",
    whole,
  ]);
}, 60_000);
afterAll(async () => {
  await ffmpeg.close();
  await rm(folder, { recursive: true });
});

test("a finished file's length is what its header states", async () => {
  expect(await measure(whole)).toBeCloseTo(6, 1);
}, 30_000);

test("a file whose end was never written is read to its end", async () => {
  const streamed = join(folder, "没有写完.mkv");
  await run("ffmpeg", ["-v", "error", "-i", whole, "-c", "copy", "-live", "1", streamed]);
  const cut = join(folder, "被截断.mkv");
  await copyFile(streamed, cut);
  await truncate(cut, Math.floor((await stat(cut)).size * 0.6));
  expect(await measure(streamed)).toBeCloseTo(6, 0);
  const left = (await measure(cut)) ?? 0;
  expect(left).toBeGreaterThan(2);
  expect(left).toBeLessThan(5);
}, 30_000);

test("what is no video has no length", async () => {
  const text = join(folder, "不是视频.mkv");
  await writeFile(text, "hello");
  expect(await measure(text)).toBeNull();
  expect(await measure(join(folder, "没有.mkv"))).toBeNull();
}, 30_000);

test("the header's words", () => {
  expect(statedSeconds("  Duration: 01:02:03.50, start: 0.0, bitrate: 1 kb/s")).toBe(3723.5);
  expect(statedSeconds("  Duration: N/A, start: 0.0, bitrate: N/A")).toBeNull();
  expect(statedSeconds("  Duration: 00:00:00.00, start: 0")).toBeNull();
});
