import { expect, test } from "vitest";
import { readMetadata } from "../../../main/relay/programme/metadata";
import { pictureSize, readAvcConfiguration } from "../../../main/relay/rtmp/avc";
import { classifyAudio, classifyVideo } from "../../../main/relay/rtmp/flv";
import { flvTags } from "../../helpers/flv-tags";

const x264 = ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-g", "10", "-pix_fmt", "yuv420p"];

test("ffmpeg's H.264 and AAC tags are told apart, the end of sequence too", () => {
  const tags = flvTags("330x182", x264);
  const video = tags.filter(({ type }) => type === 9).map(({ payload }) => classifyVideo(payload));
  expect(video[0]).toMatchObject({ codec: "h264", role: "header" });
  expect(video.at(-1)?.role).toBe("end");
  const pictures = video.slice(1, -1);
  expect(pictures.map(({ role }) => role).filter((role) => role === "keyframe")).toHaveLength(3);
  expect(pictures).toHaveLength(25);
  expect(Math.max(...pictures.map(({ compositionMs }) => compositionMs))).toBeGreaterThan(0);
  const audio = tags.filter(({ type }) => type === 8).map(({ payload }) => classifyAudio(payload));
  expect(audio[0]).toEqual({ codec: "aac", role: "header" });
  expect(audio.slice(1).every(({ role }) => role === "frame")).toBe(true);
});

test.each([
  ["330x182", x264, { width: 330, height: 182 }],
  ["1920x1080", [...x264, "-g", "250"], { width: 1920, height: 1080 }],
  [
    "720x1280",
    ["-c:v", "libx264", "-profile:v", "high", "-pix_fmt", "yuv420p"],
    { width: 720, height: 1280 },
  ],
  ["640x480", ["-c:v", "libx264", "-pix_fmt", "yuv444p"], { width: 640, height: 480 }],
  ["720x576", ["-c:v", "libx264", "-flags", "+ildct", "-pix_fmt", "yuv420p"], { width: 720, height: 576 }],
])("the picture size of %s is read from its header", (size, arguments_, expected) => {
  const header = flvTags(size, arguments_).find(({ type }) => type === 9)!;
  const configuration = readAvcConfiguration(header.payload.subarray(5))!;
  expect(pictureSize(configuration.sequenceSets[0]!)).toEqual(expected);
});

test("metadata is read with or without @setDataFrame, and other data is passed over", () => {
  const data = flvTags("320x180", x264).find(({ type }) => type === 18)!.payload;
  const read = readMetadata(data)!;
  expect(read).toMatchObject({ width: 320, height: 180 });
  expect(readMetadata(read.payload)?.payload.equals(read.payload)).toBe(true);
  expect(readMetadata(Buffer.of(2, 0, 1, 65))).toBeNull();
  expect(readMetadata(Buffer.of(99))).toBeNull();
});

test("enhanced RTMP tags pass with their FourCC", () => {
  const tag = (first: number, fourCc: string, ...rest: number[]) =>
    Buffer.concat([Buffer.of(first), Buffer.from(fourCc), Buffer.of(...rest)]);
  expect(classifyVideo(tag(0x90, "hvc1"))).toMatchObject({ codec: "hevc", role: "header" });
  expect(classifyVideo(tag(0x91, "hvc1", 0, 0, 66))).toMatchObject({
    role: "keyframe",
    compositionMs: 66,
    dataAt: 8,
  });
  expect(classifyVideo(tag(0xa3, "av01"))).toMatchObject({ codec: "av1", role: "frame", dataAt: 5 });
  expect(classifyVideo(tag(0x92, "hvc1")).role).toBe("end");
  expect(classifyVideo(tag(0x94, "av01")).role).toBe("other");
  expect(classifyAudio(tag(0x90, "Opus"))).toEqual({ codec: "Opus", role: "header" });
  expect(classifyVideo(Buffer.alloc(0)).role).toBe("other");
});
