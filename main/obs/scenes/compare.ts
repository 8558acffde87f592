import { type Canvas, orientationOf } from "../../../preload/contract";
import type { EngineDifference } from "../../core";
import { sizeText } from "./canvas";
import type { Standing } from "./content";
import { isOurs } from "./names";
import type { Reconciler } from "./reconcile";

/** How OBS's canvas differs from the one a preset wants; the whole preset is meant. */
export function canvasDifference(wanted: Canvas, present: Canvas): EngineDifference | null {
  if (wanted.width === present.width && wanted.height === present.height) return null;
  const params = { present: sizeText(present), wanted: sizeText(wanted) };
  const shape = orientationOf(present);
  const code =
    shape === orientationOf(wanted) ? ("presets.canvas-size" as const) : (`presets.canvas-${shape}` as const);
  return { scene: "", layer: "", code, params };
}

/** Where the picture has another shape nothing can lie where it should: said once, with the canvas. */
const geometry: ReadonlySet<string> = new Set(["presets.layer-moved"]);

/** What differs, layer by layer, each said once. */
export async function compareWith(
  reconciler: Reconciler,
  wanted: Standing,
  canvas: EngineDifference | null,
): Promise<EngineDifference[]> {
  const { scenes, sounds } = await reconciler.compare(wanted);
  const found = scenes.flatMap(({ scene, plan }) =>
    plan.differences.map(({ layer, source, code }): EngineDifference => {
      const leftover = layer === "" && isOurs(source) && source !== scene.name;
      return { scene: scene.id, layer, code, params: leftover ? { layer: source } : {} };
    }),
  );
  const heard = sounds.differences.map(({ scene, layer, code }) => ({ scene, layer, code, params: {} }));
  const turned = canvas !== null && canvas.code !== "presets.canvas-size";
  const all = [...found.filter(({ code }) => !(turned && geometry.has(code))), ...heard];
  const unique = new Map(all.map((each) => [JSON.stringify(each), each]));
  return [...(canvas === null ? [] : [canvas]), ...unique.values()];
}
