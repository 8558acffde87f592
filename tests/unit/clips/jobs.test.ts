import { expect, test } from "vitest";
import { coverJob, sharpest } from "../../../main/clips/ffmpeg/cover-job";
import { cutJob, secondsEarly } from "../../../main/clips/ffmpeg/cut-job";
import { audioJob, filmJob, phoneFirstPass, phoneSecondPass } from "../../../main/clips/ffmpeg/export-jobs";
import { phonePlan } from "../../../main/clips/ffmpeg/phone-plan";
import { portraitCrop, portraitFilter } from "../../../main/clips/ffmpeg/portrait";
import { parseFacts } from "../../../main/clips/ffmpeg/probe";
import { jobArguments } from "../../../main/process/ffmpeg";

const video = { codec: "h264", pixels: "yuv420p", width: 1280, height: 720, framesPerSecond: 30 };
const facts = { seconds: 3600, video, audio: "aac" };
const cut = { file: "/录像/a.mkv", from: 12, to: 72.5, exact: false, portrait: null };
const targets = { clip: "0.mp4", start: "0.start" };
const line = (job: Parameters<typeof jobArguments>[0]) => jobArguments(job).join(" ");

test("a cut seeks before it opens, copies, and takes down where it begins", () => {
  const said = line(cutJob(cut, facts, targets));
  expect(said).toContain("-ss 12.000 -i /录像/a.mkv");
  expect(said).toMatch(/-t 60\.500 -map 0:v:0 -c:v copy -map 0:a:0 -c:a copy .*\+faststart/);
  expect(said).toMatch(/-frames:v 1 -f framecrc 0\.start$/);
  expect(said).not.toContain("libx264");
});

test("an exact cut, an upright one and a picture that phones do not play are encoded", () => {
  const exact = line(cutJob({ ...cut, exact: true }, facts, targets));
  expect(exact).toMatch(/-ss 11\.998 .*-c:v libx264 .*-c:a aac/);
  const upright = line(cutJob({ ...cut, portrait: { x: 0.5 } }, facts, targets));
  expect(upright).toMatch(/-vf crop=404:720:438:0,scale=720:1280.*-c:v libx264/);
  const vp9 = { ...facts, video: { ...video, codec: "vp9" }, audio: "opus" };
  expect(line(cutJob(cut, vp9, targets))).toMatch(/-c:v libx264 .*-c:a aac/);
});

test("sound that MP4 does not hold is made AAC while the picture is copied; a silent film stays silent", () => {
  expect(line(cutJob(cut, { ...facts, audio: "opus" }, targets))).toMatch(/-c:v copy .*-c:a aac/);
  expect(line(cutJob(cut, { ...facts, audio: null }, targets))).toMatch(/-c:v copy -an/);
});

test("where a copy begins is read from its first picture", () => {
  const said = (time: number) =>
    `#software: Lavf58\n#tb 0: 1/1000\n#media_type 0: video\n0, ${time - 67}, ${time}, 33, 4711, 0x1\n`;
  expect(secondsEarly(said(-1433))).toBeCloseTo(1.433);
  expect(secondsEarly(said(0))).toBe(0);
  expect(secondsEarly("")).toBe(0);
});

test("an upright crop is 9:16, even, and stays inside the picture", () => {
  expect(portraitCrop(video, 0.5)).toEqual({ x: 438, y: 0, width: 404, height: 720 });
  expect(portraitCrop(video, 0)).toMatchObject({ x: 0 });
  expect(portraitCrop(video, 1)).toMatchObject({ x: 876 });
  for (const size of [
    video,
    { width: 1920, height: 1080 },
    { width: 720, height: 1280 },
    { width: 500, height: 1280 },
  ])
    for (const x of [0, 0.3, 1]) {
      const { width, height, ...at } = portraitCrop(size, x);
      expect(width / height).toBeCloseTo(9 / 16, 1);
      expect([width % 2, height % 2]).toEqual([0, 0]);
      expect(at.x).toBeGreaterThanOrEqual(0);
      expect(at.x + width).toBeLessThanOrEqual(size.width);
      expect(at.y + height).toBeLessThanOrEqual(size.height);
    }
  expect(portraitFilter({ width: 3840, height: 2160 }, 0.5)).toContain("scale=1080:1920");
});

test("a cover is looked for among the keyframes of the middle, and the one with most to keep is taken", () => {
  expect(line(coverJob("0.mp4", 60, "c-%d.jpg"))).toMatch(/-ss 27\.000 -skip_frame nokey -t 6 -i 0\.mp4/);
  expect(line(coverJob("0.mp4", 2, "c-%d.jpg"))).toContain("-ss 0.000");
  expect(
    sharpest([
      { name: "a", bytes: 10 },
      { name: "b", bytes: 12 },
      { name: "c", bytes: 3 },
    ]),
  ).toBe("b");
  expect(sharpest([])).toBeNull();
});

test("a film and its sound are copied where they play everywhere", () => {
  expect(line(filmJob("a.mkv", facts, "made"))).toMatch(/-c:v copy .*-c:a copy .*\+faststart -f mp4 made$/);
  const hi10 = { ...facts, video: { ...video, pixels: "yuv420p10le" } };
  expect(line(filmJob("a.mkv", hi10, "made"))).toContain("libx264");
  expect(line(audioJob("a.mkv", "aac", "made"))).toContain("-c:a copy");
  expect(line(audioJob("a.mkv", "opus", "made"))).toContain("-c:a aac");
});

test("the two passes for phones agree on all but what they write", () => {
  const plan = phonePlan(video, true, 600, 100);
  if (plan === null) throw new Error("no plan");
  const first = line(phoneFirstPass("a.mkv", plan, "pass"));
  const second = line(phoneSecondPass("a.mkv", plan, "pass", "phone.mp4"));
  const shared = first.slice(first.indexOf("-map 0:v:0"), first.indexOf(" -pass 1"));
  expect(second).toContain(shared);
  expect(first).toMatch(/-pass 1 -an .*-f null -$/);
  expect(second).toMatch(/-pass 2 -map 0:a:0 -c:a aac .*phone\.mp4$/);
});

test("what ffmpeg says of a file is read, its outputs left out", () => {
  const said = [
    "Input #0, matroska,webm, from '/录像/a.mkv':",
    "  Duration: 01:00:02.50, start: 0.000000, bitrate: 2640 kb/s",
    "  Stream #0:0(und): Video: h264 (High), yuv420p(tv, bt709, progressive), 1920x1080 [SAR 1:1 DAR 16:9], 29.97 fps, 30 tbr",
    "  Stream #0:1(und): Audio: opus, 48000 Hz, stereo, fltp (default)",
    "  Stream #0:2(und): Audio: aac (LC), 48000 Hz, stereo, fltp",
    "Output #0, null, to 'pipe:':",
    "  Stream #0:0: Video: wrapped, rgb24, 16x16, 1 fps",
  ];
  expect(parseFacts(said)).toEqual({
    seconds: 3602.5,
    video: { codec: "h264", pixels: "yuv420p", width: 1920, height: 1080, framesPerSecond: 29.97 },
    audio: "opus",
  });
  const mp4 = "  Stream #0:0[0x1](und): Video: h264 (Main) (avc1 / 0x31637661), yuv420p, 640x360, 30 fps";
  expect(parseFacts(["  Duration: N/A, start: 0.0", mp4])).toEqual({
    seconds: null,
    video: { codec: "h264", pixels: "yuv420p", width: 640, height: 360, framesPerSecond: 30 },
    audio: null,
  });
});
