import { findScene, type StudioState } from "../../preload/contract";

/** Whether anybody sees or keeps the picture, so that silence and black are worth an alarm. */
export const isUnderWay = ({ rehearsal, recording, live }: StudioState): boolean =>
  rehearsal.active || recording.status === "recording" || live.status === "on-air";

/** Whether the scene on air lets the microphone be heard; a scene of the user's own is not known. */
export function wantsMicrophone({ scenes, library }: StudioState): boolean {
  const found = findScene(library.presets, scenes.onAir ?? "");
  if (found === null) return false;
  const applied = scenes.applied.find(({ preset }) => preset === found.preset.id);
  const orientation = applied?.orientation ?? "landscape";
  return found.scene.layers.some(({ kind, layout }) => kind === "microphone" && layout[orientation] !== null);
}
