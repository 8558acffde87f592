import type { PercentCrop } from "react-image-crop";
import type { MethodInput } from "../../../preload/contract";

/** Degrees clockwise. */
export type Turn = 0 | 90 | 180 | 270;
/** What shape is kept: the card's square, any, or all there is. */
export type CropShape = "square" | "free" | "whole";

export const turned = (turn: Turn, by: -90 | 90): Turn => ((turn + by + 360) % 360) as Turn;

/** The size of a picture as it is seen after turning. */
export const turnedSize = (size: { width: number; height: number }, turn: Turn) =>
  turn % 180 === 0 ? size : { width: size.height, height: size.width };

/** The frame that a shape starts with: the largest one in the middle. */
export function firstCrop(
  shape: CropShape,
  { width, height }: { width: number; height: number },
): PercentCrop {
  if (shape !== "square" || width === 0 || height === 0)
    return { unit: "%", x: 0, y: 0, width: 100, height: 100 };
  const side = Math.min(width, height);
  const [w, h] = [(side / width) * 100, (side / height) * 100];
  return { unit: "%", x: (100 - w) / 2, y: (100 - h) / 2, width: w, height: h };
}

const fraction = (percent: number) => Math.min(1, Math.max(0, percent / 100));

/** A crop in percent as the studio is asked for it; a hair over the edge is taken back. */
export function frameOf({ x, y, width, height }: PercentCrop): MethodInput<"media.crop">["frame"] {
  const left = fraction(x);
  const top = fraction(y);
  return {
    x: left,
    y: top,
    w: Math.min(fraction(width), 1 - left),
    h: Math.min(fraction(height), 1 - top),
  };
}

/** Whether a crop leaves something to keep. */
export const isUsable = ({ width, height }: PercentCrop): boolean => width > 0.5 && height > 0.5;
