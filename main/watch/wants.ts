import type { StudioState } from "../../preload/contract";

/** Whether anybody sees or keeps the picture, so that silence and black are worth an alarm. */
export const isUnderWay = ({ rehearsal, recording, live }: StudioState): boolean =>
  rehearsal.active || recording.status === "recording" || live.status === "on-air";

/** Whether the scene on air lets the microphone be heard; a scene of the user's own is not known. */
export function wantsMicrophone({ scenes, library }: StudioState): boolean {
  const [presetId, sceneId] = (scenes.onAir ?? "").split("/");
  const scene = library.presets.find(({ id }) => id === presetId)?.scenes.find(({ id }) => id === sceneId);
  if (scene === undefined) return false;
  const orientation = scenes.applied.find(({ preset }) => preset === presetId)?.orientation ?? "landscape";
  return scene.layers.some(({ kind, layout }) => kind === "microphone" && layout[orientation] !== null);
}
