import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { pictureSize, readAvcConfiguration } from "../../../main/relay/rtmp/avc";
import type { SlateClip } from "../../../main/relay/slate/clip";
import { makeStandIn } from "../../../main/relay/slate/stand-in";

const lowComplexity = (channels: number) =>
  Buffer.of(0xaf, 0, 0x11, 0x80 | (channels << 3), 0x56, 0xe5, 0x00);
const audio = (channels: number) => ({
  header: lowComplexity(channels),
  facts: { sampleRate: 48_000, channels },
});

/** Two rounds of a clip as an FLV file. */
function flvOf({ videoHeader, audioHeader, picture, sound }: SlateClip): Buffer {
  const tags: { type: number; timestamp: number; payload: Buffer }[] = [];
  tags.push({ type: 9, timestamp: 0, payload: videoHeader });
  if (audioHeader !== null) tags.push({ type: 8, timestamp: 0, payload: audioHeader });
  for (const round of [0, picture.periodMs])
    for (const { timestamp, payload } of picture.tags)
      tags.push({ type: 9, timestamp: Math.round(round + timestamp), payload });
  for (let at = 0; sound && at < 2 * picture.periodMs; at += sound.periodMs)
    tags.push({ type: 8, timestamp: Math.round(at), payload: sound.tags[0]?.payload ?? Buffer.alloc(0) });
  const parts: Buffer[] = [Buffer.from("464c5601050000000900000000", "hex")];
  for (const { type, timestamp, payload } of tags.sort((a, b) => a.timestamp - b.timestamp)) {
    const head = Buffer.alloc(11);
    head.writeUInt8(type, 0);
    head.writeUIntBE(payload.length, 1, 3);
    head.writeUIntBE(timestamp, 4, 3);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(payload.length + 11);
    parts.push(head, payload, size);
  }
  return Buffer.concat(parts);
}

function decode(file: Buffer, output: string[]): { data: Buffer; errors: string } {
  const input = ["-v", "warning", "-xerror", "-err_detect", "explode", "-i", "-"];
  const { stdout, stderr } = spawnSync("ffmpeg", [...input, ...output, "-"], {
    input: file,
    maxBuffer: 1 << 28,
  });
  return { data: stdout, errors: stderr.toString() };
}
const raw = ["-fps_mode", "passthrough", "-pix_fmt", "yuv420p", "-f", "rawvideo"];

test.each([
  [16, 16, 5],
  [320, 180, 30],
  [1080, 1920, 25],
  [1920, 1080, 60],
])("a dark picture of %dx%d at %d is decoded without a fault, every dot of it", (width, height, rate) => {
  const clip = makeStandIn({ width, height, framesPerSecond: rate, audio: audio(2) });
  expect(clip.picture.tags).toHaveLength(rate * 2);
  const configuration = readAvcConfiguration(clip.videoHeader.subarray(5));
  expect(pictureSize(configuration?.sequenceSets[0] ?? Buffer.alloc(0))).toEqual({ width, height });
  // Of the large ones the keyframe and what leans on it; more shows nothing new and takes its time.
  const pictures = width * height > 100_000 ? 3 : rate * 4;
  const { data, errors } = decode(flvOf(clip), ["-map", "0:v", "-frames:v", `${pictures}`, ...raw]);
  expect(errors).toBe("");
  const dots = width * height;
  expect(data).toHaveLength(pictures * dots * 1.5);
  const one = Buffer.concat([
    Buffer.alloc(dots, 30),
    Buffer.alloc(dots / 4, 127),
    Buffer.alloc(dots / 4, 129),
  ]);
  for (let at = 0; at < data.length; at += one.length)
    expect(data.subarray(at, at + one.length).equals(one)).toBe(true);
});

test.each([1, 2])("with silence on %d channels in the stream's own format", (channels) => {
  const clip = makeStandIn({ width: 64, height: 64, framesPerSecond: 25, audio: audio(channels) });
  expect(clip.audioHeader).toEqual(lowComplexity(channels));
  const { data, errors } = decode(flvOf(clip), ["-map", "0:a", "-f", "s16le"]);
  expect(errors).toBe("");
  expect(data.length).toBeGreaterThan(4 * 48_000 * 2 * channels * 0.95);
  expect(data.every((byte) => byte === 0)).toBe(true);
});

test("with no sound at all where the stream has none, or one that silence is not known for", () => {
  const size = { width: 64, height: 64, framesPerSecond: 25 };
  expect(makeStandIn({ ...size, audio: null })).toMatchObject({ sound: null, audioHeader: null });
  expect(makeStandIn({ ...size, audio: audio(6) }).sound).toBeNull();
  const doubled = { ...audio(2), header: Buffer.of(0xaf, 0, 0x2b, 0x11, 0x88, 0) };
  expect(makeStandIn({ ...size, audio: doubled }).sound).toBeNull();
});
