import { execFile } from "node:child_process";
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createProblems,
  createStateStore,
  initialState,
  type StudioContext,
  silentLog,
  systemClock,
} from "../../main/core";
import { createJobs } from "../../main/jobs";
import { createFfmpeg, mediaFacts } from "../../main/process/ffmpeg";
import { createMeasure, createRecording } from "../../main/recording";
import { convert } from "../../main/recording/finish/convert";
import { resolveMedia } from "../../main/storage";
import type { JobState, RecordingSummary } from "../../preload/contract";
import { decode, loudest, streamsOf } from "../helpers/frames";
import { until } from "../helpers/until";

const run = promisify(execFile);
const ffmpeg = createFfmpeg(silentLog);
let root: string;
let sources: string;
/** Six seconds as the stage leaves them (H.264, Opus, no length in the header), and two of VP8. */
let staged: string;
let webm: string;
let cut: string;

const make = (...words: string[]) => run("ffmpeg", ["-v", "error", "-y", ...words]);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), `录像 it's "on" `));
  sources = join(root, "sources");
  await mkdir(sources);
  [staged, webm, cut] = ["staged.mkv", "a.webm", "cut.mkv"].map((name) => join(sources, name)) as [
    string,
    string,
    string,
  ];
  const seen = ["-f", "lavfi", "-i", "testsrc=size=320x180:rate=30:duration=6"];
  // Loud from the second to the fourth second.
  const heard = [
    "-f",
    "lavfi",
    "-i",
    "sine=frequency=440:duration=6,volume='if(between(t,2,4),4,0)':eval=frame",
  ];
  const coded = [
    "-c:v",
    "libx264",
    "-preset",
    "ultrafast",
    "-pix_fmt",
    "yuv420p",
    "-g",
    "30",
    "-c:a",
    "libopus",
  ];
  await Promise.all([
    make(...seen, ...heard, ...coded, "-f", "matroska", "-live", "1", staged),
    make(
      ...seen,
      ...heard,
      ..."-t 2 -c:v libvpx -deadline realtime -cpu-used 8 -b:v 400k -c:a libopus".split(" "),
      webm,
    ),
  ]);
  await copyFile(staged, cut);
  await truncate(cut, Math.floor((await stat(staged)).size * 0.6));
}, 60_000);
afterAll(async () => {
  await ffmpeg.close();
  await rm(root, { recursive: true });
});

/** A studio's recordings as they are found at a start: files of an hour ago, listed. */
async function start(
  name: string,
  files: Record<string, string>,
  more: { freeBytes?: () => Promise<number> } = {},
) {
  const paths = { data: join(root, name), resources: root, fonts: root, relayEntry: root };
  const store = createStateStore(initialState());
  const context: StudioContext = {
    store,
    problems: createProblems(store, systemClock),
    log: silentLog,
    clock: systemClock,
    paths,
  };
  const folder = join(paths.data, "recordings");
  await mkdir(folder, { recursive: true });
  const old = new Date(Date.now() - 3_600_000);
  const recordings = [];
  for (const [id, source] of Object.entries(files)) {
    const file = join(folder, `${id} 第 1 段 it's "好"${source.endsWith(".webm") ? ".webm" : ".mkv"}`);
    await copyFile(source, file);
    await utimes(file, old, old);
    recordings.push({ id, file, name: id, startedAt: +old, seconds: null, kind: "show", showId: null });
  }
  await writeFile(
    join(paths.data, "recordings.json"),
    JSON.stringify({ version: 1, active: null, recordings }),
  );
  const jobs = createJobs(context);
  const recording = createRecording(context, {
    ...{ engine: () => null, probeSeconds: createMeasure(ffmpeg), ffmpeg, jobs, ...more },
  });
  const state = () => store.get();
  return {
    ...{ context, folder, paths, jobs, recording, state },
    entry: (id: string) => state().recording.recordings.find((one) => one.id === id) as RecordingSummary,
    job: (id: string) => state().jobs.find((one) => one.recording === id) as JobState,
    names: async () => (await readdir(folder)).toSorted(),
    over: (id: string) =>
      until(
        `the job of ${id} ends`,
        () => state().jobs.find((one) => one.recording === id),
        (job) => job !== undefined && job.status !== "waiting" && job.status !== "running",
      ),
    async close() {
      await recording.close();
      await jobs.close();
    },
  };
}

test("what the stage left becomes MP4s that play to their end, and what was cut off is repaired", async () => {
  const studio = await start("data", { "rec-good": staged, "rec-webm": webm, "rec-cut": cut });
  const before = join(studio.folder, `rec-good 第 1 段 it's "好".mkv`);
  for (const end of [".reading.jsonl", ".timeline.jsonl"]) await writeFile(before + end, "{}");
  await writeFile(before.replace(".mkv", ".srt"), "1");
  await studio.recording.open();
  expect((await studio.over("rec-good"))?.error).toBeNull();
  expect((await studio.over("rec-webm"))?.error).toBeNull();

  const good = studio.entry("rec-good");
  expect(good).toMatchObject({ isFinished: true, canRepair: false, missing: false });
  expect(basename(good.file)).toBe(`rec-good 第 1 段 it's "好".mp4`);
  expect(studio.job("rec-good").files).toEqual([good.file]);
  expect((await streamsOf(good.file)).map(({ codec_name }) => codec_name)).toEqual(["h264", "aac"]);
  const played = await decode(good.file);
  expect(played).toMatchObject({ complaints: "", frames: 180 });
  expect(good.seconds).toBeCloseTo(6, 0);
  const bytes = await readFile(good.file);
  expect(bytes.indexOf("moov")).toBeLessThan(bytes.indexOf("mdat"));
  const other = studio.entry("rec-webm");
  expect((await streamsOf(other.file)).map(({ codec_name }) => codec_name)).toEqual(["h264", "aac"]);
  expect((await decode(other.file)).complaints).toBe("");
  expect(await loudest(good.file)).toBeGreaterThan(-20);

  // What was cut off is left as it is, and its repair offered.
  expect((await studio.over("rec-cut"))?.error?.message).toContain("没有录完整");
  const damaged = studio.entry("rec-cut");
  expect(damaged).toMatchObject({ isFinished: false, canRepair: true });
  expect((await stat(damaged.file)).size).toBe((await stat(cut)).size);
  const { seconds: readable } = await decode(damaged.file);
  await studio.recording.handlers["recording.repair"]({ id: "rec-cut" });
  expect(await studio.over("rec-cut")).toMatchObject({ kind: "repair", status: "done", error: null });
  const repaired = studio.entry("rec-cut");
  expect(repaired).toMatchObject({ isFinished: true, canRepair: false });
  const whole = await decode(repaired.file);
  expect(whole.complaints).toBe("");
  expect(whole.seconds).toBeGreaterThan(readable - 0.2);
  expect(studio.state().problems.map(({ code }) => code)).toEqual(["recording.repaired"]);
  await expect(studio.recording.handlers["recording.repair"]({ id: "rec-cut" })).rejects.toMatchObject({
    code: "recording.nothing-to-repair",
  });
  expect((await studio.names()).filter((name) => !name.endsWith(".mp4"))).toEqual([
    `rec-good 第 1 段 it's "好".mp4.reading.jsonl`,
    `rec-good 第 1 段 it's "好".mp4.timeline.jsonl`,
    `rec-good 第 1 段 it's "好".srt`,
  ]);

  await glances(studio);
  for (const id of ["rec-good", "rec-webm", "rec-cut"])
    await studio.recording.handlers["recording.remove"]({ id });
  expect(await studio.names()).toEqual([]);
  expect(await readdir(join(studio.paths.data, "thumbnails", "recordings"))).toEqual([]);
  await studio.close();
}, 60_000);

/** A picture and the sound of a recording, and both from what was kept. */
async function glances({ recording, paths }: Awaited<ReturnType<typeof start>>) {
  const { "recording.thumbnail": picture, "recording.wave": wave } = recording.handlers;
  const { image } = await picture({ id: "rec-good", width: 160 });
  expect(image).toMatch(/^thumb:recordings\/rec-good\/[0-9a-f]+\.jpg$/);
  const made = await sharp(resolveMedia(paths, image)).metadata();
  expect([made.width, made.height]).toEqual([160, 90]);
  expect((await picture({ id: "rec-good", width: 160 })).image).toBe(image);
  const late = await picture({ id: "rec-good", width: 160, at: 999 });
  expect((await sharp(resolveMedia(paths, late.image)).metadata()).width).toBe(160);
  const { peaks, stepSeconds } = await wave({ id: "rec-good" });
  expect(peaks.length * stepSeconds).toBeCloseTo(6, 0);
  const at = (seconds: number) => peaks[Math.round(seconds / stepSeconds)] ?? -1;
  expect([at(1), at(5)]).toEqual([0, 0]);
  expect(at(3)).toBeGreaterThan(30);
  expect(await wave({ id: "rec-good" })).toEqual({ peaks, stepSeconds });
}

test("a show goes first, calling off leaves nothing, and the next start clears up after a crash", async () => {
  const long = join(sources, "long.webm");
  await make("-stream_loop", "59", "-i", webm, "-c", "copy", long);
  const studio = await start("busy", { "rec-long": long });
  await studio.recording.open();
  const isPart = (name: string) => name.endsWith(".part");
  const runs = () =>
    until(
      "it runs",
      () => studio.job("rec-long"),
      (job) => (job?.progress ?? 0) > 0,
    );
  await runs();
  expect((await studio.names()).filter(isPart)).toHaveLength(1);
  studio.context.store.update((draft) => {
    draft.live.status = "on-air";
  });
  await until(
    "it stands aside",
    () => studio.job("rec-long").status,
    (status) => status === "waiting",
  );
  expect((await studio.names()).filter(isPart)).toEqual([]);
  studio.context.store.update((draft) => {
    draft.live.status = "idle";
  });
  await until(
    "it runs again",
    () => studio.job("rec-long"),
    ({ status, progress }) => status === "running" && progress > 0,
  );
  await studio.jobs.handlers["job.cancel"]({ id: studio.job("rec-long").id });
  expect(studio.job("rec-long")).toMatchObject({ status: "cancelled", files: [] });
  expect(await studio.names()).toEqual([basename(studio.entry("rec-long").file)]);
  await until("its repair is offered", () => studio.entry("rec-long").canRepair);
  await studio.close();

  // The studio was killed between the two names: the proven MP4 lies in its place, the list names the original.
  const index = join(studio.paths.data, "recordings.json");
  const stored = JSON.parse(await readFile(index, "utf8"));
  const [left] = stored.recordings;
  const mp4 = left.file.replace(".webm", ".mp4");
  await make("-i", staged, "-c:v", "copy", "-c:a", "aac", mp4);
  await writeFile(`${left.file}.timeline.jsonl`, "{}");
  await writeFile(`${mp4.replace(".mp4", "-2.mp4")}.part`, "half");
  await writeFile(
    index,
    JSON.stringify({ ...stored, recordings: [{ ...left, becoming: mp4, original: left.file }] }),
  );
  const next = createRecording(studio.context, {
    ...{ engine: () => null, probeSeconds: createMeasure(ffmpeg), ffmpeg, jobs: studio.jobs },
  });
  await next.open();
  expect(studio.entry("rec-long")).toMatchObject({ file: mp4, isFinished: true, canRepair: false });
  expect(await studio.names()).toEqual([basename(mp4), `${basename(mp4)}.timeline.jsonl`]);
  await next.close();
}, 60_000);

test("what nobody can read is said to be so, and a file that was moved away is left alone", async () => {
  const named = (name: string) => join(sources, name);
  const [empty, words, sound] = [named("empty.mkv"), named("words.mkv"), named("sound.mkv")];
  await Promise.all([
    writeFile(empty, ""),
    writeFile(words, "这不是录像".repeat(100)),
    make("-f", "lavfi", "-i", "sine=duration=2", "-c:a", "libopus", sound),
  ]);
  const files = { "rec-empty": empty, "rec-words": words, "rec-sound": sound, "rec-gone": staged };
  const studio = await start("unreadable", files);
  await rm(join(studio.folder, `rec-gone 第 1 段 it's "好".mkv`));
  await studio.recording.open();
  for (const id of ["rec-empty", "rec-words"])
    expect(await studio.over(id), id).toMatchObject({ status: "failed" });
  expect(await studio.over("rec-sound")).toMatchObject({ status: "done" });
  expect(studio.job("rec-gone")).toBeUndefined();
  expect(studio.entry("rec-gone")).toMatchObject({ missing: true, canRepair: false });
  expect(studio.entry("rec-empty")).toMatchObject({ canRepair: false });
  expect(studio.entry("rec-words")).toMatchObject({ canRepair: true });
  await studio.recording.handlers["recording.repair"]({ id: "rec-words" });
  expect((await studio.over("rec-words"))?.error?.message).toContain("读不出画面和声音");
  const picture = studio.recording.handlers["recording.thumbnail"];
  await expect(picture({ id: "rec-sound", width: 160 })).rejects.toMatchObject({
    code: "recording.no-picture",
  });
  await studio.close();
}, 60_000);

test("a full disk is said in words, and the original stays", async () => {
  const studio = await start("full", { "rec-full": staged }, { freeBytes: async () => 100e6 });
  await studio.recording.open();
  const job = await studio.over("rec-full");
  expect(job?.error?.message).toMatch(/磁盘空间不够.*还差 5\d MB/);
  expect(studio.entry("rec-full")).toMatchObject({ isFinished: false, canRepair: false, missing: false });
  expect(await studio.names()).toHaveLength(1);
  await studio.close();
  const facts = await mediaFacts(ffmpeg, staged);
  const asked = { source: staged, target: "/dev/full", facts, seconds: 6, damaged: false };
  await expect(
    convert(ffmpeg, { ...asked, signal: new AbortController().signal, progress: () => {} }),
  ).rejects.toMatchObject({ code: "ffmpeg.no-space" });
}, 60_000);
