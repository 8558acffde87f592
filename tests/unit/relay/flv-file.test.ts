import fc from "fast-check";
import { expect, test } from "vitest";
import { readAacConfig } from "../../../main/relay/rtmp/aac";
import { FlvFileError, readFlvFile } from "../../../main/relay/rtmp/flv-file";
import { createFlvReader } from "../../../main/relay/rtmp/flv-reader";
import { readSlate } from "../../../main/relay/slate/clip";
import { flvFile, flvTags } from "../../helpers/flv-tags";

const x264 = ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-g", "25", "-pix_fmt", "yuv420p"];
const recorded = flvFile("160x90", x264);

test("ffmpeg's file is read tag by tag, and what is cut short at its end is left out", () => {
  const tags = readFlvFile(recorded);
  expect(tags.map(({ timestamp, payload }) => ({ timestamp, payload }))).toEqual(
    flvTags("160x90", x264).map(({ timestamp, payload }) => ({ timestamp, payload })),
  );
  expect(new Set(tags.map(({ kind }) => kind))).toEqual(new Set(["data", "video", "audio"]));
  expect(readFlvFile(recorded.subarray(0, -10))).toHaveLength(tags.length - 1);
});

test("read as it comes, in whatever pieces, a stream gives the very tags of the whole file", () => {
  const whole = readFlvFile(recorded);
  const cuts = fc.array(fc.nat(recorded.length), { maxLength: 40 });
  fc.assert(
    fc.property(cuts, (at) => {
      const reader = createFlvReader();
      const edges = [0, ...at.toSorted((a, b) => a - b), recorded.length];
      const tags = edges.slice(1).flatMap((end, index) => reader.push(recorded.subarray(edges[index], end)));
      expect(tags).toEqual(whole);
    }),
    { numRuns: 30 },
  );
  // A tag is there with its last byte: nothing of the next one is waited for.
  const reader = createFlvReader();
  expect(reader.push(recorded.subarray(0, -4))).toHaveLength(whole.length);
});

test("whatever the bytes, a file is read or refused in words, and so is a slate", () => {
  const damage = fc.array(fc.tuple(fc.nat(recorded.length - 1), fc.nat(255)), { maxLength: 8 });
  const damaged = damage.map((changes) => {
    const bytes = Buffer.from(recorded);
    for (const [at, value] of changes) bytes[at] = value;
    return bytes;
  });
  const noise = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.concat([Buffer.from("FLV"), bytes]));
  fc.assert(
    fc.property(fc.oneof(damaged, noise), (bytes) => {
      try {
        for (const { payload } of readFlvFile(bytes)) expect(payload.length).toBeLessThan(bytes.length);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(FlvFileError);
      }
      try {
        expect(readSlate(bytes).picture.tags.length).toBeGreaterThan(0);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(Error);
        expect(thrown).not.toBeInstanceOf(RangeError);
      }
    }),
  );
});

test.each([
  ["1190", { sampleRate: 48000, channels: 2 }],
  ["119056e500", { sampleRate: 48000, channels: 2 }],
  ["1208", { sampleRate: 44100, channels: 1 }],
  ["11b8", { sampleRate: 48000, channels: 8 }],
  ["2b118800", { sampleRate: 48000, channels: 2 }],
  ["eb098800", { sampleRate: 48000, channels: 2 }],
  ["1180", null],
  ["", null],
  ["11", null],
])("the sound of AudioSpecificConfig %s", (hex, expected) => {
  expect(readAacConfig(Buffer.from(hex, "hex"))).toEqual(expected);
});

test("ffmpeg's own sound header is read", () => {
  const header = flvTags("160x90", x264).find(({ type }) => type === 8)?.payload ?? Buffer.alloc(0);
  expect(readAacConfig(header.subarray(2))).toEqual({ sampleRate: 44100, channels: 1 });
});
