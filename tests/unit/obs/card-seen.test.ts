import { expect, test } from "vitest";
import { placeInPicture, placeOnCanvas } from "../../../main/obs/scenes/card-read-back";
import { isSeen, type Pixels } from "../../../main/obs/scenes/card-seen";
import type { ItemTransform } from "../../../main/obs/scenes/placement";

type Colour = readonly [number, number, number, number?];
const paint = (channels: 3 | 4, colourAt: (x: number, y: number) => Colour): Pixels => {
  const [width, height] = [60, 20];
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = colourAt(x, y);
      for (let channel = 0; channel < channels; channel++)
        data[(y * width + x) * channels + channel] = colour[channel] ?? 255;
    }
  return { data, width, height, channels };
};

const white: Colour = [250, 250, 250];
const field: Colour = [90, 130, 60];
/** A white card with a price on its right; `price` is where its dark strokes stand. */
const card = (price: number) =>
  paint(4, (x, y) =>
    x >= price && x < price + 8 && y > 4 && y < 15 ? [30, 30, 30, 255] : [250, 250, 250, 255],
  );
const shown = (of: Pixels) =>
  paint(3, (x, y) => {
    const start = (y * of.width + x) * 4;
    // A JPEG is a little off.
    return [0, 1, 2].map((channel) => Math.max(0, (of.data[start + channel] ?? 0) - 9)) as unknown as Colour;
  });
const alone = { before: null, ignore: null };

test("a card is seen where its colours are, and not where something else is", () => {
  expect(isSeen({ picture: shown(card(40)), card: card(40), ...alone })).toBe(true);
  expect(isSeen({ picture: paint(3, () => field), card: card(40), ...alone })).toBe(false);
  const half = paint(3, (x) => (x < 24 ? field : white));
  expect(isSeen({ picture: half, card: card(40), ...alone })).toBe(false);
  // Another card reaches over a corner.
  const corner = paint(3, (x, y) => (x < 10 && y < 10 ? field : white));
  expect(isSeen({ picture: corner, card: card(50), ...alone })).toBe(true);
});

test("the price before is told from the new one", () => {
  const question = { card: card(40), before: card(28), ignore: null };
  expect(isSeen({ ...question, picture: shown(card(40)) })).toBe(true);
  expect(isSeen({ ...question, picture: shown(card(28)) })).toBe(false);
});

test("soft and translucent cards are judged by what they let through, and next to nothing cannot be judged", () => {
  const glass = paint(4, () => [20, 20, 20, 200]);
  expect(isSeen({ picture: paint(3, () => [30, 36, 28]), card: glass, ...alone })).toBe(true);
  expect(isSeen({ picture: paint(3, () => [190, 190, 190]), card: glass, ...alone })).toBe(false);
  const soft = paint(4, () => [20, 20, 20, 90]);
  expect(isSeen({ picture: paint(3, () => field), card: soft, ...alone })).toBeNull();
});

test("the digits of a clock are left out", () => {
  const running = paint(3, (x) => (x >= 30 ? [10, 10, 10] : white));
  const question = { picture: running, card: card(50), before: null };
  expect(isSeen({ ...question, ignore: null })).toBe(false);
  expect(isSeen({ ...question, ignore: { x: 29, y: 0, width: 31, height: 20 } })).toBe(true);
});

const transform: ItemTransform = {
  ...{ positionX: 640, positionY: 180, alignment: 5, rotation: 0, scaleX: 1, scaleY: 1 },
  ...{ boundsType: "OBS_BOUNDS_SCALE_INNER", boundsAlignment: 0, boundsWidth: 600, boundsHeight: 400 },
  ...{ cropLeft: 0, cropRight: 0, cropTop: 0, cropBottom: 0, sourceWidth: 960, sourceHeight: 320 },
};

test("a card lies in its bounds as OBS holds it there", () => {
  const size = { width: 960, height: 320 };
  expect(placeOnCanvas(transform, size)).toEqual({ x: 640, y: 280, width: 600, height: 200 });
  expect(placeOnCanvas({ ...transform, boundsAlignment: 9 }, size)).toMatchObject({ x: 640, y: 380 });
  expect(placeOnCanvas({ ...transform, boundsAlignment: 6 }, size)).toMatchObject({ x: 640, y: 180 });
  expect(placeOnCanvas({ ...transform, rotation: 3 }, size)).toBeNull();
  expect(placeOnCanvas({ ...transform, boundsType: "OBS_BOUNDS_NONE" }, size)).toBeNull();
  const canvas = { width: 1280, height: 720 };
  const picture = { width: 640, height: 360 };
  expect(placeInPicture({ x: 640, y: 280, width: 600, height: 200 }, canvas, picture)).toEqual({
    ...{ x: 320, y: 140, width: 300, height: 100 },
  });
  expect(placeInPicture({ x: 900, y: 280, width: 600, height: 200 }, canvas, picture)).toBeNull();
});
