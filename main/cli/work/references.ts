import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Preset, presetSchema } from "../../../preload/contract";
import { loadTemplates } from "../../overlays";
import type { ScriptReferences } from "../../scripts";
import { readIfThere } from "../../storage";

async function readPreset(file: string): Promise<Preset[]> {
  const bytes = await readIfThere(file);
  if (bytes === null) return [];
  const preset = presetSchema.safeParse(JSON.parse(bytes.toString("utf8")));
  return preset.success ? [preset.data] : [];
}

/** What a script's cues can point at without a studio: the scenes and overlay templates that ship with it. */
export async function shippedReferences(resources: string): Promise<ScriptReferences> {
  const folder = join(resources, "presets");
  const names = await readdir(folder).catch(() => []);
  const presets = await Promise.all(names.map((name) => readPreset(join(folder, name, "preset.json"))));
  const { templates } = await loadTemplates([join(resources, "overlays")]);
  return {
    presets: presets.flat(),
    templates: [...templates.values()].map(({ template }) => template),
    products: [],
  };
}
