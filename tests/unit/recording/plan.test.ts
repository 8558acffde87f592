import { expect, test } from "vitest";
import { jobArguments, type MediaStream, parseMediaFacts } from "../../../main/process/ffmpeg";
import { finishJob, isEarlyEnd, isErrorLine } from "../../../main/recording/finish/plan";
import { momentWithin, usualMoment } from "../../../main/recording/glance/thumbnail";
import { createPeakSink, foldPeaks } from "../../../main/recording/glance/wave";

const sound = (codec: string): MediaStream => ({
  kind: "audio",
  codec,
  width: null,
  height: null,
  framesPerSecond: null,
});
const picture = (codec: string, framesPerSecond: number | null = 30): MediaStream => ({
  kind: "video",
  codec,
  width: 1280,
  height: 720,
  framesPerSecond,
});
const words = (...streams: MediaStream[]) =>
  jobArguments(finishJob("/录像 it's/a.mkv", "/b.mp4.part", { seconds: 6, streams })).join(" ");

test("H.264 and AAC are copied, Opus becomes AAC, VP8 and VP9 become H.264", () => {
  const copied = words(picture("h264"), sound("aac"), sound("opus"));
  expect(copied).toContain("-i /录像 it's/a.mkv");
  expect(copied).toContain("-map 0:v:0 -c:v copy");
  expect(copied).toContain("-map 0:a:0 -c:a:0 copy");
  expect(copied).toContain("-map 0:a:1 -c:a:1 aac");
  expect(copied).toContain("-movflags +faststart -f mp4");
  expect(words(picture("hevc"))).toContain("-c:v copy -tag:v hvc1");
  for (const codec of ["vp8", "vp9", "av1"]) expect(words(picture(codec))).toContain("-c:v libx264");
  // A browser's WebM states its clock, 1000 a second, as its frame rate.
  expect(words(picture("vp8", 1000))).toContain("-r 30 -g 60");
  expect(words(picture("vp8", 25))).toContain("-r 25 -g 50");
  expect(words(sound("opus"))).not.toContain("0:v");
});

test("what a file holds, as old and new builds of ffmpeg say it", () => {
  const lines = [
    "[info] Input #0, matroska,webm, from 'a.mkv':",
    "[info]   Duration: 00:01:02.50, start: 0.0, bitrate: 1 kb/s",
    "[info]     Stream #0:0(eng): Video: h264 (High), yuv420p(tv, progressive), 1280x720 [SAR 1:1 DAR 16:9], 30 fps, 30 tbr, 1k tbn",
    "    Stream #0:1[0x2](und): Audio: opus, 48000 Hz, mono, fltp",
    "    Stream #0:2: Video: mjpeg, yuvj420p, 320x180, 90k tbr (attached pic)",
    "Output #0, null, to 'pipe:':",
    "    Stream #0:0: Video: vp9, yuv420p, 64x64",
  ];
  expect(parseMediaFacts(lines)).toEqual({ seconds: 62.5, streams: [picture("h264"), sound("opus")] });
  expect(parseMediaFacts(["  Stream #0:0: Video: vp8, yuv420p, 640x360, 1k fps, 1k tbr"])).toEqual({
    seconds: null,
    streams: [{ kind: "video", codec: "vp8", width: 640, height: 360, framesPerSecond: 1000 }],
  });
});

test("errors are told from words, and a mere early end from damage", () => {
  expect(isErrorLine("[matroska,webm @ 0x5] [error] File ended prematurely")).toBe(true);
  expect(isErrorLine("[error] Invalid data")).toBe(true);
  expect(isErrorLine("[mp4 @ 0x5] [warning] Non-monotonous DTS")).toBe(false);
  expect(isErrorLine("[info]   title : my [error] song")).toBe(false);
  expect(isEarlyEnd("[matroska,webm @ 0x5] [error] Read error")).toBe(true);
  expect(isEarlyEnd("[h264 @ 0x5] [error] Invalid NAL unit")).toBe(false);
});

test("the wave keeps the loudest of each step, whatever the chunks; long ones are folded", () => {
  const samples = Buffer.alloc(2 * 800);
  samples.writeInt16LE(-32_768, 2 * 10);
  samples.writeInt16LE(16_384, 2 * 500);
  const sink = createPeakSink();
  for (let at = 0; at < samples.length; at += 333) sink.stream.write(samples.subarray(at, at + 333));
  expect(sink.waveform()).toEqual({ peaks: [100, 50], stepSeconds: 0.05 });
  const hour = foldPeaks(Array.from({ length: 72_000 }, (_, index) => (index === 71_999 ? 32_767 : 0)));
  expect(hour).toMatchObject({ stepSeconds: 0.2 });
  expect([hour.peaks.length, hour.peaks.at(-1), hour.peaks[0]]).toEqual([18_000, 100, 0]);
});

test("a picture is taken within the recording", () => {
  expect([usualMoment(60), usualMoment(1.5), usualMoment(null)]).toEqual([3, 0.5, 0]);
  expect([momentWithin(90, 60), momentWithin(5, 60), momentWithin(5, null), momentWithin(3, 0.2)]).toEqual([
    59.5, 5, 5, 0,
  ]);
});
