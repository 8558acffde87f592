import sharp from "sharp";
import { expect, test } from "vitest";
import { similarity } from "../../helpers/ssim";

/** A picture with structure of many sizes, from an expression of place. */
async function picture(value: (x: number, y: number) => number): Promise<Buffer> {
  const [width, height] = [160, 96];
  const data = Buffer.from(
    Array.from({ length: width * height }, (_none, at) => value(at % width, Math.floor(at / width))),
  );
  return await sharp(data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

const scene = (x: number, y: number) =>
  Math.round(128 + 60 * Math.sin(x / 9) + 40 * Math.sin(y / 5 + x / 31) + (x > 90 && y < 40 ? -20 : 0));

test("a picture is wholly similar to itself, whatever size it comes in", async () => {
  const one = await picture(scene);
  const same = await similarity(one, one);
  expect(same.mean).toBeCloseTo(1, 6);
  expect(same.least).toBeCloseTo(1, 6);
  const larger = await sharp(one).resize(320, 192, { kernel: "cubic" }).png().toBuffer();
  expect((await similarity(one, larger)).mean).toBeGreaterThan(0.97);
});

test("a little noise costs a little, another place or side costs much", async () => {
  const one = await picture(scene);
  const noisy = await picture((x, y) => scene(x, y) + ((x * 7 + y * 13) % 5) - 2);
  const moved = await sharp(one)
    .extend({ left: 10, background: "#808080" })
    .extract({ left: 0, top: 0, width: 160, height: 96 })
    .png()
    .toBuffer();
  const mirrored = await sharp(one).flop().png().toBuffer();
  const { mean: little } = await similarity(one, noisy);
  expect(little).toBeGreaterThan(0.95);
  expect(little).toBeLessThan(1);
  expect((await similarity(one, moved)).mean).toBeLessThan(0.85);
  expect((await similarity(one, mirrored)).mean).toBeLessThan(0.6);
});

test("as computed by hand for two even pictures", async () => {
  const dark = await picture(() => 100);
  const light = await picture(() => 150);
  const c1 = (0.01 * 255) ** 2;
  expect((await similarity(dark, light)).mean).toBeCloseTo(
    (2 * 100 * 150 + c1) / (100 * 100 + 150 * 150 + c1),
    6,
  );
});

test("a small thing that is missing shows in the least alike part", async () => {
  const one = await picture(scene);
  const without = await picture((x, y) => (x > 20 && x < 36 && y > 12 && y < 24 ? 128 : scene(x, y)));
  const { mean, least } = await similarity(one, without);
  expect(mean).toBeGreaterThan(0.95);
  expect(least).toBeLessThan(0.7);
});
