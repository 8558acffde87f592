import { framePixels, type StagePlacement } from "../../../preload/contract";

export { framePixels };

export interface Size {
  width: number;
  height: number;
}

export interface Box extends Size {
  x: number;
  y: number;
}

/** Which part of a picture is drawn where. */
export interface Drawn {
  source: Box;
  target: Box;
}

/** The middle part of a picture that has the shape of a box: what is left when the box is filled. */
export function coverCrop(picture: Size, box: Size): Box {
  const scale = Math.min(picture.width / box.width, picture.height / box.height);
  const width = box.width * scale;
  const height = box.height * scale;
  return { x: (picture.width - width) / 2, y: (picture.height - height) / 2, width, height };
}

const sideways = { left: 0, "bottom-left": 0, right: 1, "bottom-right": 1 } as const;
const upright = { top: 0, bottom: 1, "bottom-left": 1, "bottom-right": 1 } as const;

/** How far towards its end something stands: 0 left or top, 0.5 centre, 1 right or bottom. */
export function alignShares(align: StagePlacement["align"]): { x: number; y: number } {
  const x = align in sideways ? sideways[align as keyof typeof sideways] : 0.5;
  const y = align in upright ? upright[align as keyof typeof upright] : 0.5;
  return { x, y };
}

/** The largest place inside a box that holds the whole picture in its own shape. */
export function containBox(picture: Size, box: Box, align: StagePlacement["align"]): Box {
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  const share = alignShares(align);
  return {
    x: box.x + (box.width - width) * share.x,
    y: box.y + (box.height - height) * share.y,
    width,
    height,
  };
}

/** How a picture of some size fills its place on a canvas. A picture without a size is not drawn: null. */
export function placePicture(picture: Size, placement: StagePlacement, canvas: Size): Drawn | null {
  if (!(picture.width > 0 && picture.height > 0)) return null;
  const box = framePixels(placement.frame, canvas);
  if (placement.fit === "cover") return { source: coverCrop(picture, box), target: box };
  const source = { x: 0, y: 0, width: picture.width, height: picture.height };
  return { source, target: containBox(picture, box, placement.align) };
}
