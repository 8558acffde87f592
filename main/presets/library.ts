import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Preset, StudioError } from "../../preload/contract";
import { readIfThere } from "../storage";
import { checkPreset } from "./check";

/** The presets that can be used, and the files that cannot, each with a reason. */
export interface PresetLibrary {
  presets: Preset[];
  broken: { path: string; reason: string }[];
}

async function readPreset(path: string): Promise<Preset | string | null> {
  try {
    const bytes = await readIfThere(path);
    if (bytes === null) return null;
    const checked = checkPreset(JSON.parse(bytes.toString("utf8").replace("\uFEFF", "")));
    return "preset" in checked ? checked.preset : checked.reason;
  } catch (thrown) {
    if (thrown instanceof SyntaxError || thrown instanceof StudioError) return thrown.message;
    throw thrown;
  }
}

/**
 * Reads `presets/<id>/preset.json` of several folders, earlier ones first. A broken file, or one whose id or Chinese name
 * is taken already, is left out and named: names tell scenes apart in OBS.
 */
export async function readPresets(folders: readonly string[]): Promise<PresetLibrary> {
  const library: PresetLibrary = { presets: [], broken: [] };
  for (const folder of folders) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    for (const name of names.sort()) {
      const path = join(folder, name, "preset.json");
      const found = await readPreset(path);
      if (found === null) continue;
      if (typeof found === "string") {
        library.broken.push({ path, reason: found });
        continue;
      }
      const twin = library.presets.find(
        (each) => each.id === found.id || each.name["zh-CN"] === found.name["zh-CN"],
      );
      if (twin) library.broken.push({ path, reason: `${found.id} · ${found.name["zh-CN"]} ×2` });
      else library.presets.push(found);
    }
  }
  return library;
}
