import sharp, { type Sharp } from "sharp";
import { StudioError } from "../../../preload/contract";
import { colourProfileOf, decodeHeic, isHeic } from "./heic";
import { withProfile } from "./png-profile";

/**
 * Reads a picture of a format that sharp does not know into a PNG; null for a format it does not know either. Rejects
 * when the picture is broken.
 */
export type PictureReader = (bytes: Buffer) => Promise<Buffer | null>;

/** More than any phone's everyday picture; decoding more would take gigabytes. */
const mostMegapixels = 120;
export const mostPixels = mostMegapixels * 1_000_000;

/** Kinds that sharp decodes; never SVG, which can point at other files. */
const kinds = new Set(["jpeg", "png", "webp", "heif", "gif", "tiff"]);

const isSvg = (bytes: Buffer) => {
  const start = bytes.subarray(0, 2000).toString("utf8");
  return /^(?:\ufeff|\s)*</.test(start) && /<svg[\s>]/i.test(start);
};

/** @throws StudioError `products.picture-huge` above 120 megapixels. */
export function checkSize(width: number, height: number, name: string): void {
  if (width * height <= mostPixels) return;
  const megapixels = Math.round((width * height) / 1_000_000);
  throw new StudioError("products.picture-huge", {
    field: "base64",
    params: { name, width, height, megapixels, max: mostMegapixels },
  });
}

/** A picture that sharp can decode, upright. */
export interface ReadablePicture {
  open(): Sharp;
}

const options = { limitInputPixels: mostPixels, failOn: "error" } as const;

async function ofKnownKind(bytes: Buffer, name: string): Promise<ReadablePicture | null> {
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (metadata === null || !kinds.has(metadata.format)) return null;
  checkSize(metadata.width, metadata.height, name);
  return { open: () => sharp(bytes, options).autoOrient() };
}

async function ofHeic(bytes: Buffer, name: string): Promise<ReadablePicture> {
  // The decoder turns the picture as the file says, so its own note of how the phone was held is done with.
  const { pixels, width, height } = await decodeHeic(bytes, (w, h) => checkSize(w, h, name));
  const open = () => sharp(pixels, { ...options, raw: { width, height, channels: 4 } });
  const profile = colourProfileOf(bytes);
  if (profile === null) return { open };
  const png = await open().png({ compressionLevel: 0 }).toBuffer();
  const coloured = withProfile(png, profile);
  return { open: () => sharp(coloured, options) };
}

/**
 * A picture as sharp can decode it: by sharp itself, as HEIC, or by the given reader.
 * @throws StudioError `products.picture-vector`, `products.picture-huge`, `products.picture-heic` or
 * `products.picture-broken`.
 */
export async function readable(bytes: Buffer, name: string, reader: PictureReader): Promise<ReadablePicture> {
  const params = { name };
  if (isSvg(bytes)) throw new StudioError("products.picture-vector", { field: "base64", params });
  try {
    if (isHeic(bytes)) return await ofHeic(bytes, name);
    const known = await ofKnownKind(bytes, name);
    if (known) return known;
    const png = await reader(bytes);
    const read = png === null ? null : await ofKnownKind(png, name);
    if (read) return read;
  } catch (cause) {
    if (cause instanceof StudioError && cause.code.startsWith("products.")) throw cause;
    const code = isHeic(bytes) ? "products.picture-heic" : "products.picture-broken";
    throw new StudioError(code, { field: "base64", params, cause });
  }
  throw new StudioError("products.picture-broken", { field: "base64", params });
}
