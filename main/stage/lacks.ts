import { stat } from "node:fs/promises";
import type { Device, DeviceRole, Layer, Preset } from "../../preload/contract";
import { type AppliedPreset, assignCameras, type SceneFill } from "../core";

interface Listed {
  cameras: readonly Device[];
  microphones: readonly Device[];
}

const isThere = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

const layersOf = (preset: Preset) => preset.scenes.flatMap(({ layers }) => layers);

/** Roles without a device, each with the layer (by id) that wants it first. A browser asks for a screen by itself. */
export function missingDevices(preset: Preset, fill: SceneFill, listed: Listed): AppliedPreset["missing"] {
  const { cameras, microphones } = listed;
  const assigned = assignCameras(cameras, fill.devices);
  const { microphone } = fill.devices;
  const hasVoice =
    microphone === null ? microphones.length > 0 : microphones.some(({ id }) => id === microphone);
  const missing = new Map<DeviceRole, string>();
  const lacks = (role: DeviceRole, layer: Layer) => {
    if (!missing.has(role)) missing.set(role, layer.id);
  };
  for (const layer of layersOf(preset)) {
    if (layer.kind === "camera" && assigned[layer.settings.device] === null)
      lacks(layer.settings.device, layer);
    if (layer.kind === "microphone" && !hasVoice) lacks("microphone", layer);
  }
  return [...missing].map(([role, layer]) => ({ role, layer }));
}

/** What could not be filled: said once a layer, by code. `listed` is null while nobody has looked for devices. */
export async function notesOf(
  preset: Preset,
  fill: SceneFill,
  listed: Listed | null,
): Promise<AppliedPreset["notes"]> {
  const notes = new Map<string, AppliedPreset["notes"][number]>();
  for (const layer of layersOf(preset)) {
    const add = (code: AppliedPreset["notes"][number]["code"]) =>
      notes.set(`${code} ${layer.id}`, { code, layer: layer.id });
    if (layer.kind === "camera" && listed?.cameras.length === 0) add("presets.no-camera");
    if (layer.kind === "microphone" && listed?.microphones.length === 0) add("presets.no-microphone");
    if (layer.kind === "image" && layer.settings.role !== "fixed") {
      const file = fill.pictures[layer.settings.role];
      if (file !== null && !(await isThere(file))) add("presets.missing-picture");
    }
  }
  return [...notes.values()];
}
