import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable, Writable } from "node:stream";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { silentLog } from "../../../main/core";
import { createFfmpeg, jobArguments } from "../../../main/process/ffmpeg";
import { createProducts, ffmpegPictures } from "../../../main/products";
import { boxOf } from "../../../main/products/pictures/crop";
import { isHeic } from "../../../main/products/pictures/heic";
import { demuxerFor, pngJob } from "../../../main/products/pictures/other-formats";
import { resolveMedia } from "../../../main/storage";
import { StudioError } from "../../../preload/contract";
import { overlayContext } from "../../helpers/overlays";

const ffmpeg = createFfmpeg(silentLog);
afterAll(() => ffmpeg.close());

let context: Awaited<ReturnType<typeof overlayContext>>;
let handlers: ReturnType<typeof createProducts>["handlers"];
beforeEach(async () => {
  context = await overlayContext();
  handlers = createProducts(context, { pictures: ffmpegPictures(ffmpeg) }).handlers;
});

const pathOf = (reference: string) => resolveMedia(context.paths, reference);
async function add(bytes: Buffer, name = "照片.jpg") {
  const added = await handlers["media.add"]({ name, base64: bytes.toString("base64") });
  return { ...added, path: pathOf(added.reference) };
}
const plain = (width: number, height: number, background = "#a33") =>
  sharp({ create: { width, height, channels: 3, background } });
/** Red on the left, blue on the right. */
async function halves(width: number, height: number) {
  const left = await plain(width / 2, height, "#f00")
    .png()
    .toBuffer();
  return plain(width, height, "#00f").composite([{ input: left, left: 0, top: 0 }]);
}
/** Which of red, green and blue is strongest at a place given in fractions. */
async function colourAt(path: string, x: number, y: number): Promise<"red" | "green" | "blue"> {
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  const channels = [...data.subarray(at, at + 3)];
  return (["red", "green", "blue"] as const)[channels.indexOf(Math.max(...channels))] ?? "red";
}

describe("pictures taken in", () => {
  test("a phone's sideways photograph is turned upright, scaled, and loses where it was taken", async () => {
    const photo = await plain(4000, 3000)
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Copyright: "x" } })
      .jpeg()
      .toBuffer();
    const turned = await sharp(photo).withMetadata({ orientation: 6 }).toBuffer();
    const added = await add(turned);
    expect([added.width, added.height]).toEqual([1920, 2560]);
    const stored = await sharp(added.path).metadata();
    expect(stored.orientation).toBeUndefined();
    expect(stored.exif).toBeUndefined();
  });

  test("transparency is kept, a small picture is not blown up", async () => {
    const png = await sharp({
      create: { width: 64, height: 32, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } },
    })
      .png()
      .toBuffer();
    const added = await add(png);
    expect(added).toMatchObject({ width: 64, height: 32 });
    expect((await sharp(added.path).metadata()).hasAlpha).toBe(true);
  });

  test.each(["jpeg", "png", "webp", "avif", "gif", "tiff"] as const)("%s", async (format) => {
    const added = await add(await (await halves(64, 32)).toFormat(format).toBuffer());
    expect(added).toMatchObject({ width: 64, height: 32 });
    expect(await colourAt(added.path, 0.2, 0.5)).toBe("red");
    expect(await colourAt(added.path, 0.8, 0.5)).toBe("blue");
  });

  test("grey, 16 bits and four printing colours become plain RGB", async () => {
    const grey = await add(await plain(40, 40).greyscale().png().toBuffer());
    const deep = await add(await plain(40, 40).toColourspace("rgb16").png().toBuffer());
    const printed = await add(await plain(40, 40).toColourspace("cmyk").jpeg().toBuffer());
    for (const { path } of [grey, deep, printed]) {
      expect(await sharp(path).metadata()).toMatchObject({ format: "jpeg", depth: "uchar", width: 40 });
    }
    expect(await colourAt(printed.path, 0.5, 0.5)).toBe("red");
  });

  test("an iPhone's HEIC is decoded and turned as it says", async () => {
    const bytes = await readFile(resolve(import.meta.dirname, "../../fixtures/products/phone.heic"));
    const added = await add(bytes, "IMG_0001.HEIC");
    expect(added).toMatchObject({ width: 96, height: 160 });
    expect(await colourAt(added.path, 0.5, 0.2)).toBe("red");
    expect(await colourAt(added.path, 0.5, 0.8)).toBe("blue");
    await expect(add(bytes.subarray(0, 600), "IMG_0002.HEIC")).rejects.toMatchObject({
      code: "products.picture-heic",
      params: { name: "IMG_0002.HEIC" },
    });
    expect(isHeic(await plain(8, 8).avif().toBuffer())).toBe(false);
  });

  test("an iPhone's wider colours become those of screens", async () => {
    const bytes = await readFile(resolve(import.meta.dirname, "../../fixtures/products/display-p3.heic"));
    const { path } = await add(bytes, "IMG_0003.HEIC");
    // The file says 200, 100, 100 in Display P3.
    const [red = 0, green = 0] = await sharp(path)
      .extract({ left: 30, top: 30, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect(red).toBeGreaterThan(207);
    expect(green).toBeLessThan(99);
    expect((await sharp(path).metadata()).icc).toBeUndefined();
  });

  test("BMP and others that sharp does not read come through ffmpeg", async () => {
    const bmp = Buffer.alloc(54 + 2 * 8, 0);
    bmp.write("BM", "latin1");
    for (const [at, value] of [
      [2, bmp.length],
      [10, 54],
      [14, 40],
      [18, 2],
      [22, 2],
      [26, 1 | (24 << 16)],
    ] as const)
      bmp.writeUInt32LE(value, at);
    for (const at of [54, 57, 62, 65]) bmp[at + 2] = 255;
    const added = await add(bmp, "相机.bmp");
    expect(added).toMatchObject({ width: 2, height: 2 });
    expect(await colourAt(added.path, 0.5, 0.5)).toBe("red");
    const ppm = Buffer.concat([Buffer.from("P6\n2 1\n255\n"), Buffer.from([0, 255, 0, 0, 255, 0])]);
    expect(await colourAt((await add(ppm)).path, 0.5, 0.5)).toBe("green");
    await expect(add(bmp.subarray(0, 30))).rejects.toMatchObject({ code: "products.picture-broken" });
  });

  test("ffmpeg is always told what it reads, so that no playlist can name a file", () => {
    expect(demuxerFor(Buffer.from("#EXTM3U\nfile:///etc/passwd"))).toBeNull();
    expect(demuxerFor(Buffer.from("ffconcat version 1.0\nfile /etc/passwd"))).toBeNull();
    const job = pngJob("bmp_pipe", Readable.from([]), new Writable());
    expect(jobArguments(job)).toEqual(
      "-f bmp_pipe -max_pixels 120000000 -i pipe:0 -y -frames:v 1 -f image2pipe -c:v png pipe:1".split(" "),
    );
  });

  test("a picture of 200 megapixels is refused with its size before it is decoded", async () => {
    const huge = await plain(8, 8).png().toBuffer();
    // The size stands in the header; the checksum behind it is made to fit.
    huge.writeUInt32BE(16_320, 16);
    huge.writeUInt32BE(12_240, 20);
    const { crc32 } = await import("node:zlib");
    huge.writeUInt32BE(crc32(huge.subarray(12, 29)), 29);
    await expect(add(huge, "大图.png")).rejects.toMatchObject({
      code: "products.picture-huge",
      params: { name: "大图.png", width: 16_320, height: 12_240, megapixels: 200, max: 120 },
    });
  });

  test("broken, cut and vector files are refused in words", async () => {
    const jpeg = await plain(800, 600).jpeg().toBuffer();
    for (const bytes of [Buffer.from("not a picture"), jpeg.subarray(0, jpeg.length / 2), Buffer.alloc(0)]) {
      await expect(add(bytes)).rejects.toMatchObject({ code: "products.picture-broken" });
    }
    const svg =
      '\ufeff<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    await expect(add(Buffer.from(svg))).rejects.toMatchObject({ code: "products.picture-vector" });
  });

  test("whatever the bytes are, what is thrown is worded", async () => {
    const heads = [
      "",
      "BM",
      "\x00\x00\x00\x18ftypheic",
      "P6\n",
      "\x89PNG\r\n\x1a\n",
      "\xff\xd8\xff",
      "GIF89a",
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 64 }), async (head, rest) => {
        try {
          await add(Buffer.concat([Buffer.from(head, "latin1"), rest]));
        } catch (error) {
          expect(error).toBeInstanceOf(StudioError);
          expect((error as StudioError).code).toMatch(/^products\.picture-/);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("cropping", () => {
  const crop = (input: Partial<Parameters<(typeof handlers)["media.crop"]>[0]> & { reference: string }) =>
    handlers["media.crop"]({ frame: { x: 0, y: 0, w: 1, h: 1 }, turn: 0, ...input });

  test("a part is cut out under a new reference; the picture itself stays", async () => {
    const { reference, path } = await add(await (await halves(200, 100)).png().toBuffer());
    const before = await readFile(path);
    const left = await crop({ reference, frame: { x: 0, y: 0, w: 0.5, h: 1 } });
    const right = await crop({ reference, frame: { x: 0.5, y: 0, w: 0.5, h: 1 } });
    expect([left.width, left.height]).toEqual([100, 100]);
    expect(await colourAt(pathOf(left.reference), 0.9, 0.5)).toBe("red");
    expect(await colourAt(pathOf(right.reference), 0.1, 0.5)).toBe("blue");
    expect(new Set([reference, left.reference, right.reference]).size).toBe(3);
    expect(await readFile(path)).toEqual(before);
  });

  test("the frame is one of the turned picture", async () => {
    const { reference } = await add(await (await halves(200, 100)).png().toBuffer());
    const top = await crop({ reference, turn: 90, frame: { x: 0, y: 0, w: 1, h: 0.5 } });
    expect([top.width, top.height]).toEqual([100, 100]);
    expect(await colourAt(pathOf(top.reference), 0.5, 0.5)).toBe("red");
    const upsideDown = await crop({ reference, turn: 180 });
    expect(await colourAt(pathOf(upsideDown.reference), 0.1, 0.5)).toBe("blue");
  });

  test("the whole picture is itself; a bundled one can be cropped", async () => {
    const { reference } = await add(await plain(40, 30).png().toBuffer());
    expect(await crop({ reference })).toEqual({ reference, width: 40, height: 30 });
    const cropped = await crop({
      reference: "bundled:product-citrus.png",
      frame: { x: 0.25, y: 0.25, w: 0.5, h: 0.5 },
    });
    expect(cropped).toMatchObject({ width: 480, height: 480, reference: expect.stringMatching(/^media:/) });
  });

  test("a frame outside, one that is too small and a picture that is gone are refused in words", async () => {
    const { reference } = await add(await plain(40, 30).png().toBuffer());
    const refused = (frame: { x: number; y: number; w: number; h: number }) =>
      expect(crop({ reference, frame })).rejects.toMatchObject({
        code: "products.crop-wrong",
        field: "frame",
      });
    await refused({ x: 0.6, y: 0, w: 0.6, h: 1 });
    await refused({ x: 0, y: 0, w: 0.1, h: 0.1 });
    await expect(crop({ reference: "media:none.jpg" })).rejects.toMatchObject({
      code: "products.picture-gone",
    });
    await mkdir(join(context.paths.data, "media"), { recursive: true });
    await copyFile(import.meta.filename, join(context.paths.data, "media", "broken.jpg"));
    await expect(crop({ reference: "media:broken.jpg" })).rejects.toMatchObject({
      code: "products.picture-broken",
    });
    await expect(crop({ reference: "media:../a.jpg" })).rejects.toMatchObject({ code: "core.not-found" });
  });

  test("a box never leaves its picture", () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    const side = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(
        fc.tuple(fraction, fraction, fraction, fraction),
        side,
        side,
        ([x, y, w, h], width, height) => {
          const box = boxOf({ x, y, w, h }, { width, height });
          if (box === null) return;
          expect(box.left + box.width).toBeLessThanOrEqual(width);
          expect(box.top + box.height).toBeLessThanOrEqual(height);
          expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
