import type { CardScroll } from "../../../preload/contract";
import type { Box, Drawn, Size } from "./layout";

/**
 * The parts of a strip that are seen in its place, each with where it goes: the strip runs from right to left and follows
 * itself for ever. `age` is how long it has run, in milliseconds. `picture` may be smaller than it was drawn: only its
 * shape counts.
 */
export function stripParts(picture: Size, scroll: CardScroll, target: Box, age: number): Drawn[] {
  const scale = picture.height > 0 ? target.height / picture.height : 0;
  const length = picture.width * scale;
  if (!(length > 0)) return [];
  const perCardPixel = target.width / scroll.width;
  const offset = ((age / 1000) * scroll.pixelsPerSecond * perCardPixel) % length;
  const parts: Drawn[] = [];
  for (let start = -offset; start < target.width; start += length) {
    const left = Math.max(0, start);
    const width = Math.min(target.width, start + length) - left;
    if (width <= 0) continue;
    parts.push({
      source: { x: (left - start) / scale, y: 0, width: width / scale, height: picture.height },
      target: { x: target.x + left, y: target.y, width, height: target.height },
    });
  }
  return parts;
}
