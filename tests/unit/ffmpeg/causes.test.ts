import { expect, test } from "vitest";
import { causeOf, failureOf, tellingLine } from "../../../main/process/ffmpeg/causes";

test.each([
  ["av_interleaved_write_frame(): No space left on device", "ffmpeg.no-space"],
  ["视频 1.mp4: No such file or directory", "ffmpeg.file-missing"],
  ["a.mov: Invalid data found when processing input", "ffmpeg.bad-data"],
  [
    "[mov,mp4 @ 0x55] moov atom not found\na.mov: Invalid data found when processing input",
    "ffmpeg.bad-data",
  ],
  ["/root/x.png: Permission denied", "ffmpeg.not-permitted"],
  ["[AVFilterGraph @ 0x1] No such filter: 'ass'", "ffmpeg.lacks-part"],
  ["Unknown encoder 'libx264'", "ffmpeg.lacks-part"],
  ["rtmp://127.0.0.1/live/•••: Connection refused", "ffmpeg.no-connection"],
  ["av_interleaved_write_frame(): Broken pipe", "ffmpeg.connection-lost"],
  ["something else entirely", "ffmpeg.failed"],
])("%s is %s", (stderr, code) => {
  expect(causeOf(stderr)).toBe(code);
});

test("the telling line is the last that is no statistic", () => {
  const lines = [
    "Stream mapping:",
    "x.mp4: No such file or directory",
    "Conversion failed!",
    "frame=    0 fps=0.0",
  ];
  expect(tellingLine(lines)).toBe("x.mp4: No such file or directory");
  expect(failureOf(lines, null)).toMatchObject({
    code: "ffmpeg.file-missing",
    params: { detail: "x.mp4: No such file or directory" },
  });
});
