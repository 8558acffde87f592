import { isAbsolute } from "node:path";
import sharp from "sharp";
import type { Preset } from "../../../preload/contract";
import type { Log, SceneFill, StudioPaths } from "../../core";
import { resolveMedia } from "../../storage";
import { type PictureFile, pictureOf } from "./desired";

/** The picture references of a preset: stand-ins, its own files, and what fills its roles. */
function referencesOf(preset: Preset, fill: SceneFill): Set<string> {
  const found = new Set<string>();
  for (const layer of preset.scenes.flatMap((scene) => scene.layers)) {
    const names =
      layer.kind === "image"
        ? [pictureOf(layer, fill), layer.settings.file]
        : layer.kind === "camera"
          ? [layer.settings.standIn]
          : layer.kind === "video"
            ? [layer.settings.file]
            : [];
    for (const name of names) if (name !== null && name !== undefined && name !== "") found.add(name);
  }
  return found;
}

async function look(paths: StudioPaths, reference: string, log: Log): Promise<PictureFile | null> {
  try {
    const path = isAbsolute(reference) ? reference : resolveMedia(paths, reference);
    const { width, height } = await sharp(path).metadata();
    return { path, width, height };
  } catch (error) {
    log.info({ err: error, picture: reference }, "a picture cannot be used");
    return null;
  }
}

/** Finds every picture that a preset would show, with its size; null for one that is missing or no picture. */
export async function findPictures(
  paths: StudioPaths,
  preset: Preset,
  fill: SceneFill,
  log: Log,
): Promise<Map<string, PictureFile | null>> {
  const references = [...referencesOf(preset, fill)];
  const found = await Promise.all(references.map((reference) => look(paths, reference, log)));
  return new Map(references.map((reference, index) => [reference, found[index] ?? null]));
}
