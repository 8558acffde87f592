import { access } from "node:fs/promises";
import { isAbsolute } from "node:path";
import sharp from "sharp";
import type { Preset } from "../../../preload/contract";
import type { Log, SceneFill, StudioPaths } from "../../core";
import { resolveMedia } from "../../storage";
import type { PictureFile } from "./desired";
import { pictureOf } from "./layer-items";

/** The files a preset names: stand-ins, its own pictures, clips and music, and what fills its roles. */
function referencesOf(preset: Preset, fill: SceneFill): Map<string, "picture" | "media"> {
  const found = new Map<string, "picture" | "media">();
  for (const layer of preset.scenes.flatMap((scene) => scene.layers)) {
    const names =
      layer.kind === "image"
        ? [pictureOf(layer, fill), layer.settings.file]
        : layer.kind === "camera"
          ? [layer.settings.standIn]
          : layer.kind === "video" || layer.kind === "music"
            ? [layer.settings.file]
            : [];
    const what = layer.kind === "video" || layer.kind === "music" ? "media" : "picture";
    for (const name of names) if (name !== null && name !== undefined && name !== "") found.set(name, what);
  }
  return found;
}

async function look(
  paths: StudioPaths,
  reference: string,
  what: "picture" | "media",
  log: Log,
): Promise<PictureFile | null> {
  try {
    const path = isAbsolute(reference) ? reference : resolveMedia(paths, reference);
    if (what === "media") {
      await access(path);
      return { path, width: 0, height: 0 };
    }
    const { width, height } = await sharp(path).metadata();
    return { path, width, height };
  } catch (error) {
    log.info({ err: error, picture: reference }, "a file of a preset cannot be used");
    return null;
  }
}

/**
 * Finds every file that a preset would show or play; null for one that is missing, or is no picture where one is wanted.
 * Pictures come with their size.
 */
export async function findPictures(
  paths: StudioPaths,
  preset: Preset,
  fill: SceneFill,
  log: Log,
): Promise<Map<string, PictureFile | null>> {
  const references = [...referencesOf(preset, fill)];
  const found = await Promise.all(
    references.map(
      async ([reference, what]) => [reference, await look(paths, reference, what, log)] as const,
    ),
  );
  return new Map(found);
}
