import { readFile } from "node:fs/promises";
import sharp from "sharp";
import type { OverlayFields, OverlayTemplate } from "../../../preload/contract";
import { fieldError, subjectOf } from "../field-error";

type Place = OverlayTemplate["pictures"][number];

/** Photographs of modern phones stay below this; a bomb of a picture does not. */
const maxPixels = 200_000_000;

/** A picture field's file, read once: its bytes make the cache key and the drawing. */
export interface SourcePicture {
  place: Place;
  bytes: Buffer;
  file: string;
}

/**
 * Reads the pictures a card names. `resolve` turns a field's text into an absolute path.
 * @throws StudioError `overlays.picture-missing`, naming the field; whatever `resolve` throws.
 */
export async function readPictures(
  template: OverlayTemplate,
  fields: OverlayFields,
  resolve: (reference: string) => string,
): Promise<SourcePicture[]> {
  const wanted = template.pictures.filter(({ field }) => (fields[field] ?? "") !== "");
  return await Promise.all(
    wanted.map(async (place) => {
      const file = fields[place.field] ?? "";
      const subject = subjectOf(template, place.field);
      try {
        return { place, file, bytes: await readFile(resolve(file)) };
      } catch (cause) {
        throw Object.assign(fieldError("overlays.picture-missing", subject, { file: file.slice(0, 120) }), {
          cause,
        });
      }
    }),
  );
}

const mask = (width: number, height: number, radius: number) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${radius}" fill="#fff"/></svg>`,
  );

/**
 * A picture as it lies on the card: turned upright, cropped to cover its place, corners rounded.
 * @throws StudioError `overlays.picture-broken`, naming the field.
 */
export async function preparePicture(template: OverlayTemplate, source: SourcePicture): Promise<Buffer> {
  const { place, bytes } = source;
  const width = Math.round(place.w);
  const height = Math.round(place.h);
  try {
    const upright = sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" }).autoOrient();
    const fitted = upright.resize(width, height, { fit: "cover", position: "centre" }).toColourspace("srgb");
    const rounded = fitted
      .ensureAlpha()
      .composite([{ input: mask(width, height, place.radius), blend: "dest-in" }]);
    return await rounded.png({ compressionLevel: 1 }).toBuffer();
  } catch (cause) {
    const subject = subjectOf(template, place.field);
    throw Object.assign(fieldError("overlays.picture-broken", subject, { file: source.file.slice(0, 120) }), {
      cause,
    });
  }
}
