import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SceneFill } from "../../main/core";
import { openLettering, prepareFonts } from "../../main/overlays";
import {
  createPresets,
  createThumbnails,
  type Presets,
  readPresets,
  type Thumbnails,
} from "../../main/presets";
import { createFfmpeg, type Ffmpeg } from "../../main/process/ffmpeg";
import { resolveMedia } from "../../main/storage";
import { type Orientation, orientations, type Preset } from "../../preload/contract";
import { slow, startObs, type TestObs } from "../helpers/obs";
import { emptyFill, type ObsStudio, obsStudio } from "../helpers/obs-engine";
import { sharedFonts } from "../helpers/overlays";
import { similarity } from "../helpers/ssim";

/**
 * How alike OBS's programme and the drawn thumbnail are at least. What is left is lettering: OBS's text source hints
 * and shades its letters in its own way.
 */
const bound = 0.95;
/**
 * The same of the least alike of 8 × 8 parts, where a small layer that is missing or elsewhere shows; compared at a
 * quarter of the size, where it no longer counts how letters are shaded.
 */
const partBound = 0.6;
const widths = { landscape: 640, portrait: 360 } as const;

const resources = resolve("resources");
const picture = (name: string) => join(resources, "pictures", `${name}.png`);
const fill: SceneFill = {
  ...emptyFill,
  pictures: { ...emptyFill.pictures, story: picture("story-village"), product: picture("product-citrus") },
};

const shipped = (await readPresets([join(resources, "presets")])).presets;

let obs: TestObs;
let studio: ObsStudio;
let presets: Presets;
let thumbnails: Thumbnails;
let ffmpeg: Ffmpeg;

beforeAll(async () => {
  obs = await startObs({ framesPerSecond: slow });
  // Without ffmpeg pictures that drift stand still: the moment of a screenshot is not known.
  studio = await obsStudio(obs);
  await studio.obs.connect();
  studio.context.store.update((draft) => {
    draft.library.presets = shipped;
  });
  presets = createPresets(studio.context, {
    engine: () => studio.obs.engine,
    fill: () => fill,
    saveShow: async () => undefined,
    restoreCards: async () => undefined,
  });
  ffmpeg = createFfmpeg(studio.context.log);
  const fonts = await prepareFonts(sharedFonts);
  thumbnails = createThumbnails(studio.context, {
    ffmpeg,
    fill: () => fill,
    drawExample: async () => null,
    openTable: () => openLettering(fonts),
  });
});

afterAll(async () => {
  await thumbnails?.close();
  await ffmpeg?.close();
  await studio?.close();
  await obs?.stop();
});

async function thumbnail(scene: string, orientation: Orientation): Promise<Buffer> {
  const width = widths[orientation];
  const drawn = await thumbnails.handlers["preset.thumbnail"]({ scene, orientation, width, cards: false });
  return await readFile(resolveMedia(studio.context.paths, drawn.image));
}

async function programme(width: number): Promise<Buffer> {
  const { dataUrl } = await studio.obs.engine.screenshot(null, width);
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64");
}

/** OBS decodes a picture on a thread of its own: looks again until the programme stands still. */
async function settledProgramme(width: number): Promise<Buffer> {
  let last = await programme(width);
  for (let round = 0; round < 40; round++) {
    await new Promise((done) => setTimeout(done, 120));
    const next = await programme(width);
    if ((await similarity(last, next)).mean > 0.9999) return next;
    last = next;
  }
  return last;
}

async function leastAlike(drawn: Buffer, shown: Buffer): Promise<number> {
  const { width } = await sharp(drawn).metadata();
  return (await similarity(drawn, shown, Math.round(width / 4))).least;
}

const figures: string[] = [];
const seen = new Map<string, { drawn: Buffer; shown: Buffer }>();

describe.each(orientations)("%s", (orientation) => {
  test.each(shipped.map((preset) => [preset.id, preset] as const))(
    "%s: OBS's programme is what its thumbnails show",
    async (id, preset) => {
      await presets.handlers["preset.apply"]({ id, orientation });
      for (const { id: scene } of preset.scenes) {
        const reference = `${id}/${scene}`;
        await presets.handlers["scene.take"]({ scene: reference });
        const shown = await settledProgramme(widths[orientation]);
        const drawn = await thumbnail(reference, orientation);
        const { mean } = await similarity(drawn, shown);
        const least = await leastAlike(drawn, shown);
        seen.set(`${reference} ${orientation}`, { drawn, shown });
        figures.push(`${mean.toFixed(4)}  ${least.toFixed(3)}  ${reference} ${orientation}`);
        expect.soft(mean, `${reference} ${orientation}`).toBeGreaterThanOrEqual(bound);
        expect.soft(least, `${reference} ${orientation}`).toBeGreaterThanOrEqual(partBound);
      }
    },
  );
});

test("the figures, from the least alike", () => {
  expect(figures).toHaveLength(shipped.flatMap(({ scenes }) => scenes).length * orientations.length);
  process.stdout.write(
    `SSIM of OBS's programme and the thumbnail, at least ${bound}; its least alike part, at least ${partBound}:\n`,
  );
  process.stdout.write(`${figures.sort().join("\n")}\n`);
});

describe("a wrong picture falls under the bound", () => {
  const of = (key: string) => {
    const found = seen.get(key);
    if (found === undefined) throw new Error(`${key} was not compared`);
    return found;
  };

  test("mirrored, moved by a fortieth of its width, or another scene", async () => {
    for (const key of ["before-after/pair landscape", "heritage-pictures/picture-host portrait"]) {
      const { drawn, shown } = of(key);
      const { width, height } = await sharp(shown).metadata();
      const by = Math.round(width / 40);
      const moved = await sharp(shown)
        .extend({ left: by, extendWith: "copy" })
        .extract({ left: 0, top: 0, width, height })
        .png()
        .toBuffer();
      const mirrored = await sharp(shown).flop().png().toBuffer();
      expect((await similarity(drawn, mirrored)).mean).toBeLessThan(bound);
      expect((await similarity(drawn, moved)).mean).toBeLessThan(bound);
    }
    const other = of("before-after/pair-host landscape").shown;
    expect((await similarity(of("before-after/pair landscape").drawn, other)).mean).toBeLessThan(bound);
  });

  test("with a single text missing", async () => {
    const scene = "opening-countdown/countdown";
    const { shown } = of(`${scene} landscape`);
    const { village } = fill;
    fill.village = "";
    const without = await thumbnail(scene, "landscape");
    fill.village = village;
    expect(await leastAlike(without, shown)).toBeLessThan(partBound);
  });

  test("with one layer out of its place in OBS's preset", async () => {
    const preset = structuredClone(shipped.find(({ id }) => id === "village-story") as Preset);
    const layer = preset.scenes
      .find(({ id }) => id === "picture")
      ?.layers.find(({ id }) => id === "story-picture");
    const at = layer?.layout.landscape;
    if (!at) throw new Error("the story picture has no place");
    at.frame = { ...at.frame, x: at.frame.x + 0.03, y: at.frame.y - 0.04 };
    const { canvas } = studio.context.store.get().settings;
    await studio.obs.engine.applyPreset(preset, "landscape", canvas.landscape, fill);
    await studio.obs.engine.take("village-story/picture");
    const shown = await settledProgramme(widths.landscape);
    const drawn = await thumbnail("village-story/picture", "landscape");
    expect((await similarity(drawn, shown)).mean).toBeLessThan(bound);
  });
});
