import type { DeviceRole, Layer, Preset } from "../../../preload/contract";
import type { AppliedPreset } from "../../core";
import type { BuildContext } from "./desired";
import { pictureOf } from "./layer-items";

const lacksVoice = ({ voice }: BuildContext) => voice.from === "own" && voice.device === null;

/** The device that a layer wants and this machine does not have, or no longer. */
function missingRole(layer: Layer, build: BuildContext): DeviceRole | null {
  if (layer.kind === "camera") {
    const { device } = layer.settings;
    return build.cameras[device] === null ? device : null;
  }
  if (layer.kind === "microphone") return lacksVoice(build) ? "microphone" : null;
  return layer.kind === "screen" && build.screen === null ? "screen" : null;
}

const layersOf = (preset: Preset, build: BuildContext) =>
  preset.scenes
    .flatMap((scene) => scene.layers)
    .filter((layer) => layer.layout[build.orientation] !== null || layer.kind === "microphone");

/** Roles without a device, each with the layer that wants it first. */
export function missingDevices(preset: Preset, build: BuildContext): AppliedPreset["missing"] {
  const missing = new Map<DeviceRole, string>();
  for (const layer of layersOf(preset, build)) {
    const role = missingRole(layer, build);
    if (role !== null && !missing.has(role)) missing.set(role, layer.id);
  }
  return [...missing].map(([role, layer]) => ({ role, layer }));
}

const lacksPicture = (reference: string | null, build: BuildContext) =>
  reference !== null && (build.pictures.get(reference) ?? null) === null;

/** What could not be filled: said once a layer, by code. */
export function notesOf(preset: Preset, build: BuildContext): AppliedPreset["notes"] {
  const notes: AppliedPreset["notes"] = [];
  for (const layer of layersOf(preset, build)) {
    const role = missingRole(layer, build);
    const code =
      role === "microphone"
        ? "presets.no-microphone"
        : role !== null && role !== "screen"
          ? "presets.no-camera"
          : layer.kind === "image" && lacksPicture(pictureOf(layer, build.fill), build)
            ? "presets.missing-picture"
            : null;
    if (code === null || notes.some((note) => note.code === code && note.layer === layer.id)) continue;
    notes.push({ code, layer: layer.id });
  }
  return notes;
}
