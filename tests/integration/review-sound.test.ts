import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { readFile, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { silentLog } from "../../main/core";
import { createJobs } from "../../main/jobs";
import { createFfmpeg } from "../../main/process/ffmpeg";
import { createReview, type ReviewPorts, soundFile } from "../../main/review";
import type { RecordingSummary } from "../../preload/contract";
import { testContext } from "../helpers/context";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), `hongcun 声音 it's "q" `));
const ffmpeg = createFfmpeg(silentLog);
afterAll(async () => {
  await ffmpeg.close();
  await rm(folder, { recursive: true });
});

const picture = ["-f", "lavfi", "-i", "color=size=64x64:rate=5:duration=12"];

/** A film whose sound is a 1 kHz tone in both channels, as loud as an expression of `t` says. */
async function film(name: string, loudness: string | null): Promise<string> {
  const file = join(folder, name);
  const tone = loudness === null ? null : `(${loudness})*sin(2*PI*1000*t)`;
  const sound = tone === null ? [] : ["-f", "lavfi", "-i", `aevalsrc='${tone}|${tone}':s=48000:d=12`];
  await run("ffmpeg", ["-v", "error", ...picture, ...sound, "-c:v", "mpeg4", "-c:a", "flac", file]);
  return file;
}

const context = testContext(folder);
const jobs = createJobs(context);
const recordings = new Map<string, RecordingSummary>();
const review = createReview(context, {
  ffmpeg,
  jobs,
  recording: async (id) => recordings.get(id) as RecordingSummary,
  recordings: async () => [...recordings.values()],
  reading: async () => ({ texts: [], passes: [] }),
  check: async () => [],
  show: () => Promise.reject(new Error("there is none")),
} satisfies ReviewPorts);

async function soundOf(id: string, file: string) {
  const { size: bytes } = await stat(file);
  recordings.set(id, {
    ...{ id, file, name: id, bytes, startedAt: 0, seconds: 12 },
    ...{ kind: "rehearsal", showId: null, missing: false, isFinished: true, canRepair: false },
  });
  const ask = async () => (await review.handlers["review.get"]({ id })).sound;
  expect(await ask()).toBeNull();
  await expect.poll(ask, { timeout: 15_000 }).not.toBeNull();
  return await ask();
}

test("a tone of −23 dBFS is −23 LUFS, whatever silence lies in between, and the file's odd name is no matter", async () => {
  const file = await film(`录像 it's "1".mkv`, "if(between(t,4,10),0,pow(10,-23/20))");
  const sound = await soundOf("rec-1", file);
  // The calibration of EBU Tech 3341, case 1: within 0.1 LU.
  expect(sound?.integratedLufs).toBeCloseTo(-23, 0);
  expect(sound?.truePeakDb).toBeCloseTo(-23, 0);
  expect(sound).toMatchObject({ judgement: "fair", words: "声音偏小", silences: [{ from: 4, to: 10 }] });
  expect(JSON.parse(await readFile(soundFile(file), "utf8"))).toMatchObject({ version: 1, hasSound: true });
  const job = context.store.get().jobs.find(({ recording }) => recording === "rec-1");
  expect(job).toMatchObject({ kind: "measure", status: "done", progress: 1 });
});

test("what is loud clips, what is silent is silent, and a film without sound says so", async () => {
  const [loud, silent, mute] = await Promise.all([
    film("响.mkv", "0.999"),
    film("静.mkv", "0"),
    film("无声.mkv", null),
  ]);
  expect(await soundOf("loud", loud)).toMatchObject({ judgement: "poor" });
  expect((await soundOf("silent", silent))?.silences).toEqual([{ from: 0, to: 12 }]);
  expect(await soundOf("mute", mute)).toMatchObject({ words: "没有声音", integratedLufs: null });
});

test("a file that a crash cut off is measured as far as it goes", async () => {
  const file = await film("断.mkv", "0.1");
  await truncate(file, Math.floor((await stat(file)).size * 0.6));
  expect((await soundOf("cut", file))?.integratedLufs).toBeCloseTo(-20, 0);
});
