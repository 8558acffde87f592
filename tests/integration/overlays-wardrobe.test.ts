import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import jsqr from "jsqr";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { silentLog } from "../../main/core";
import { type CardStore, createCardStore } from "../../main/overlays/draw/card-store";
import type { Drawing } from "../../main/overlays/draw/drawing";
import { makeDrawing } from "../../main/overlays/make-drawing";
import { loadTemplates } from "../../main/overlays/templates";
import { createFfmpeg, type Ffmpeg, findCandidates } from "../../main/process/ffmpeg";
import { resolveMedia } from "../../main/storage";
import { clockText } from "../../preload/contract";
import { bundledTemplate, bundledTheme, exampleNow, resources, sharedFaces } from "../helpers/overlays";
import { temporaryFolder } from "../helpers/temporary";

const execute = promisify(execFile);

async function drawingOf(id: string, typed: Record<string, string> = {}, theme?: string): Promise<Drawing> {
  const loaded = await bundledTemplate(id);
  const { drawing, faults } = await makeDrawing({
    loaded,
    theme: await bundledTheme(theme),
    typed: { ...loaded.template.example, ...typed },
    faces: await sharedFaces(),
    resolve: (file) => resolveMedia({ data: "", resources }, file),
    now: exampleNow,
  });
  expect(faults).toEqual([]);
  return drawing;
}

interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

async function pixelsOf(picture: string | Buffer): Promise<Pixels> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The frame at a number, as PNG, by Debian's ffmpeg. */
async function frameOf(clip: string, index: number): Promise<Buffer> {
  const select = ["-vf", `select=eq(n\\,${index})`, "-frames:v", "1", "-pix_fmt", "rgba"];
  const { stdout } = await execute(
    "ffmpeg",
    ["-v", "error", "-i", clip, ...select, "-f", "image2pipe", "-c:v", "png", "-"],
    { encoding: "buffer", maxBuffer: 30_000_000 },
  );
  return stdout;
}

async function countFrames(clip: string): Promise<number> {
  const { stdout } = await execute("ffprobe", [
    ...["-v", "error", "-count_packets", "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0", clip],
  ]);
  return Number(stdout.trim().replace(",", ""));
}

const largestDifference = (one: Pixels, other: Pixels): number => {
  expect([other.width, other.height]).toEqual([one.width, one.height]);
  return one.data.reduce((most, value, at) => Math.max(most, Math.abs(value - (other.data[at] ?? 0))), 0);
};

const mostOpaque = ({ data }: Pixels): number => {
  let most = 0;
  for (let at = 3; at < data.length; at += 4) most = Math.max(most, data[at] ?? 0);
  return most;
};

describe.each(["@ffmpeg-installer/ffmpeg", "path"] as const)(
  "the wardrobe by the ffmpeg from %s",
  (source) => {
    let ffmpeg: Ffmpeg;
    let store: CardStore;
    const folder = mkdtempSync(join(tmpdir(), "hongcun 衣橱 's "));
    beforeAll(async () => {
      ffmpeg = createFfmpeg(silentLog, async () =>
        (await findCandidates()).filter((candidate) => candidate.source === source).slice(0, 1),
      );
      store = createCardStore({ folder: join(folder, "overlays"), ffmpeg, faces: await sharedFaces() });
    });
    afterAll(async () => {
      await store.close();
      await ffmpeg.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test("every template is drawn in both themes, each at its own size, and looks different in each", async () => {
      const { templates } = await loadTemplates([join(resources, "overlays")]);
      const ids = [...templates.keys()];
      expect(ids.length).toBeGreaterThanOrEqual(19);
      const inTheme = async (theme: string) => {
        const drawings = await Promise.all(ids.map((id) => drawingOf(id, {}, theme)));
        return await store.renderMany(drawings.map((drawing) => ({ drawing, format: "still" as const })));
      };
      const [dark, light] = [await inTheme("red-heritage"), await inTheme("farm-fresh")];
      for (const [index, id] of ids.entries()) {
        const [one, other] = await Promise.all(
          [dark[index], light[index]].map((card) => pixelsOf(card?.picture ?? "")),
        );
        const { size, ticker } = (await bundledTemplate(id)).template;
        if (ticker === null) expect([one?.width, one?.height], id).toEqual([size.width, size.height]);
        expect([dark[index]?.width, dark[index]?.height]).toEqual([size.width, size.height]);
        expect(one && mostOpaque(one), id).toBeGreaterThan(230);
        expect(one?.data.equals(other?.data ?? Buffer.alloc(0)), id).toBe(false);
      }
    });

    test("cards drawn in one run are the cards drawn one by one", async () => {
      const alone = createCardStore({
        folder: join(temporaryFolder(), "alone"),
        ffmpeg,
        faces: await sharedFaces(),
      });
      const drawings = await Promise.all(
        ["product-card", "lower-third", "quote", "product-card", "qr-code"].map((id, index) =>
          drawingOf(id, id === "product-card" ? { price: `${20 + index}` } : {}),
        ),
      );
      const together = await Promise.all(drawings.map((drawing) => store.render(drawing, "still")));
      for (const [index, drawing] of drawings.entries()) {
        const single = await alone.render(drawing, "still", { urgent: true });
        const files = [single.file, together[index]?.file ?? ""].map((file) => readFile(file));
        const [one, other] = await Promise.all(files);
        expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
      }
      await alone.close();
    });

    // What follows is our own reckoning, which asks the same of every ffmpeg.
    if (source === "path") return;

    test("what lies there is found without drawing, and only then", async () => {
      const drawing = await drawingOf("now-explaining", { number: "7" });
      expect(await store.peek(drawing, "still")).toBeNull();
      const drawn = await store.render(drawing, "still");
      expect(drawn.cached).toBe(false);
      const found = await store.peek(drawing, "still");
      expect(found).toEqual({ ...drawn, cached: true, milliseconds: found?.milliseconds });
      expect(await store.peek(drawing, "clip")).toBeNull();
      expect((await store.render(drawing, "still")).cached).toBe(true);
    });

    test("a card goes out as it came in and leaves nothing", async () => {
      const drawing = await drawingOf("product-card", {}, "farm-fresh");
      const card = await store.render(drawing, "clip");
      expect(card.motion).toEqual({ from: "left", inMilliseconds: 770, outMilliseconds: 264 });
      const [clip, out] = [card.file, card.leaving ?? ""];
      const still = await pixelsOf(card.still);
      const last = (await countFrames(clip)) - 1;
      expect(largestDifference(await pixelsOf(await frameOf(clip, last)), still)).toBe(0);
      expect(largestDifference(await pixelsOf(await frameOf(out, 0)), still)).toBe(0);
      expect(mostOpaque(await pixelsOf(await frameOf(out, (await countFrames(out)) - 1)))).toBe(0);
    });

    test("each frame of a countdown shows its second; the still leaves the digits out", async () => {
      const card = await store.render(await drawingOf("countdown", { length: "12:05" }), "clip");
      const seconds = 725;
      expect(await countFrames(card.file)).toBe(seconds + 1);
      expect(card.clock).toMatchObject({ mode: "down", until: null, lengthMilliseconds: seconds * 1000 });
      for (const frame of [0, 1, 66, Math.floor(seconds / 2), seconds - 1, seconds]) {
        // The whole time as its own card, drawn by libass in one piece: the clip must look like it.
        const left = seconds - frame;
        const other =
          left === 0
            ? await store.render(await drawingOf("countdown", { mode: "up", length: "1:00" }), "still")
            : await store.render(await drawingOf("countdown", { length: clockText(left) }), "still");
        const wanted = await pixelsOf(other.picture);
        const shown = await pixelsOf(await frameOf(card.file, frame));
        // libass puts the colon up to an eighth of a pixel elsewhere after other figures; another figure differs by 200.
        expect(largestDifference(shown, wanted), `${frame}`).toBeLessThan(64);
      }
      const [whole, bare] = await Promise.all([pixelsOf(card.picture), pixelsOf(card.still)]);
      const { x = 0, w = 0, y = 0 } = card.clock?.text ?? {};
      let inside = 0;
      for (let at = 0; at < whole.data.length; at += 4) {
        if (whole.data.readUInt32BE(at) === bare.data.readUInt32BE(at)) continue;
        const [px, py] = [(at / 4) % whole.width, Math.floor(at / 4 / whole.width)];
        expect(px >= x - 1 && px <= x + w && Math.abs(py - y) < 70).toBe(true);
        inside++;
      }
      expect(inside).toBeGreaterThan(3000);
    });

    test("counting up begins at nothing", async () => {
      const up = await store.render(await drawingOf("countdown", { mode: "up", length: "1:10" }), "clip");
      const down = await store.render(await drawingOf("countdown", { length: "1:10" }), "clip");
      expect(up.clock?.mode).toBe("up");
      for (const frame of [0, 35, 70]) {
        const frames = [frameOf(up.file, frame), frameOf(down.file, 70 - frame)];
        const [one, other] = await Promise.all((await Promise.all(frames)).map(pixelsOf));
        expect(one && other && largestDifference(one, other)).toBe(0);
      }
    });

    test.each(["red-heritage", "farm-fresh"])(
      "a drawn QR code in %s is read back as it was typed",
      async (theme) => {
        const link = "https://example.com/竹元村/饺子?来自=直播&场=2026-10-20";
        const { file } = await store.render(await drawingOf("qr-code", { link }, theme), "still");
        // As it is on air: over a dark picture, at half the size.
        const small = await sharp(file).flatten({ background: "#402010" }).resize(240).ensureAlpha().raw();
        const { data, info } = await small.toBuffer({ resolveWithObject: true });
        expect(jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(link);
      },
    );

    test("a ticker's strip joins its own beginning without a seam", async () => {
      const card = await store.render(await drawingOf("ticker"), "clip");
      expect(card.scroll).toEqual({ width: 1920, pixelsPerSecond: 120 });
      expect([card.file, card.leaving]).toEqual([card.still, null]);
      const strip = await pixelsOf(card.file);
      expect(strip.width).toBeGreaterThanOrEqual(1920);
      const column = (x: number) =>
        Array.from({ length: strip.height }, (_none, y) =>
          strip.data.readUInt32BE((y * strip.width + x) * 4),
        );
      expect(column(strip.width - 1)).toEqual(column(0));
    });
  },
);
