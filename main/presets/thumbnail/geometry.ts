import type { Placement } from "../../../preload/contract";

export interface Size {
  width: number;
  height: number;
}

/** A rectangle in whole pixels. */
export interface Box extends Size {
  x: number;
  y: number;
}

/**
 * The middle part of a picture that has a frame's shape, in whole pixels of the picture: cut as the OBS builder cuts it
 * when it fills a frame.
 */
export function coverCrop(picture: Size, frame: Size): Box {
  const tooWide = Math.max(0, picture.width - (picture.height * frame.width) / frame.height);
  const tooHigh = Math.max(0, picture.height - (picture.width * frame.height) / frame.width);
  const x = Math.floor(tooWide / 2);
  const y = Math.floor(tooHigh / 2);
  return {
    x,
    y,
    width: Math.max(1, picture.width - x - Math.floor(tooWide - x)),
    height: Math.max(1, picture.height - y - Math.floor(tooHigh - y)),
  };
}

const sideways = {
  left: 0,
  "bottom-left": 0,
  right: 1,
  "bottom-right": 1,
  centre: 0.5,
  top: 0.5,
  bottom: 0.5,
};
const upright = {
  top: 0,
  bottom: 1,
  "bottom-left": 1,
  "bottom-right": 1,
  centre: 0.5,
  left: 0.5,
  right: 0.5,
};

/** How far towards its end something stands: 0 left or top, 0.5 centre, 1 right or bottom. */
export const alignShares = (align: Placement["align"]) => ({ x: sideways[align], y: upright[align] });

/**
 * The largest place inside a frame that holds a whole picture in its own shape. What is left over is cut to whole pixels
 * before it is shared out, as OBS does.
 */
export function containBox(picture: Size, frame: Box, align: Placement["align"]): Box {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  const share = alignShares(align);
  return {
    x: frame.x + Math.floor(Math.floor(frame.width - width) * share.x),
    y: frame.y + Math.floor(Math.floor(frame.height - height) * share.y),
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height)),
  };
}
