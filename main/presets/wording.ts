import {
  type ApplyResult,
  type Language,
  localise,
  messageFor,
  type Preset,
  type PresetDifference,
} from "../../preload/contract";
import type { AppliedPreset, EngineDifference } from "../core";

const layerName = (preset: Preset, id: string, language: Language): string | null => {
  const layer = preset.scenes.flatMap((scene) => scene.layers).find((each) => each.id === id);
  return layer ? localise(layer.name, language) : null;
};

/** What could not be filled, as sentences. */
export const wordNotes = (preset: Preset, applied: AppliedPreset, language: Language): string[] =>
  applied.notes.map(
    ({ code, layer }) =>
      messageFor(code, { layer: layerName(preset, layer, language) ?? layer }, language).message,
  );

/** What this machine has no device for, by the names of the layers that want it. */
export const wordMissing = (
  preset: Preset,
  { missing }: AppliedPreset,
  language: Language,
): ApplyResult["missing"] =>
  missing.map(({ role, layer }) => ({ role, layer: layerName(preset, layer, language) ?? layer }));

/** A difference as a sentence that names scene and layer as the user knows them. */
export function wordDifference(
  preset: Preset,
  { scene, layer, code, params }: EngineDifference,
  language: Language,
): PresetDifference {
  const found = preset.scenes.find((each) => each.id === scene);
  const sceneName = found ? localise(found.name, language) : scene;
  const own = found?.layers.find((each) => each.id === layer);
  const name = own ? localise(own.name, language) : layer;
  const { message } = messageFor(code, { scene: sceneName, layer: name, ...params }, language);
  return { scene: sceneName, layer: name, code, message };
}
