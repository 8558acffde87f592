import type { Localised, Orientation, StudioState } from "../../../../preload/contract";
import type { Finding } from "../finding";

/** Nothing goes out in a rehearsal. */
export const rehearsalFindings = ({ rehearsal }: StudioState): Finding[] =>
  rehearsal.active
    ? [{ topic: "rehearsal", status: "error", code: "preflight.rehearsing", place: "on-air" }]
    : [];

const isThere = ({ engine }: StudioState) => engine.kind !== "none" && engine.status === "connected";

/** Whether OBS is there; the built-in stage has a check of its own. */
export function engineFindings(state: StudioState): Finding[] {
  if (state.engine.kind !== "obs" || !isThere(state))
    return [{ topic: "engine", status: "error", code: "preflight.engine-missing", place: "settings" }];
  const params = { version: state.engine.version };
  return [{ topic: "engine", status: "ok", code: "preflight.engine-ok", params }];
}

export function sceneFindings({ scenes, engine }: StudioState): Finding[] {
  if (scenes.onAir !== null) return [{ topic: "scene", status: "ok", code: "preflight.scene-ok" }];
  if (engine.kind === "stage")
    return [{ topic: "scene", status: "error", code: "preflight.stage-no-scene", place: "on-air" }];
  if (scenes.applied.length === 0)
    return [{ topic: "scene", status: "warning", code: "preflight.scene-none", place: "scenes" }];
  const params = { name: scenes.onAirName };
  return [{ topic: "scene", status: "warning", code: "preflight.scene-foreign", params, place: "on-air" }];
}

const shapes: Record<Orientation, Localised> = {
  landscape: { "zh-CN": "横屏", en: "landscape" },
  portrait: { "zh-CN": "竖屏", en: "portrait" },
};

/** Whether the engine's picture stands the way the open show does. */
export function canvasFindings(state: StudioState): Finding[] {
  const { canvas } = state.engine;
  if (!isThere(state) || canvas === null) return [];
  const present = canvas.width >= canvas.height ? "landscape" : "portrait";
  const wanted = state.show.open?.orientation ?? present;
  const params = { shape: shapes[present], size: `${canvas.width}×${canvas.height}` };
  if (wanted === present) return [{ topic: "canvas", status: "ok", code: "preflight.canvas-ok", params }];
  const both = { ...params, wanted: shapes[wanted] };
  return [
    { topic: "canvas", status: "error", code: "preflight.canvas-turned", params: both, place: "scenes" },
  ];
}
