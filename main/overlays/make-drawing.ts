import {
  longestClockSeconds,
  type OverlayFields,
  type OverlayTheme,
  type StudioError,
} from "../../preload/contract";
import { type Drawing, type DrawingClock, facesByWeight, settingOf } from "./draw/drawing";
import { provePicture, readPictures } from "./draw/pictures";
import { readFields } from "./fields";
import { layoutFaults } from "./layout";
import { momentOf, parseDuration } from "./moments";
import type { LoadedTemplate } from "./templates";
import type { Faces } from "./text/fonts";

/** What a drawing is made from. */
export interface DrawingParts {
  loaded: LoadedTemplate;
  theme: OverlayTheme;
  typed: OverlayFields;
  faces: Faces;
  /** Turns a picture field's text into an absolute path. */
  resolve: (reference: string) => string;
  /** Epoch milliseconds. */
  now: number;
}

/** A clip until a moment is as long as what is left, rounded up to this, so that it can be drawn ahead and used again. */
const stepSeconds = 300;

/** The time that runs on a card with these fields; null without one. `now` in epoch milliseconds. */
export function clockOf(
  { template }: LoadedTemplate,
  fields: OverlayFields,
  now: number,
): DrawingClock | null {
  const { clock } = template;
  if (clock === null) return null;
  const until = momentOf(fields[clock.until] ?? "");
  if (fields[clock.mode] === "until" && until !== null) {
    const left = Math.ceil((until - now) / 1000 / stepSeconds) * stepSeconds;
    return { mode: "down", seconds: Math.min(Math.max(left, stepSeconds), longestClockSeconds), until };
  }
  const length = parseDuration(fields[clock.length] ?? "") ?? longestClockSeconds;
  const mode = fields[clock.mode] === "up" ? "up" : "down";
  return { mode, seconds: Math.min(length, longestClockSeconds), until: null };
}

/** A drawing, as far as it could be made, and everything that keeps it from being drawn. */
export interface MadeDrawing {
  drawing: Drawing;
  faults: StudioError[];
}

/** Checks a card's fields, pictures and texts without drawing; faults come field by field, in that order. */
export async function makeDrawing(parts: DrawingParts): Promise<MadeDrawing> {
  const { loaded, theme, typed, faces, resolve, now } = parts;
  const read = readFields(loaded.template, typed, now);
  const { pictures, faults } = await readPictures(loaded.template, read.fields, resolve);
  const clock = clockOf(loaded, read.fields, now);
  const drawing = { loaded, theme, fields: read.fields, pictures, clock };
  const setting = settingOf(drawing, await facesByWeight(faces));
  return { drawing, faults: [...read.faults, ...faults, ...layoutFaults(setting)] };
}

/** Which of a drawing's pictures cannot be decoded, each naming its field. */
export async function brokenPictures({ loaded, pictures }: Drawing): Promise<StudioError[]> {
  const tried = await Promise.allSettled(pictures.map((source) => provePicture(loaded.template, source)));
  return tried.flatMap((one) => (one.status === "rejected" ? [one.reason as StudioError] : []));
}
