import type { Orientation, StudioState } from "../../preload/contract";
import type { StudioContext } from "../core";

/** The state that decides whether the stage lacks a scene of the open show. */
const decidingPaths = /^\/(show|engine|scenes|stage\/recording|stage\/stream)/;

/** Presets of the open show that the stage does not hold as the show stands; none while its canvas may not change. */
function missingOnStage({ engine, show, scenes, stage }: StudioState): string[] {
  const isFree = stage.recording === null && stage.stream === null;
  if (engine.kind !== "stage" || engine.status !== "connected" || show.open === null || !isFree) return [];
  const { presets, orientation } = show.open;
  return presets.filter(
    (id) => !scenes.applied.some((applied) => applied.preset === id && applied.orientation === orientation),
  );
}

/**
 * Builds the open show's scenes on the built-in stage by itself: nothing of the user's own is there that it could
 * disturb, and a canvas that is turned only with the first scene would be locked by a recording that runs already.
 * Gives a function that ends it.
 */
export function keepStageBuilt(
  { store, log }: StudioContext,
  build: (preset: string, orientation: Orientation) => Promise<unknown>,
): () => void {
  let isBuilding = false;
  /** What could not be built is not tried again until something else is missing. */
  let tried = "";

  async function buildAll(missing: readonly string[], orientation: Orientation) {
    for (const id of missing) await build(id, orientation);
  }
  function look() {
    const state = store.get();
    const missing = missingOnStage(state);
    const orientation = state.show.open?.orientation ?? "landscape";
    const key = `${state.show.open?.id ?? ""} ${orientation} ${missing.join(" ")}`;
    if (missing.length === 0) tried = "";
    if (missing.length === 0 || isBuilding || key === tried) return;
    tried = key;
    isBuilding = true;
    buildAll(missing, orientation)
      .catch((error: unknown) => log.warn({ err: error }, "The stage's scenes were not built by themselves"))
      .finally(() => {
        isBuilding = false;
        look();
      });
  }
  const end = store.onPatches((patches) => {
    if (patches.some(({ path }) => decidingPaths.test(path))) look();
  });
  look();
  return end;
}
