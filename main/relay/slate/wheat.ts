type Point = readonly [number, number];

const round = (value: number): string => String(Math.round(value * 100) / 100);
const at = ([x, y]: Point): string => `${round(x)} ${round(y)}`;

/** A grain as a pointed leaf from its root to its tip, bulging to both sides by a share of its length. */
function grain(root: Point, tip: Point, bulge: number): string {
  const [dx, dy] = [tip[0] - root[0], tip[1] - root[1]];
  const beside = (share: number, sign: number): Point => [
    root[0] + dx * share - sign * dy * bulge,
    root[1] + dy * share + sign * dx * bulge,
  ];
  return [
    `m ${at(root)}`,
    `b ${at(beside(0.25, 1))} ${at(beside(0.7, 1))} ${at(tip)}`,
    `b ${at(beside(0.7, -1))} ${at(beside(0.25, -1))} ${at(root)}`,
  ].join(" ");
}

const rows = 6;

/** An ear of wheat on its stalk as an ASS drawing in pixels of the picture, upright, its foot at a place. */
export function wheatEar([x, y]: Point, height: number): string {
  const half = height * 0.011;
  const neck = y - height * 0.84;
  const stalk = `m ${at([x - half, y])} l ${at([x - half, neck])} ${at([x + half, neck])} ${at([x + half, y])}`;
  const shapes = [stalk, grain([x, y - height * 0.82], [x, y - height], 0.22)];
  for (let row = 0; row < rows; row++) {
    const foot = y - height * (0.42 + row * 0.078);
    const out = height * (0.105 - row * 0.009);
    for (const sign of [-1, 1]) {
      shapes.push(grain([x + sign * half * 1.9, foot], [x + sign * out, foot - height * 0.145], 0.19));
    }
  }
  return shapes.join(" ");
}
