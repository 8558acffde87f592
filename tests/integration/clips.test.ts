import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Clips, createClips } from "../../main/clips";
import { silentLog } from "../../main/core";
import { createJobs, type JobsService } from "../../main/jobs";
import { createFfmpeg, type Ffmpeg } from "../../main/process/ffmpeg";
import {
  type JobState,
  type MethodName,
  methods,
  type RecordingSummary,
  StudioError,
  timelineFile,
} from "../../preload/contract";
import { testContext } from "../helpers/context";
import { until } from "../helpers/until";

const rate = 10;
const seconds = 80;
const keyframeSeconds = 2;

const folder = mkdtempSync(join(tmpdir(), "hongcun 竹园村 'it''s' \"q\" 50%d "));
const context = testContext(folder);
const { data } = context.paths;
const file = join(data, "recordings", "彩排 1.mkv");
const recording: RecordingSummary = {
  ...{ id: "rec-1", file, name: "竹园村 'q' 彩排: 1", bytes: 0, startedAt: 0, seconds },
  ...{ kind: "rehearsal", showId: null, missing: false, isFinished: true, canRepair: false },
};
/** When its first picture comes: AAC sound begins a little earlier, and counts from there. */
let pictureStart = 0;
let ffmpeg: Ffmpeg;
let jobs: JobsService;
let clips: Clips;

const run = (program: string, ...args: string[]) => execFileSync(program, args, { maxBuffer: 1e9 });

const lines = [
  {
    ...{ kind: "start", t: 0, version: 1, at: 1_700_000_000_000, resumed: false, rehearsal: true },
    ...{ engine: "stage", language: "zh-CN" },
    show: {
      ...{ id: "s", title: "节目" },
      rundown: [
        { id: "a", title: "开场", plannedSeconds: 20, scene: "p/s", script: null, products: [], cards: [] },
        {
          ...{ id: "b", title: "好物", plannedSeconds: 30, scene: "p/s", script: null, cards: [] },
          products: [
            { id: "dumplings", name: "饺子" },
            { id: "tea", name: "茶" },
          ],
        },
      ],
    },
  },
  { kind: "segment", t: 1000, index: 0, id: "a", title: "开场", plannedSeconds: 20 },
  { kind: "marker", t: 9500, text: "笑场/好" },
  { kind: "segment", t: 20_480, index: 1, id: "b", title: "好物", plannedSeconds: 30 },
  ...[
    { t: 28_300, phase: "on-air", card: 1, title: '手工饺子 "¥29.90"', product: "dumplings" },
    { t: 36_000, phase: "off", card: 1, title: '手工饺子 "¥29.90"', product: "dumplings" },
    { t: 50_100, phase: "on-air", card: 2, title: "开场", product: "tea" },
  ].map((card) => ({ kind: "card", slot: "card", template: "product-card", planned: true, ...card })),
];
const srt = [
  ...["1", "00:00:21,000 --> 00:00:26,000", "第一句", ""],
  ...["2", "00:00:30,000 --> 00:00:34,000", "第二句", ""],
].join("\r\n");

/** 80 s with sound, a keyframe each 2 s and B-frames, each picture of ten seconds unlike the others. */
function makeRecording() {
  mkdirSync(join(data, "recordings"), { recursive: true });
  const part = join(folder, "part.mkv");
  const picture = ["-f", "lavfi", "-i", `testsrc2=size=320x180:rate=${rate}`, "-t", "10"];
  const coded = ["-c:v", "libx264", "-preset", "veryfast", "-b:v", "400k", "-pix_fmt", "yuv420p"];
  const keyframes = ["-g", String(rate * keyframeSeconds), "-sc_threshold", "0"];
  run("ffmpeg", "-v", "error", ...picture, ...coded, ...keyframes, part);
  // The picture alone is looped: sound packets do not end on a frame, and each round would shift it.
  const sound = ["-f", "lavfi", "-i", "sine=sample_rate=48000", "-map", "0:v", "-map", "1:a"];
  const looped = ["-stream_loop", "7", "-i", part, ...sound, "-c:v", "copy", "-c:a", "aac", "-ac", "2"];
  run("ffmpeg", "-v", "error", ...looped, "-t", String(seconds), file);
  writeFileSync(timelineFile(file), lines.map((line) => JSON.stringify(line)).join("\n"));
  writeFileSync(file.replace(/mkv$/, "srt"), srt);
  recording.bytes = statSync(file).size;
}

beforeAll(() => {
  makeRecording();
  const start = ["-select_streams", "v:0", "-show_entries", "stream=start_time", "-of", "csv=p=0"];
  pictureStart = Number(run("ffprobe", "-v", "error", ...start, file).toString());
  ffmpeg = createFfmpeg(silentLog);
  jobs = createJobs(context);
  clips = createClips(context, {
    ...{ ffmpeg, jobs, recording: async () => recording },
    subtitles: async () => {
      throw new StudioError("prompter.nothing-read");
    },
    renderReport: async (id, kind) => Buffer.from(`${kind} of ${id}`),
  });
});

afterAll(async () => {
  await jobs.close();
  await ffmpeg.close();
  rmSync(folder, { recursive: true, force: true });
});

const input = <Name extends MethodName>(name: Name, asked: object) =>
  methods[name].input.parse({ id: "rec-1", ...asked }) as never;
const cut = async (asked: object) => clips.handlers["recording.clip"](input("recording.clip", asked));
const exported = async (asked: object) =>
  clips.handlers["recording.export"](input("recording.export", asked));
const jobOf = (id: string) => context.store.get().jobs.find((job) => job.id === id) as JobState;
async function ended(asked: Promise<{ job: string }>): Promise<JobState> {
  const { job } = await asked;
  return await until(
    "its end",
    () => jobOf(job),
    ({ status }) => status !== "waiting" && status !== "running",
  );
}

/** Decodes all of it; a fault is what ffmpeg says. */
const faultsOf = (path: string) =>
  run("ffmpeg", "-v", "error", "-xerror", "-i", path, "-f", "null", "-").toString();
function lookAt(path: string) {
  const said = run("ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", path);
  const { format, streams } = JSON.parse(said.toString()) as {
    format: { duration: string };
    streams: { codec_type: string; codec_name: string; width?: number; height?: number }[];
  };
  const video = streams.find(({ codec_type }) => codec_type === "video");
  const audio = streams.find(({ codec_type }) => codec_type === "audio");
  return { seconds: Number(format.duration), video, audio };
}

const size = 160 * 90;
/** Some pictures of a film, small and grey, from a frame number on. */
function picturesOf(path: string, first: number, count: number): Buffer[] {
  const filter = `select=between(n\\,${first}\\,${first + count - 1}),scale=160:90,format=gray`;
  const raw = run(
    "ffmpeg",
    ...["-v", "error", "-i", path, "-vf", filter, "-fps_mode", "passthrough"],
    ...["-frames:v", String(count), "-f", "rawvideo", "-"],
  );
  return Array.from({ length: count }, (_, index) => raw.subarray(index * size, (index + 1) * size));
}
const distance = (one: Buffer, other: Buffer) =>
  one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / size;
/** Which frame of the recording, near an expected one, a clip begins with. */
function firstFrameOf(clip: string, expected: number): number {
  const [first] = picturesOf(clip, 0, 1);
  if (ofRecording.length === 0) ofRecording.push(...picturesOf(file, 0, seconds * rate));
  const from = Math.max(0, expected - 4);
  const near = ofRecording.slice(from, from + 9);
  const distances = near.map((picture) => distance(picture, first ?? Buffer.alloc(size)));
  return from + distances.indexOf(Math.min(...distances));
}
const ofRecording: Buffer[] = [];

/** Every file of clips and exports. */
const made = () =>
  ["clips", "exports"].flatMap((kind) => {
    try {
      return readdirSync(join(data, "recordings", kind), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name);
    } catch {
      return [];
    }
  });

describe("clips", () => {
  test("one a product, a chapter and a marker: copied, playable, with subtitles and a cover", async () => {
    const plans = await clips.handlers["recording.clips"]({ id: "rec-1" });
    expect(plans.map(({ kind, from, to }) => `${kind} ${from}-${to}`)).toEqual([
      ...["product 23.3-45.1", "product 45.1-80", "chapter 1-20.48", "chapter 20.48-80", "marker 0-24.5"],
    ]);
    const { status, files, title, error } = await ended(cut({ clips: plans }));
    expect({ status, error }).toEqual({ status: "done", error: null });
    expect(title).toContain("可能早一两秒");
    const names = files.map((path) => basename(path));
    expect(names.filter((name) => name.endsWith(".mp4"))).toEqual([
      ...["手工饺子 ¥29.90.mp4", "开场.mp4", "开场 (2).mp4", "好物.mp4", "笑场 好.mp4"],
    ]);
    expect(names.filter((name) => name.endsWith(".jpg"))).toHaveLength(5);

    const target = join(data, "recordings", "clips", "竹园村 'q' 彩排 1");
    const record = JSON.parse(readFileSync(join(target, "clips.json"), "utf8")) as {
      clips: { file: string; from: number; to: number; startsAt: number; encoded: boolean }[];
    };
    expect(record.clips).toHaveLength(5);
    for (const clip of record.clips) {
      const path = join(target, clip.file);
      expect(faultsOf(path)).toBe("");
      // A keyframe, at most one interval (and its reordered pictures) before the mark.
      expect(clip.encoded).toBe(false);
      expect(clip.startsAt).toBeLessThanOrEqual(clip.from);
      expect(clip.from - clip.startsAt).toBeLessThan(keyframeSeconds + 0.4);
      const found = lookAt(path);
      expect(found.audio?.codec_name).toBe("aac");
      expect(Math.abs(found.seconds - (clip.to - clip.startsAt))).toBeLessThan(0.25);
      const frame = Math.max(0, Math.round((clip.startsAt - pictureStart) * rate));
      expect(frame % (rate * keyframeSeconds)).toBe(0);
      expect(firstFrameOf(path, frame)).toBe(frame);
      const cover = await sharp(path.replace(/mp4$/, "jpg")).metadata();
      expect(cover).toMatchObject({ format: "jpeg", width: 320, height: 180 });
    }
    const [first] = record.clips;
    const shown = readFileSync(join(target, "手工饺子 ¥29.90.srt"), "utf8");
    const at = (30 - (first?.startsAt ?? 0)).toFixed(3).replace(".", ",");
    expect(shown).toContain(`00:00:0${at} --> `);
    expect(shown.match(/-->/g)).toHaveLength(2);
    // Nothing was read while the third ran.
    expect(names).not.toContain("开场 (2).srt");
  });

  test("exact: the very frame; upright: its own shape", async () => {
    // The very moment of a picture, which is not a keyframe.
    const from = pictureStart + 333 / rate;
    const to = from + 2;
    const plain = { subtitles: false, cover: false };
    const exact = await ended(cut({ ...plain, clips: [{ title: "精确", from, to }], exact: true }));
    const [clip = ""] = exact.files;
    expect(exact.files).toEqual([clip]);
    expect(faultsOf(clip)).toBe("");
    const frame = Math.round((from - pictureStart) * rate);
    expect(firstFrameOf(clip, frame)).toBe(frame);
    expect(Math.abs(lookAt(clip).seconds - (to - from))).toBeLessThan(1.1 / rate);

    const upright = await ended(
      cut({ clips: [{ title: "精确", from, to: from + 1 }], portrait: { x: 0.3 }, subtitles: false }),
    );
    const [film = "", cover = ""] = upright.files;
    expect(basename(film)).toBe("精确 (2).mp4");
    expect(faultsOf(film)).toBe("");
    expect(lookAt(film).video).toMatchObject({ codec_name: "h264", width: 720, height: 1280 });
    expect(await sharp(cover).metadata()).toMatchObject({ width: 720, height: 1280 });
  });

  test("called off: nothing stays, and no process either", async () => {
    const before = made();
    const { job } = await cut({ clips: [{ title: "长", from: 1, to: 79 }], portrait: { x: 0.5 } });
    await until(
      "some progress",
      () => jobOf(job).progress,
      (share) => share > 0,
    );
    await jobs.handlers["job.cancel"]({ id: job });
    expect(jobOf(job)).toMatchObject({ status: "cancelled", files: [] });
    expect(made()).toEqual(before);
    const running = run("ps", "-eo", "args").toString().split("\n");
    expect(running.filter((line) => line.includes(folder) && line.includes("ffmpeg"))).toEqual([]);
  });

  test("a stretch outside the recording, and one that is still being made, are refused at once", async () => {
    const outside = cut({ clips: [{ title: "后面", from: 80, to: 95 }] });
    await expect(outside).rejects.toMatchObject({ code: "clips.bad-stretch" });
    context.store.update((draft) => {
      Object.assign(draft.recording, { status: "recording", file });
    });
    const running = cut({ clips: [{ title: "前面", from: 1, to: 9 }] });
    await expect(running).rejects.toMatchObject({ code: "clips.running" });
    context.store.update((draft) => {
      draft.recording.status = "idle";
    });
  });
});

describe("exports", () => {
  test("a film for phones stays below its limit, or is refused in words", async () => {
    await expect(exported({ kind: "phone", megabytes: 1 })).rejects.toMatchObject({
      code: "clips.too-long-for-size",
      params: { megabytes: 1, needed: 2 },
    });
    const { files, error } = await ended(exported({ kind: "phone", megabytes: 2 }));
    expect(error).toBeNull();
    const [film = ""] = files;
    expect(statSync(film).size).toBeLessThanOrEqual(2_000_000);
    // Not far below either: what is paid for is used.
    expect(statSync(film).size).toBeGreaterThan(1_400_000);
    expect(faultsOf(film)).toBe("");
    const { video, audio, seconds: length } = lookAt(film);
    expect([video?.codec_name, video?.height, audio?.codec_name]).toEqual(["h264", 180, "aac"]);
    expect(Math.abs(length - seconds)).toBeLessThan(0.3);
  });

  test("film, sound, subtitles and review, and a second one beside the first", async () => {
    const stem = "竹园村 'q' 彩排 1";
    const names: string[] = [];
    for (const kind of ["mp4", "audio", "srt", "html", "pdf", "mp4"]) {
      const { files, error } = await ended(exported({ kind }));
      expect(error).toBeNull();
      names.push(...files.map((path) => basename(path)));
    }
    expect(names).toEqual([
      ...[`${stem}.mp4`, `${stem}.m4a`, `${stem}.srt`, `${stem} 复盘.html`, `${stem} 复盘.pdf`],
      `${stem} (2).mp4`,
    ]);
    const target = join(data, "recordings", "exports");
    expect(faultsOf(join(target, `${stem}.mp4`))).toBe("");
    expect(Math.abs(lookAt(join(target, `${stem}.mp4`)).seconds - seconds)).toBeLessThan(0.3);
    const sound = lookAt(join(target, `${stem}.m4a`));
    expect([sound.audio?.codec_name, sound.video]).toEqual(["aac", undefined]);
    expect(readFileSync(join(target, `${stem}.srt`), "utf8")).toBe(srt);
  });
});
