import { type Frame, type Orientation, orientations, type Scene } from "../../preload/contract";

/** Frames that share an edge do not overlap; nor do those that cross by less than this through rounding. */
const tolerance = 1e-6;

/** Whether two frames share more than an edge. */
export const framesOverlap = (one: Frame, other: Frame): boolean =>
  one.x + tolerance < other.x + other.w &&
  other.x + tolerance < one.x + one.w &&
  one.y + tolerance < other.y + other.h &&
  other.y + tolerance < one.y + one.h;

function places(scene: Scene, orientation: Orientation) {
  return scene.layers.flatMap((layer) => {
    const at = layer.layout[orientation];
    if (layer.kind !== "overlay-slot" || layer.settings.slot === "full" || at === null) return [];
    return [{ slot: layer.settings.slot, frame: at.frame }];
  });
}

/**
 * The first two places for cards of a scene that lie over one another, in words; null where none do. Two cards can be
 * on air in any two places at the same moment, so no two places may share a part of the picture in the same
 * orientation. `full` alone is left out: a card there is meant to cover the rest.
 */
export function slotOverlap(scene: Scene): string | null {
  for (const orientation of orientations) {
    const found = places(scene, orientation);
    for (const [index, one] of found.entries()) {
      const other = found.slice(index + 1).find(({ frame }) => framesOverlap(one.frame, frame));
      if (other !== undefined) return `the slots ${one.slot} and ${other.slot} overlap in ${orientation}`;
    }
  }
  return null;
}
