import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { silentLog } from "../../main/core";
import { prepareFonts } from "../../main/overlays/text/prepare-fonts";
import { createFfmpeg, type FfmpegSource, findCandidates } from "../../main/process/ffmpeg";
import { classifyVideo } from "../../main/relay/rtmp/flv";
import type { SlateFormat } from "../../main/relay/slate/format";
import { createSlateMaker } from "../../main/relay/slate/maker";
import { decodeErrors, framesOf } from "../helpers/picture";
import { temporaryFolder } from "../helpers/temporary";

const resources = join(import.meta.dirname, "../../resources");
const never = new AbortController().signal;
const format: SlateFormat = {
  ...{ width: 320, height: 180, framesPerSecond: 25, keyframeSeconds: 2, profile: "main" },
  audio: { sampleRate: 44_100, channels: 1 },
};

async function studio(source: FfmpegSource) {
  const folder = temporaryFolder();
  const ffmpeg = createFfmpeg(silentLog, async () =>
    (await findCandidates()).filter((candidate) => candidate.source === source),
  );
  onTestFinished(() => ffmpeg.close());
  const notes: string[] = [];
  const maker = createSlateMaker({ ffmpeg, note: (what) => notes.push(what) });
  const order = {
    ...{ folder: join(folder, "垫片"), fonts: await prepareFonts(join(folder, "字体")) },
    ...{ title: "竹园村 {\\b1}'it''s'", words: "马上回来", picture: null, music: null },
  };
  const kept = () => readdirSync(order.folder).filter((name) => name.startsWith("slate-"));
  return { folder, ffmpeg, maker, notes, order, kept };
}

/** Pixels of wheat gold or bright text in a frame, as shares of all. */
function inks(data: Buffer): { gold: number; bright: number } {
  let [gold, bright] = [0, 0];
  for (let at = 0; at < data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (red > 190 && green > 160 && blue < 175) gold++;
    if (blue > 200) bright++;
  }
  return { gold: gold / (data.length / 3), bright: bright / (data.length / 3) };
}

test("a slate with picture and music is eight seconds of picture, decodes, moves, and is kept for the next time", async () => {
  const { ffmpeg, maker, notes, order, kept } = await studio("path");
  const full = {
    ...order,
    picture: join(resources, "pictures/story-village.png"),
    music: join(resources, "music/village-evening.ogg"),
  };
  const clip = await maker.make(full, format, never);
  expect(notes).toEqual([]);
  expect(clip.picture.tags).toHaveLength(200);
  const infos = clip.picture.tags.map(({ payload }) => classifyVideo(payload));
  expect(infos.flatMap(({ role }, index) => (role === "keyframe" ? [index] : []))).toEqual([0, 50, 100, 150]);
  expect(infos.every(({ compositionMs }) => compositionMs === 0)).toBe(true);
  expect(clip.sound?.periodMs).toBeCloseTo(46_100, -2);
  const [name = ""] = kept();
  const file = join(order.folder, name);
  expect(await decodeErrors(file)).toBe("");
  const [first, second] = await framesOf(file);
  expect(inks(first?.data ?? Buffer.alloc(0)).bright).toBeGreaterThan(0.01);
  expect(inks(first?.data ?? Buffer.alloc(0)).gold).toBeGreaterThan(0.005);
  expect(first?.data.equals(second?.data ?? Buffer.alloc(0))).toBe(false);

  // Without any ffmpeg left: what is kept is taken, unless it is damaged.
  await ffmpeg.close();
  expect((await maker.make(full, format, never)).picture.tags).toHaveLength(200);
  await expect(maker.make({ ...full, title: "另一村" }, format, never)).rejects.toThrow();
  writeFileSync(file, "FLV");
  await expect(maker.make(full, format, never)).rejects.toThrow();
  expect(notes.some((note) => note.includes("damaged"))).toBe(true);
});

test("the oldest ffmpeg draws it too; what is missing is left out, and what is broken leaves a plain slate", async () => {
  const { folder, maker, notes, order, kept } = await studio("@ffmpeg-installer/ffmpeg");
  await maker.make(
    { ...order, picture: join(folder, "no.png"), music: join(folder, "no.ogg") },
    format,
    never,
  );
  expect(notes).toEqual(["the slate's picture cannot be read", "the slate's music is missing"]);
  const [name = ""] = kept();
  expect(inks((await framesOf(join(order.folder, name)))[0]?.data ?? Buffer.alloc(0)).bright).toBeGreaterThan(
    0.01,
  );

  const broken = join(folder, "broken.ogg");
  writeFileSync(broken, "no music");
  for (let age = 1; age <= 9; age++) {
    const old = join(order.folder, `slate-${String(age).padStart(24, "0")}.flv`);
    writeFileSync(old, "");
    utimesSync(old, age, age);
  }
  const plain = await maker.make(
    { ...order, music: broken },
    { ...format, audio: { sampleRate: 48_000, channels: 2 } },
    never,
  );
  expect(plain.picture.tags).toHaveLength(200);
  expect(plain.sound?.tags.length).toBeGreaterThan(370);
  expect(notes.at(-1)).toContain("plain");
  expect(kept()).toHaveLength(8);
  expect(existsSync(join(order.folder, name))).toBe(true);
  expect(readdirSync(order.folder)).toHaveLength(8);
});
