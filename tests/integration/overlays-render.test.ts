import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { silentLog } from "../../main/core";
import { renderCard } from "../../main/overlays";
import { createFfmpeg, type Ffmpeg, findCandidates } from "../../main/process/ffmpeg";
import { resources, sharedFonts } from "../helpers/overlays";
import { temporaryFolder } from "../helpers/temporary";

const execute = promisify(execFile);

interface Pixels {
  width: number;
  height: number;
  at(x: number, y: number): [number, number, number, number];
}

async function pixelsOf(picture: string | Buffer): Promise<Pixels> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    at: (x, y) => {
      const start = (y * info.width + x) * 4;
      return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0, data[start + 3] ?? 0];
    },
  };
}

/** How many pixels of a region a test holds for. */
function count(
  pixels: Pixels,
  [x0, y0, x1, y1]: [number, number, number, number],
  holds: (pixel: number[]) => boolean,
) {
  let found = 0;
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (holds(pixels.at(x, y))) found++;
  return found;
}

const near =
  (colour: number[], by = 12) =>
  (pixel: number[]) =>
    colour.every((value, index) => Math.abs(value - (pixel[index] ?? 0)) <= by);
const panel = [23, 18, 14, 240];
const gold = [226, 180, 92, 255];
const ink = [246, 239, 227, 255];

const product = {
  name: "竹元村韭菜饺子",
  sellingPoint: "清晨现割韭菜，手工擀皮",
  price: "39.90",
  unit: "500 克",
  originalPrice: "49.90",
  picture: "bundled:product-dumplings.png",
  stock: "120",
};

async function frameOf(clip: string, index: number): Promise<Pixels> {
  const decoder = clip.endsWith(".webm") ? ["-c:v", "libvpx-vp9"] : [];
  const { stdout } = await execute(
    "ffmpeg",
    [
      "-v",
      "error",
      ...decoder,
      "-i",
      clip,
      "-vf",
      `select=eq(n\\,${index})`,
      "-frames:v",
      "1",
      "-pix_fmt",
      "rgba",
      "-f",
      "image2pipe",
      "-c:v",
      "png",
      "-",
    ],
    { encoding: "buffer", maxBuffer: 30_000_000 },
  );
  return await pixelsOf(stdout);
}

describe.each(["@ffmpeg-installer/ffmpeg", "path"] as const)(
  "cards drawn by the ffmpeg from %s",
  (source) => {
    let ffmpeg: Ffmpeg;
    beforeAll(() => {
      ffmpeg = createFfmpeg(silentLog, async () =>
        (await findCandidates()).filter((candidate) => candidate.source === source).slice(0, 1),
      );
    });
    afterAll(() => ffmpeg.close());

    /** Draws into a fresh awkward folder; gives the file's path. */
    async function draw(template: string, fields: Record<string, string>, ending = "png"): Promise<string> {
      const folder = temporaryFolder();
      const paths = { resources, data: join(folder, "data"), fonts: sharedFonts };
      const out = join(folder, `卡 1.${ending}`);
      await renderCard({ template, fields, out, ffmpeg, paths, baseFolder: folder });
      return out;
    }

    test("a product card has its size, clear corners, its panel, its picture and a gold price", async () => {
      const card = await pixelsOf(await draw("product-card", product));
      expect([card.width, card.height]).toEqual([960, 320]);
      for (const [x, y] of [
        [0, 0],
        [959, 0],
        [0, 319],
        [959, 319],
      ] as const)
        expect(card.at(x, y)).toEqual([0, 0, 0, 0]);
      expect(near(panel, 4)(card.at(600, 12))).toBe(true);
      // The tray in the bundled picture, and the panel between picture and text.
      expect(card.at(160, 160)[3]).toBe(255);
      expect(near(panel, 4)(card.at(310, 160))).toBe(true);
      expect(count(card, [324, 210, 560, 300], near(gold))).toBeGreaterThan(800);
      expect(count(card, [324, 20, 920, 200], near(ink))).toBeGreaterThan(2000);
    });

    test("another price changes the price's pixels and no others", async () => {
      const one = await pixelsOf(await draw("product-card", product));
      const two = await pixelsOf(await draw("product-card", { ...product, price: "38.80" }));
      const differs = (x: number, y: number) =>
        one.at(x, y).some((value, index) => value !== two.at(x, y)[index]);
      let inside = 0;
      let outside = 0;
      for (let y = 0; y < 320; y++) {
        for (let x = 0; x < 960; x++) {
          if (!differs(x, y)) continue;
          if (x > 340 && x < 560 && y > 206) inside++;
          else outside++;
        }
      }
      expect(inside).toBeGreaterThan(300);
      expect(outside).toBe(0);
    });

    test("soft edges keep their colour: no dark halo on light ground", async () => {
      const card = await pixelsOf(await draw("lower-third", { name: "口口口口", role: "" }));
      // Half transparent pixels exist only where the panel's corner is rounded; their colour must be the panel's.
      const soft: number[][] = [];
      for (let y = 0; y < 12; y++)
        for (let x = 0; x < 12; x++)
          if (card.at(x, y)[3] > 40 && card.at(x, y)[3] < 200) soft.push(card.at(x, y));
      expect(soft.length).toBeGreaterThan(4);
      for (const pixel of soft) expect(near(panel.slice(0, 3), 8)(pixel.slice(0, 3))).toBe(true);
    });

    test("what a user writes is drawn, never obeyed, and stays inside the card", async () => {
      const evil = [
        "{\\fs300}大",
        "\\N\\N\\h",
        "a\\{b}c}{",
        "{\\p1}m 0 0 l 900 0 900 300",
        "[[name.text]]",
        "';,[0:v]null[x];%{eif}",
      ];
      for (const name of evil) {
        const card = await pixelsOf(await draw("product-card", { ...product, picture: "", stock: "", name }));
        expect(count(card, [52, 20, 920, 200], near(ink))).toBeGreaterThan(60);
        // Nothing of the name in the margins, where a larger size or a moved text would show.
        for (const region of [
          [30, 0, 50, 320],
          [930, 0, 950, 320],
        ] as const) {
          expect(count(card, [...region], near(panel, 6))).toBeGreaterThan(20 * 310);
        }
      }
    });

    test("long texts fill the card to its margin and no further", async () => {
      const long = {
        ...product,
        name: "青川县高山椴木黑木耳与野生香菇组合礼盒（家庭装，含食谱）",
        sellingPoint: "海拔 1200 米椴木栽培，晒足 15 天，泡发率高，一盒够一家吃一个月",
      };
      const card = await pixelsOf(await draw("product-card", long));
      expect(count(card, [924, 8, 952, 312], near(panel, 6))).toBe(28 * 304);
      expect(count(card, [298, 8, 320, 200], near(panel, 6))).toBe(22 * 192);
    });

    test("the width that was measured is the width that is drawn", async () => {
      // The panel hugs the measured text with 56 px to spare: the drawn text must end where that begins.
      for (const name of ["竹元村合作社理事会", "AVATAR To. Ty 1111", "——〖礼〗……"]) {
        const card = await pixelsOf(await draw("lower-third", { name, role: "" }));
        let panelEnd = 0;
        let textEnd = 0;
        for (let x = 0; x < 960; x++) {
          if (card.at(x, 12)[3] > 200) panelEnd = x;
          if (count(card, [x, 10, x + 1, 158], near(ink, 60)) > 0) textEnd = x;
        }
        expect(panelEnd - textEnd).toBeGreaterThanOrEqual(52);
        expect(panelEnd - textEnd).toBeLessThan(56 + 34);
      }
    });

    test("a clip comes in from nothing and rests as the still, frame for frame at 30 a second", async () => {
      const clip = await draw("product-card", product, "mov");
      const { stdout } = await execute("ffprobe", [
        "-v",
        "error",
        "-count_packets",
        "-show_entries",
        "stream=codec_name,pix_fmt,width,height,r_frame_rate,nb_read_packets",
        "-of",
        "json",
        clip,
      ]);
      expect(JSON.parse(stdout).streams).toEqual([
        expect.objectContaining({
          codec_name: "qtrle",
          pix_fmt: "argb",
          width: 960,
          height: 320,
          r_frame_rate: "30/1",
          nb_read_packets: "24",
        }),
      ]);
      const first = await frameOf(clip, 0);
      const middle = await frameOf(clip, 10);
      const last = await frameOf(clip, 20);
      const still = await pixelsOf(await draw("product-card", product));
      expect(count(first, [0, 0, 960, 320], ([, , , alpha]) => (alpha ?? 0) > 20)).toBe(0);
      expect(near(panel, 6)(middle.at(600, 12))).toBe(true);
      expect(count(middle, [324, 210, 560, 300], near(gold))).toBe(0);
      for (let y = 0; y < 320; y += 3)
        for (let x = 0; x < 960; x += 3) expect(last.at(x, y)).toEqual(still.at(x, y));
    });

    test("a panel half faded in is half transparent in its own colour", async () => {
      const clip = await draw("product-card", { ...product, picture: "" }, "mov");
      const [red, green, blue, alpha] = (await frameOf(clip, 3)).at(600, 12);
      expect(alpha).toBeGreaterThan(85);
      expect(alpha).toBeLessThan(140);
      // Eight bits of premultiplied colour leave a step or two of doubt.
      expect(near(panel.slice(0, 3), 10)([red, green, blue])).toBe(true);
    });

    test("a WebM for elsewhere keeps transparency and the gold gold", async () => {
      const clip = await draw("product-card", { ...product, picture: "" }, "webm");
      const last = await frameOf(clip, 22);
      expect(last.at(0, 0)[3]).toBeLessThan(8);
      expect(near(panel, 8)(last.at(600, 12))).toBe(true);
      expect(count(last, [52, 210, 300, 300], near(gold, 16))).toBeGreaterThan(500);
    });

    // What follows comes before ffmpeg, whichever it is.
    if (source === "path") return;

    test("photographs: turned upright, cropped to cover, corners round; missing and broken ones named", async () => {
      const folder = temporaryFolder();
      const half = (colour: string) =>
        sharp({ create: { width: 300, height: 400, channels: 3, background: colour } })
          .png()
          .toBuffer();
      const photo = await sharp({ create: { width: 600, height: 400, channels: 3, background: "#00f" } })
        .composite([{ input: await half("#f00"), left: 0, top: 0 }])
        .jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
        .withMetadata({ orientation: 6 })
        .toBuffer();
      const picture = join(folder, "照 片's.jpg");
      await writeFile(picture, photo);
      const card = await pixelsOf(await draw("product-card", { ...product, picture }));
      // Left half red, turned a quarter clockwise: red on top.
      expect(near([254, 0, 0, 255], 10)(card.at(160, 60))).toBe(true);
      expect(near([0, 0, 254, 255], 10)(card.at(160, 260))).toBe(true);
      expect(near(panel, 6)(card.at(24, 24))).toBe(true);
      await expect(
        draw("product-card", { ...product, picture: join(folder, "没有.jpg") }),
      ).rejects.toMatchObject({ code: "overlays.picture-missing", field: "fields.picture" });
      await writeFile(picture, photo.subarray(0, photo.length / 2));
      await expect(draw("product-card", { ...product, picture })).rejects.toMatchObject({
        code: "overlays.picture-broken",
        field: "fields.picture",
      });
    });

    test("a file that cannot be written is said, an ending that is none too", async () => {
      await expect(draw("lower-third", { name: "x" }, "gif")).rejects.toMatchObject({
        code: "overlays.wrong-ending",
      });
      const folder = temporaryFolder();
      await writeFile(join(folder, "file"), "");
      const paths = { resources, data: folder, fonts: sharedFonts };
      const out = join(folder, "file", "card.png");
      await expect(
        renderCard({
          template: "lower-third",
          fields: { name: "x" },
          out,
          ffmpeg,
          paths,
          baseFolder: folder,
        }),
      ).rejects.toMatchObject({ code: "storage.unwritable" });
    });
  },
);
