import type { Orientation, Preset } from "../../preload/contract";
import type { AppliedPreset, StudioContext } from "../core";
import { wordNotes } from "./wording";

const noteCodes = ["presets.no-camera", "presets.no-microphone", "presets.missing-picture"] as const;

/** Notes in the state that a preset stands, and reports what it could not be filled with; gives that in words. */
export function noteApplied(
  { store, problems, clock, log }: StudioContext,
  preset: Preset,
  orientation: Orientation,
  applied: AppliedPreset,
): string[] {
  store.update((draft) => {
    const others = draft.scenes.applied.filter((each) => each.preset !== preset.id);
    // One canvas has one shape: every preset stands as the last one was built.
    for (const each of others) each.orientation = orientation;
    draft.scenes.applied = [...others, { preset: preset.id, orientation, at: clock.now() }];
  });
  for (const code of noteCodes) problems.clear(code, preset.id);
  const { language } = store.get().settings;
  const words = wordNotes(preset, applied, language);
  applied.notes.forEach(({ code, layer }, index) => {
    const own = preset.scenes.flatMap((scene) => scene.layers).find((each) => each.id === layer);
    const severity = code === "presets.no-microphone" ? "warning" : "info";
    const name = own?.name[language] ?? own?.name["zh-CN"] ?? layer;
    problems.report(code, { severity, subject: preset.id, params: { layer: name } });
    log.info({ preset: preset.id, layer }, words[index] ?? code);
  });
  return words;
}
