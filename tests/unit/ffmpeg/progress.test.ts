import { expect, test } from "vitest";
import { createProgressReader, isProgressLine } from "../../../main/process/ffmpeg/progress";

const captured = `frame=21
fps=0.00
stream_0_0_q=-0.0
bitrate= 614.2kbits/s
total_size=53760
out_time_us=700000
out_time_ms=700000
out_time=00:00:00.700000
dup_frames=0
drop_frames=0
speed= 101x
progress=continue`;

test("a block of ffmpeg 5 gives one report at its end", () => {
  const read = createProgressReader();
  const reports = captured.split("\n").map(read);
  expect(reports.slice(0, -1).every((report) => report === null)).toBe(true);
  expect(reports.at(-1)).toEqual({
    frame: 21,
    framesPerSecond: 0,
    outMilliseconds: 700,
    bytes: 53760,
    speed: 101,
    ended: false,
  });
});

test("an old build without out_time_us is read in microseconds too, and N/A counts as nothing", () => {
  const read = createProgressReader();
  for (const line of ["frame=3", "out_time_ms=1500000", "total_size=N/A", "speed=N/A"]) read(line);
  expect(read("progress=end")).toMatchObject({ outMilliseconds: 1500, bytes: 0, speed: 0, ended: true });
});

test("blocks do not leak into each other", () => {
  const read = createProgressReader();
  for (const line of captured.split("\n")) read(line);
  expect(read("progress=end")).toMatchObject({ frame: 0, outMilliseconds: 0 });
});

test("ffmpeg's own words are told from progress", () => {
  expect(isProgressLine("out_time_ms=700000")).toBe(true);
  expect(isProgressLine("stream_0_0_q=-0.0")).toBe(true);
  expect(isProgressLine("frame=   21 fps=0.0 q=-0.0 Lsize=N/A")).toBe(true);
  expect(isProgressLine("[ass @ 0x1] speed= of light")).toBe(false);
  expect(isProgressLine("rtmp://host/app: Connection refused")).toBe(false);
});
