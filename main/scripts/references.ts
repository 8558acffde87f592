import type { LibraryState } from "../../preload/contract";
import type { PlacedCue } from "./blocks";
import { type LineProblem, lineProblem } from "./line-problem";

/** What cues can point at: the library of the state, or a part of it. */
export type ScriptReferences = Pick<LibraryState, "presets" | "products" | "templates">;

type OverlayCue = Extract<PlacedCue["cue"], { kind: "overlay" }>;

function checkOverlay(
  cue: OverlayCue,
  line: number,
  templates: ScriptReferences["templates"],
): LineProblem[] {
  const template = templates.find(({ id }) => id === cue.template);
  if (template === undefined)
    return [lineProblem(line, "scripts.unknown-template", { template: cue.template })];
  const known = template.fields.map((field) => field.id);
  const unknown = Object.keys(cue.fields)
    .filter((field) => !known.includes(field))
    .map((field) =>
      lineProblem(line, "scripts.unknown-field", { template: template.id, field, fields: known.join(" ") }),
    );
  const missing = template.fields
    .filter((field) => field.required && !cue.fields[field.id])
    .map((field) => lineProblem(line, "scripts.missing-field", { template: template.id, field: field.id }));
  return [...unknown, ...missing];
}

/** Cues that point at scenes, products, templates or fields that are not there. */
export function checkReferences(cues: readonly PlacedCue[], library: ScriptReferences): LineProblem[] {
  const scenes = new Set(
    library.presets.flatMap((preset) => preset.scenes.map((scene) => `${preset.id}/${scene.id}`)),
  );
  const products = new Set(library.products.map((product) => product.id));
  return cues.flatMap(({ cue, line }) => {
    if (cue.kind === "scene" && !scenes.has(cue.scene))
      return [lineProblem(line, "scripts.unknown-scene", { scene: cue.scene })];
    if (cue.kind === "product" && !products.has(cue.product))
      return [lineProblem(line, "scripts.unknown-product", { product: cue.product })];
    return cue.kind === "overlay" ? checkOverlay(cue, line, library.templates) : [];
  });
}
