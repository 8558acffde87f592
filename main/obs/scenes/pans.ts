import type { Canvas, Orientation, Preset } from "../../../preload/contract";
import type { SceneFill } from "../../core";
import type { PanStore } from "../pan/pan-store";
import type { PictureFile } from "./desired";
import { panKey, panSize, pictureFor } from "./layer-items";

/** The loops that a preset's moving pictures have already, by `panKey`; the others are begun. */
export async function findPans(
  store: PanStore | null,
  wanted: {
    preset: Preset;
    orientation: Orientation;
    canvas: Canvas;
    fill: SceneFill;
    pictures: ReadonlyMap<string, PictureFile | null>;
  },
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (store === null) return found;
  for (const layer of wanted.preset.scenes.flatMap((scene) => scene.layers)) {
    const at = layer.layout[wanted.orientation];
    if (layer.kind !== "image" || at === null) continue;
    const size = panSize(layer, at, wanted.canvas);
    const picture = pictureFor(layer, wanted.fill, wanted.pictures);
    if (size === null || picture === null) continue;
    const key = panKey(picture.path, size);
    const loop = found.get(key) ?? (await store.find(picture.path, size));
    if (loop !== null) found.set(key, loop);
  }
  return found;
}
