import type { StudioState } from "../../../preload/contract";

/** The preset and scene of an address such as `village-story/host`. */
export function findScene(library: StudioState["library"], address: string) {
  const [presetId, sceneId] = address.split("/");
  const preset = library.presets.find(({ id }) => id === presetId);
  const scene = preset?.scenes.find(({ id }) => id === sceneId);
  return preset && scene ? { preset, scene } : null;
}
