import fc from "fast-check";
import { expect, test } from "vitest";
import type { CardClock } from "../../../preload/contract";
import { digitsOf } from "../../../renderer/stage/draw/clock";
import { stripParts } from "../../../renderer/stage/draw/scroll";

const scroll = { width: 1920, pixelsPerSecond: 120 };
const place = { x: 0, y: 672, width: 1280, height: 48 };

test("a strip begins at its start, runs left, and follows itself", () => {
  const picture = { width: 3000, height: 72 };
  const [first, ...rest] = stripParts(picture, scroll, place, 0);
  expect(rest).toEqual([]);
  expect(first).toEqual({
    source: { x: 0, y: 0, width: 1920, height: 72 },
    target: { x: 0, y: 672, width: 1280, height: 48 },
  });
  // After 20 s it has run 2400 of its 3000 pixels: 600 are left, and its start follows.
  const later = stripParts(picture, scroll, place, 20_000);
  expect(later.map(({ source }) => Math.round(source.x))).toEqual([2400, 0]);
  expect(later.map(({ target }) => Math.round(target.width))).toEqual([400, 880]);
  expect(stripParts(picture, scroll, place, 25_000)).toEqual(stripParts(picture, scroll, place, 0));
});

test("whatever the strip and the moment, its place is covered without gap or overlap", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 40, max: 9000 }),
      fc.integer({ min: 20, max: 72 }),
      fc.integer({ min: 0, max: 10_000_000 }),
      (width, height, age) => {
        let x = place.x;
        for (const { source, target } of stripParts({ width, height }, scroll, place, age)) {
          expect(target.x).toBeCloseTo(x, 3);
          expect(source.width / target.width).toBeCloseTo(height / place.height, 3);
          expect(source.x + source.width).toBeLessThanOrEqual(width + 0.01);
          x += target.width;
        }
        expect(x).toBeCloseTo(place.x + place.width, 3);
      },
    ),
  );
});

test("a clock's digits stand where the card has room for them, in the picture's own size", () => {
  const text = { x: 260, y: 100, w: 340, size: 112, colour: "#fff", align: "right", bold: true } as const;
  const clock: CardClock = { mode: "down", at: 1_000_000, lengthMilliseconds: 300_000, text };
  const target = { x: 100, y: 50, width: 320, height: 100 };
  expect(digitsOf(clock, 640, target, 1_000_000 - 65_400)).toEqual({
    text: "01:06",
    x: 100 + 300,
    y: 100,
    size: 56,
    align: "right",
  });
  expect(digitsOf(clock, 640, target, 1_005_000).text).toBe("00:00");
  const centred = { ...clock, text: { ...text, align: "centre" } } as const;
  expect(digitsOf(centred, 640, target, 0)).toMatchObject({ text: "05:00", x: 100 + 215 });
});
