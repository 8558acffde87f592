import type { Frame } from "./common";

/**
 * A frame in fractions as whole pixels of a canvas: edges are rounded, not sizes, so that neighbours stay flush. Every
 * engine and every picture of a scene rounds in this one way.
 */
export function framePixels(frame: Frame, canvas: { width: number; height: number }) {
  const x = Math.round(frame.x * canvas.width);
  const y = Math.round(frame.y * canvas.height);
  return {
    x,
    y,
    width: Math.max(1, Math.round((frame.x + frame.w) * canvas.width) - x),
    height: Math.max(1, Math.round((frame.y + frame.h) * canvas.height) - y),
  };
}
