import sharp from "sharp";
import { StudioError } from "../../../preload/contract";
import type { ReadablePicture } from "./readable";

/** The longest side of a stored picture; a card or a full 1080p screen never shows more. */
const longestSide = 2560;

/** A picture as it is stored. */
export interface EncodedPicture {
  bytes: Buffer;
  ending: "jpg" | "png";
  width: number;
  height: number;
}

/**
 * A picture at most 2560 px long, in sRGB, without what its camera noted: JPEG, or PNG where something shows through.
 * @throws StudioError `products.picture-broken`.
 */
export async function encode(picture: ReadablePicture, name: string): Promise<EncodedPicture> {
  try {
    const fitted = picture
      .open()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb");
    const { data: pixels, info: raw } = await fitted.raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = raw;
    const small = () => sharp(pixels, { raw: { width, height, channels } });
    const { isOpaque } = await small().stats();
    const encoded = isOpaque ? small().removeAlpha().jpeg({ quality: 88, mozjpeg: true }) : small().png();
    return { bytes: await encoded.toBuffer(), ending: isOpaque ? "jpg" : "png", width, height };
  } catch (cause) {
    throw new StudioError("products.picture-broken", { field: "base64", params: { name }, cause });
  }
}
