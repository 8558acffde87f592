const round = (value: number): string => String(Math.round(value * 100) / 100);

/** How far a Bézier's handle lies from the corner, as a fraction of the radius, to draw a quarter circle. */
const handle = 1 - 0.5523;

/** A rounded rectangle as an ASS drawing, in pixels of the card. */
export function roundedRectangle(x: number, y: number, w: number, h: number, radius: number): string {
  const r = Math.min(radius, w / 2, h / 2);
  const k = r * handle;
  const at = (px: number, py: number) => `${round(x + px)} ${round(y + py)}`;
  if (r === 0) return `m ${at(0, 0)} l ${at(w, 0)} ${at(w, h)} ${at(0, h)}`;
  return [
    `m ${at(r, 0)} l ${at(w - r, 0)}`,
    `b ${at(w - k, 0)} ${at(w, k)} ${at(w, r)}`,
    `l ${at(w, h - r)}`,
    `b ${at(w, h - k)} ${at(w - k, h)} ${at(w - r, h)}`,
    `l ${at(r, h)}`,
    `b ${at(k, h)} ${at(0, h - k)} ${at(0, h - r)}`,
    `l ${at(0, r)}`,
    `b ${at(0, k)} ${at(k, 0)} ${at(r, 0)}`,
  ].join(" ");
}
