import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, expect, test } from "vitest";
import type { SceneFill } from "../../main/core";
import { openLettering } from "../../main/overlays";
import { createThumbnails, readPresets } from "../../main/presets";
import { createFfmpeg } from "../../main/process/ffmpeg";
import { resolveMedia } from "../../main/storage";
import { emptyFill } from "../helpers/obs-engine";
import { overlayContext, resources } from "../helpers/overlays";
import { similarity } from "../helpers/ssim";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const { presets } = await readPresets([join(resources, "presets")]);

/** A studio's thumbnails with real ffmpeg, a data folder of an awkward name, and one green example card. */
async function desk(fill: SceneFill) {
  const context = await overlayContext();
  context.store.update((draft) => {
    draft.library.presets = structuredClone(presets);
  });
  const ffmpeg = createFfmpeg(context.log);
  const card = join(context.paths.data, "card.png");
  await sharp({ create: { width: 960, height: 320, channels: 4, background: "#00ff00" } })
    .png()
    .toFile(card);
  const open = () =>
    createThumbnails(context, {
      ffmpeg,
      fill: () => fill,
      drawExample: async (slot) => (slot === "card" ? { file: card, width: 960, height: 320 } : null),
      openTable: () => openLettering(context.paths.fonts),
    });
  const thumbnails = open();
  closing.push(
    () => thumbnails.close(),
    () => ffmpeg.close(),
  );
  const draw = async (scene: string, cards = false, orientation: "landscape" | "portrait" = "landscape") => {
    const made = await thumbnails.handlers["preset.thumbnail"]({ scene, orientation, width: 480, cards });
    return { ...made, bytes: readFileSync(resolveMedia(context.paths, made.image)) };
  };
  return { context, draw, thumbnails };
}

test("a scene is drawn once, at the width asked for, and again when what it shows changes", async () => {
  const fill = structuredClone(emptyFill);
  const { context, draw } = await desk(fill);
  const first = await draw("village-story/picture");
  expect(first).toMatchObject({ width: 480, height: 270, cached: false });
  expect(first.image).toMatch(/^thumb:[0-9a-f]{16}-[0-9a-f]{16}\.jpg$/);
  expect(await sharp(first.bytes).metadata()).toMatchObject({ format: "jpeg", width: 480, height: 270 });
  expect(await draw("village-story/picture")).toMatchObject({ image: first.image, cached: true });
  expect(await draw("village-story/picture", false, "portrait")).toMatchObject({ width: 480, height: 854 });
  fill.village = "长胜村";
  expect((await draw("village-story/picture")).image).not.toBe(first.image);
  fill.pictures.story = join(resources, "pictures", "story-dumplings.png");
  const other = await draw("village-story/picture");
  expect((await similarity(first.bytes, other.bytes)).mean).toBeLessThan(0.9);
  expect(readdirSync(join(context.paths.data, "thumbnails"))).toHaveLength(4);
});

test("example cards lie in their places, and are left out when not wanted", async () => {
  const { draw } = await desk(emptyFill);
  const green = async (bytes: Buffer) => {
    const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const at = (Math.round(info.height * 0.82) * info.width + Math.round(info.width * 0.75)) * 3;
    return (data[at + 1] ?? 0) > 200 && (data[at] ?? 0) < 60;
  };
  expect(await green((await draw("product-showcase/host", true)).bytes)).toBe(true);
  expect(await green((await draw("product-showcase/host", false)).bytes)).toBe(false);
});

test("words that mean something to a filter or a document are drawn as they are", async () => {
  const fill = structuredClone(emptyFill);
  const { draw } = await desk(fill);
  const plain = await draw("break-slate/slate");
  for (const village of ["{\\b0}甲[x];'%{pts}", "a:b,c\\N'd\"", "1%d\n村"]) {
    fill.village = village;
    const drawn = await draw("break-slate/slate");
    expect((await similarity(plain.bytes, drawn.bytes)).mean).toBeGreaterThan(0.9);
  }
});

test("a photograph that EXIF turns stands upright; a file that is no picture gives way to the stand-in", async () => {
  const fill = structuredClone(emptyFill);
  const { context, draw } = await desk(fill);
  const standIn = await draw("village-story/picture");
  const folder = join(context.paths.data, "media", "100% 照片");
  mkdirSync(folder, { recursive: true });
  const upright = await sharp(join(resources, "pictures", "story-village.png"))
    .jpeg({ quality: 95 })
    .toBuffer();
  const lying = await sharp(upright)
    .rotate(-90)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();
  fill.pictures.story = join(folder, "正的.jpg");
  writeFileSync(fill.pictures.story, upright);
  const one = await draw("village-story/picture");
  fill.pictures.story = join(folder, "%d.jpg");
  writeFileSync(fill.pictures.story, lying);
  const turned = await draw("village-story/picture");
  expect((await similarity(one.bytes, turned.bytes)).mean).toBeGreaterThan(0.97);
  fill.pictures.story = join(folder, "坏的.png");
  writeFileSync(fill.pictures.story, "not a picture");
  expect((await draw("village-story/picture")).image).toBe(standIn.image);
});

test("an unknown scene is refused by name", async () => {
  const { thumbnails } = await desk(emptyFill);
  const asked = { orientation: "landscape", width: 480, cards: false } as const;
  for (const scene of ["village-story/nowhere", "none/host"]) {
    await expect(thumbnails.handlers["preset.thumbnail"]({ ...asked, scene })).rejects.toMatchObject({
      code: "presets.unknown-scene",
      field: "scene",
    });
  }
});
