/** Width over height of an upright picture. */
const upright = 9 / 16;

/** The part of the width (0–1) that an upright cut keeps of a picture so shaped; 1 where it keeps all of it. */
export const keptWidth = (aspect: number): number => Math.min(1, upright / aspect);

/** Where the kept part begins, 0–1 of the width, when its middle is wished at `middle`: it never leaves the picture. */
export function keptLeft(aspect: number, middle: number): number {
  const width = keptWidth(aspect);
  return Math.min(Math.max(middle - width / 2, 0), 1 - width);
}

/** The middle that is really kept; what lies past it would only repeat the edge. */
export const keptMiddle = (aspect: number, middle: number): number =>
  keptLeft(aspect, middle) + keptWidth(aspect) / 2;
