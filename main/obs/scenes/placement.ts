import { type Canvas, framePixels, type Placement } from "../../../preload/contract";
import type { JsonObject } from "../connection/requests";

export { framePixels };

export interface Size {
  width: number;
  height: number;
}

/** Where and how a scene item sits, in pixels of the canvas. */
export interface ItemPlacement {
  x: number;
  y: number;
  width: number;
  height: number;
  /** `shrink`: never larger than drawn, for text. */
  mode: "contain" | "cover" | "stretch" | "shrink";
  /** OBS's alignment bits inside the bounds: 0 centre, 1 left, 2 right, 4 top, 8 bottom. */
  align: number;
  mirror: boolean;
}

/** A scene item's transform as OBS lists it; `cropToBounds` from OBS 30.2 on. */
export interface ItemTransform {
  positionX: number;
  positionY: number;
  alignment: number;
  rotation: number;
  scaleX: number;
  scaleY: number;
  boundsType: string;
  boundsAlignment: number;
  boundsWidth: number;
  boundsHeight: number;
  cropLeft: number;
  cropRight: number;
  cropTop: number;
  cropBottom: number;
  sourceWidth: number;
  sourceHeight: number;
  cropToBounds?: boolean;
}

const alignBits: Record<Placement["align"], number> = {
  centre: 0,
  left: 1,
  right: 2,
  top: 4,
  bottom: 8,
  "bottom-left": 9,
  "bottom-right": 10,
};

const topLeft = 5;

const boundsTypes: Record<ItemPlacement["mode"], string> = {
  contain: "OBS_BOUNDS_SCALE_INNER",
  cover: "OBS_BOUNDS_SCALE_OUTER",
  stretch: "OBS_BOUNDS_STRETCH",
  shrink: "OBS_BOUNDS_MAX_ONLY",
};

/** Where a layer's placement puts an item. */
export function placeItem(
  placement: Placement,
  canvas: Canvas,
  mode: ItemPlacement["mode"] = placement.fit,
  mirror = false,
): ItemPlacement {
  return { ...framePixels(placement.frame, canvas), mode, align: alignBits[placement.align], mirror };
}

/**
 * What to cut from each side of a source so that it fills a frame without reaching over it. OBS before 30.2 does not cut
 * at the bounds by itself. Nothing while the size is not known (a camera before its first picture).
 */
export function coverCrop(source: Size | null, frame: Size) {
  const none = { cropLeft: 0, cropRight: 0, cropTop: 0, cropBottom: 0 };
  if (source === null || source.width < 1 || source.height < 1) return none;
  const sourceAspect = source.width / source.height;
  const frameAspect = frame.width / frame.height;
  const tooWide = Math.max(0, source.width - source.height * frameAspect);
  const tooHigh = Math.max(0, source.height - source.width / frameAspect);
  if (sourceAspect > frameAspect) {
    const cropLeft = Math.floor(tooWide / 2);
    return { ...none, cropLeft, cropRight: Math.floor(tooWide - cropLeft) };
  }
  const cropTop = Math.floor(tooHigh / 2);
  return { ...none, cropTop, cropBottom: Math.floor(tooHigh - cropTop) };
}

/**
 * The transform to write: each field by itself, since one as read back would be refused (its bounds are 0 where it has
 * none). A negative scale mirrors; its size means nothing with bounds.
 */
export function transformOf(
  placement: ItemPlacement,
  source: Size | null,
  knowsCropToBounds: boolean,
): JsonObject {
  const cover = placement.mode === "cover";
  return {
    positionX: placement.x,
    positionY: placement.y,
    alignment: topLeft,
    rotation: 0,
    scaleX: placement.mirror ? -1 : 1,
    scaleY: 1,
    boundsType: boundsTypes[placement.mode],
    boundsAlignment: placement.align,
    boundsWidth: placement.width,
    boundsHeight: placement.height,
    ...coverCrop(cover ? source : null, placement),
    ...(knowsCropToBounds ? { cropToBounds: cover } : {}),
  };
}

export const isMirrored = (transform: ItemTransform): boolean =>
  transform.scaleX < 0 !== transform.scaleY < 0;

const positions = ["positionX", "positionY", "boundsWidth", "boundsHeight"] as const;
const crops = ["cropLeft", "cropRight", "cropTop", "cropBottom"] as const;
const exact = ["alignment", "boundsType", "boundsAlignment"] as const;

/** Whether an item sits where it should, mirroring and what is cut from it apart. */
export function isPlacedButCrop(present: ItemTransform, placement: ItemPlacement): boolean {
  const wanted = transformOf(placement, null, present.cropToBounds !== undefined);
  return (
    positions.every((key) => Math.abs(present[key] - Number(wanted[key])) <= 0.5) &&
    exact.every((key) => present[key] === wanted[key]) &&
    Math.abs(present.rotation) < 0.01 &&
    (present.cropToBounds === undefined || present.cropToBounds === wanted.cropToBounds)
  );
}

/** Whether an item sits where it should, mirroring apart. Half a pixel and the float32 of OBS are no difference. */
export function isPlaced(present: ItemTransform, placement: ItemPlacement, source: Size | null): boolean {
  const wanted = transformOf(placement, source, present.cropToBounds !== undefined);
  return (
    isPlacedButCrop(present, placement) &&
    crops.every((key) => Math.abs(present[key] - Number(wanted[key])) <= 1)
  );
}
