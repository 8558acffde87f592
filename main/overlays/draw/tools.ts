import type { Ffmpeg, RunOptions } from "../../process/ffmpeg";
import { charactersUsed, weightsUsed } from "../ass/fonts-used";
import { withMatte } from "../ass/matte";
import { fontFiles } from "../text/font-files";
import type { Faces } from "../text/fonts";
import type { Drawing } from "./drawing";
import type { PreparedPicture } from "./graph";
import { pictureKey, preparePicture } from "./pictures";
import type { Workshop } from "./workshop";

/** What cards are drawn with. */
export interface Tools {
  ffmpeg: Ffmpeg;
  faces: Faces;
  workshop: Workshop;
  /** Wanted on air now: takes no turn from other jobs, and the processor before them. */
  urgent: boolean;
}

/** How much the drawing of cards ahead of need stands back behind OBS and the relay. */
const niceness = 5;

export const runOptions = ({ workshop, urgent }: Tools, timeoutSeconds: number): RunOptions => ({
  cwd: workshop.root,
  env: workshop.env,
  timeoutSeconds,
  longRunning: urgent,
  ...(urgent ? {} : { niceness }),
});

/**
 * Puts a document with its matte into a job's folder, and beside it fonts with the characters it writes. Gives both
 * paths, relative to the workshop.
 */
export async function placeDocument(
  document: string,
  file: string,
  { workshop, faces }: Tools,
): Promise<{ document: string; fonts: string }> {
  const fonts = `${file}-fonts`;
  const characters = charactersUsed(document);
  await Promise.all([
    workshop.put(file, withMatte(document)),
    ...weightsUsed(document).map(async (weight) =>
      workshop.put(`${fonts}/${fontFiles[weight]}`, await faces.subset(weight, characters)),
    ),
  ]);
  return { document: file, fonts };
}

/** Puts a drawing's pictures into a job's folder. @throws StudioError `overlays.picture-broken`, naming the field. */
export async function placePictures(
  { loaded, pictures, theme }: Drawing,
  prefix: string,
  workshop: Workshop,
): Promise<PreparedPicture[]> {
  return await Promise.all(
    pictures.map(async (source, index) => {
      const file = `${prefix}-${index}.png`;
      const make = () => preparePicture(loaded.template, source, theme);
      await workshop.put(file, await workshop.recent(pictureKey(source, theme), make));
      return { file, x: Math.round(source.place.x), y: Math.round(source.place.y) };
    }),
  );
}
