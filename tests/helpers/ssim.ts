import sharp from "sharp";

/** Side of the square that is compared at a time, and how far it moves on. Pixels. */
const side = 8;
const step = 4;
/** The constants of Wang et al. (2004) for brightness from 0 to 255. */
const c1 = (0.01 * 255) ** 2;
const c2 = (0.03 * 255) ** 2;

interface Grey {
  data: Buffer;
  width: number;
  height: number;
}

async function grey(picture: Buffer, width: number, height: number): Promise<Grey> {
  const data = await sharp(picture)
    .removeAlpha()
    .resize(width, height, { fit: "fill" })
    .greyscale()
    .raw()
    .toBuffer();
  return { data, width, height };
}

function window(one: Grey, other: Grey, left: number, top: number): number {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + side; y++)
    for (let x = left; x < left + side; x++) {
      const p = one.data[y * one.width + x] ?? 0;
      const q = other.data[y * one.width + x] ?? 0;
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  const count = side * side;
  const [meanA, meanB] = [a / count, b / count];
  const [varA, varB] = [aa / count - meanA * meanA, bb / count - meanB * meanB];
  const covariance = ab / count - meanA * meanB;
  return (
    ((2 * meanA * meanB + c1) * (2 * covariance + c2)) /
    ((meanA * meanA + meanB * meanB + c1) * (varA + varB + c2))
  );
}

/** The picture is parted into so many columns and rows to find where it is least alike. */
const cells = 8;

export interface Similarity {
  /** Of the whole picture. */
  mean: number;
  /** Of the least alike of 8 × 8 parts: a small thing in the wrong place hardly lowers the mean. */
  least: number;
}

/**
 * Structural similarity (SSIM) of the brightness of two pictures, both scaled to a width (the first one's when left
 * out) and the first one's shape: 1 for the same picture, near 0 for unrelated ones. Small, it sees whether a thing is
 * there; large, how it is drawn.
 */
export async function similarity(one: Buffer, other: Buffer, wanted?: number): Promise<Similarity> {
  const size = await sharp(one).metadata();
  const width = wanted ?? size.width;
  const height = Math.round((size.height * width) / size.width);
  const [first, second] = await Promise.all([grey(one, width, height), grey(other, width, height)]);
  const sums = Array.from({ length: cells * cells }, () => ({ sum: 0, count: 0 }));
  for (let top = 0; top + side <= height; top += step)
    for (let left = 0; left + side <= width; left += step) {
      const row = Math.floor(((top + side / 2) * cells) / height);
      const cell = sums[row * cells + Math.floor(((left + side / 2) * cells) / width)];
      if (cell === undefined) continue;
      cell.sum += window(first, second, left, top);
      cell.count++;
    }
  const total = sums.reduce((all, each) => ({ sum: all.sum + each.sum, count: all.count + each.count }));
  return {
    mean: total.sum / total.count,
    least: Math.min(...sums.map(({ sum, count }) => (count === 0 ? 1 : sum / count))),
  };
}
