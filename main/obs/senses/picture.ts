import sharp from "sharp";

/** A small picture as its bare colours, three bytes a pixel. */
export type Pixels = Uint8Array;

/** @param address Data address of a picture. */
export async function pixelsOf(address: string): Promise<Pixels> {
  const bytes = Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
  // What is transparent shows nothing: black.
  return new Uint8Array(
    await sharp(bytes).flatten({ background: "#000" }).toColourspace("srgb").raw().toBuffer(),
  );
}

/** Mean of all colours, 0–255. */
export const brightnessOf = (pixels: Pixels): number =>
  pixels.reduce((sum, value) => sum + value, 0) / Math.max(1, pixels.length);

/** Mean difference of the colours, 0–255; null where the pictures are of different sizes. */
export function changeOf(before: Pixels, after: Pixels): number | null {
  if (before.length !== after.length) return null;
  const sum = after.reduce((total, value, index) => total + Math.abs(value - (before[index] ?? 0)), 0);
  return sum / Math.max(1, after.length);
}
