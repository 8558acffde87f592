/** Photographs of modern phones stay below this; a bomb of a picture does not. */
const maxPixels = 200_000_000;

/** `--surface-0`, laid over the picture so that words can be read on any. */
const scrim = { r: 0x12, g: 0x10, b: 0x0e, alpha: 0.68 };

/**
 * A picture turned upright, cut to a size and darkened, as a PNG. The library is loaded only when there is one to draw:
 * the relay has no other use for it. @throws Error for what is no picture.
 */
export async function makeBackdrop(bytes: Buffer, width: number, height: number): Promise<Buffer> {
  const { default: sharp } = await import("sharp");
  const fitted = sharp(bytes, { limitInputPixels: maxPixels })
    .autoOrient()
    .resize(width, height, { fit: "cover", position: "attention" })
    .flatten({ background: "#12100e" })
    .toColourspace("srgb");
  const shade = { create: { width, height, channels: 4 as const, background: scrim } };
  return await fitted
    .composite([{ input: shade }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}
