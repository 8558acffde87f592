import { createHash } from "node:crypto";
import { join } from "node:path";
import sharp from "sharp";
import { StudioError } from "../../preload/contract";
import { writeAtomic } from "../storage";

/** The longest side of a stored picture; a card or a full 1080p screen never shows more. */
const longestSide = 2560;
const maxPixels = 200_000_000;

/** Kinds of picture that are taken; never SVG, which can point at other files. */
const kinds = new Set(["jpeg", "png", "webp", "heif", "gif", "tiff"]);

/** Phones' HEIC carries HEVC, which no free decoder here reads; AVIF has the same container and is read. */
const isHeic = (bytes: Buffer): boolean =>
  bytes.subarray(4, 8).toString("latin1") === "ftyp" &&
  /^(?:heic|heix|hevc|hevx|heim|heis)$/.test(bytes.subarray(8, 12).toString("latin1"));

async function encode(bytes: Buffer, name: string) {
  try {
    const { format } = await sharp(bytes, { limitInputPixels: maxPixels }).metadata();
    if (format === undefined || !kinds.has(format)) throw new Error(`format ${format}`);
    const upright = sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" }).autoOrient();
    const fitted = upright
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb");
    const { isOpaque } = await sharp(bytes, { limitInputPixels: maxPixels }).stats();
    const encoded = isOpaque ? fitted.jpeg({ quality: 88, mozjpeg: true }) : fitted.png();
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    return { data, info, ending: isOpaque ? "jpg" : "png" };
  } catch (cause) {
    const code = isHeic(bytes) ? "products.picture-heic" : "products.picture-broken";
    throw new StudioError(code, { field: "base64", params: { name: name.slice(0, 80) }, cause });
  }
}

/**
 * Takes a picture into the media folder: turned upright, at most 2560 px, without the place it was taken at. Named
 * by its content, so that the same picture is kept once. Gives its reference and size.
 * @throws StudioError `products.picture-broken`, `products.picture-heic` or `storage.…`.
 */
export async function addMedia(
  dataFolder: string,
  name: string,
  base64: string,
): Promise<{ reference: string; width: number; height: number }> {
  const bytes = Buffer.from(base64.replace(/^data:[^,]*,/, ""), "base64");
  const { data, info, ending } = await encode(bytes, name);
  const file = `${createHash("sha256").update(data).digest("hex").slice(0, 20)}.${ending}`;
  await writeAtomic(join(dataFolder, "media", file), data);
  return { reference: `media:${file}`, width: info.width, height: info.height };
}
