import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import {
  type OverlayFields,
  type OverlayTemplate,
  type OverlayTheme,
  StudioError,
} from "../../../preload/contract";
import { fieldError, subjectOf } from "../field-error";
import { drawQr, fitsAsQr } from "./qr";

type Place = OverlayTemplate["pictures"][number];

/** Photographs of modern phones stay below this; a bomb of a picture does not. */
const maxPixels = 200_000_000;

/** A picture field's content, read once: its bytes make the cache key and the drawing. */
export interface SourcePicture {
  place: Place;
  /** Of the file; of a code its text. */
  bytes: Buffer;
  file: string;
  kind: "photo" | "qr";
}

const sideOf = ({ w, h }: Place): number => Math.round(Math.min(w, h));

async function readPicture(
  template: OverlayTemplate,
  place: Place,
  value: string,
  resolve: (reference: string) => string,
): Promise<SourcePicture> {
  const subject = subjectOf(template, place.field);
  if (template.fields.find(({ id }) => id === place.field)?.type === "qr") {
    if (!fitsAsQr(value, sideOf(place))) throw fieldError("overlays.qr-too-dense", subject);
    return { place, file: "", bytes: Buffer.from(value), kind: "qr" };
  }
  try {
    return { place, file: value, bytes: await readFile(resolve(value)), kind: "photo" };
  } catch (cause) {
    throw Object.assign(fieldError("overlays.picture-missing", subject, { file: value.slice(0, 120) }), {
      cause,
    });
  }
}

/** What was read of a card's pictures, and what could not be, each naming its field. */
export interface ReadPictures {
  pictures: SourcePicture[];
  faults: StudioError[];
}

/** Reads the pictures a card names. `resolve` turns a field's text into an absolute path. */
export async function readPictures(
  template: OverlayTemplate,
  fields: OverlayFields,
  resolve: (reference: string) => string,
): Promise<ReadPictures> {
  const wanted = template.pictures.filter(({ field }) => (fields[field] ?? "") !== "");
  const read = await Promise.allSettled(
    wanted.map((place) => readPicture(template, place, fields[place.field] ?? "", resolve)),
  );
  const pictures: SourcePicture[] = [];
  const faults: StudioError[] = [];
  for (const one of read) {
    if (one.status === "fulfilled") pictures.push(one.value);
    else if (one.reason instanceof StudioError) faults.push(one.reason);
    else throw one.reason;
  }
  return { pictures, faults };
}

const mask = (width: number, height: number, radius: number) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${radius}" fill="#fff"/></svg>`,
  );

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/** Pictures lie within a panel, whose corner they follow a little inside. */
const radiusOf = ({ radius }: Place, theme: OverlayTheme): number =>
  radius === "theme" ? Math.round(theme.radius * 0.6) : radius;

async function preparePhoto({ place, bytes }: SourcePicture, theme: OverlayTheme): Promise<Buffer> {
  const width = Math.round(place.w);
  const height = Math.round(place.h);
  const upright = sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" }).autoOrient();
  const fitted = upright
    .ensureAlpha()
    .resize(width, height, { fit: place.fit, position: "centre", background: clear })
    .toColourspace("srgb");
  const rounded = fitted.composite([
    { input: mask(width, height, radiusOf(place, theme)), blend: "dest-in" },
  ]);
  return await rounded.png({ compressionLevel: 1 }).toBuffer();
}

/**
 * A picture as it lies on the card: a photograph turned upright, fitted into its place, corners rounded; or a code.
 * @throws StudioError `overlays.picture-broken`, naming the field.
 */
export async function preparePicture(
  template: OverlayTemplate,
  source: SourcePicture,
  theme: OverlayTheme,
): Promise<Buffer> {
  if (source.kind === "qr") return await drawQr(source.bytes.toString(), sideOf(source.place));
  try {
    return await preparePhoto(source, theme);
  } catch (cause) {
    const subject = subjectOf(template, source.place.field);
    throw Object.assign(fieldError("overlays.picture-broken", subject, { file: source.file.slice(0, 120) }), {
      cause,
    });
  }
}

/** What a prepared picture depends on, as one name. */
export function pictureKey({ kind, bytes, place }: SourcePicture, theme: OverlayTheme): string {
  const { w, h, fit } = place;
  return [kind, createHash("sha256").update(bytes).digest("hex"), w, h, fit, radiusOf(place, theme)].join(
    " ",
  );
}

/** Whether a picture can be decoded, from its first bytes to its last. @throws as `preparePicture` does. */
export async function provePicture(template: OverlayTemplate, source: SourcePicture): Promise<void> {
  if (source.kind === "qr") return;
  try {
    await sharp(source.bytes, { limitInputPixels: maxPixels, failOn: "error" }).resize(16).raw().toBuffer();
  } catch (cause) {
    const subject = subjectOf(template, source.place.field);
    throw Object.assign(fieldError("overlays.picture-broken", subject, { file: source.file.slice(0, 120) }), {
      cause,
    });
  }
}
