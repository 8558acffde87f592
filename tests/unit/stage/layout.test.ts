import fc from "fast-check";
import { expect, test } from "vitest";
import {
  alignShares,
  containBox,
  coverCrop,
  framePixels,
  placePicture,
} from "../../../renderer/stage/draw/layout";
import { cardPose, easeOut, presence, progressOf } from "../../../renderer/stage/draw/motion";
import { fittingSize } from "../../../renderer/stage/draw/text";

const canvas = { width: 1280, height: 720 };
const size = fc.record({
  width: fc.integer({ min: 1, max: 4000 }),
  height: fc.integer({ min: 1, max: 4000 }),
});
const aligns = ["centre", "left", "right", "top", "bottom", "bottom-left", "bottom-right"] as const;

test("neighbouring frames stay flush whatever they round to", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), size, (share, sheet) => {
      const left = framePixels({ x: 0, y: 0, w: share, h: 1 }, sheet);
      const right = framePixels({ x: share, y: 0, w: 1 - share, h: 1 }, sheet);
      expect(left.height).toBe(sheet.height);
      if (sheet.width > 200) expect(left.x + left.width).toBe(right.x);
    }),
  );
  expect(framePixels({ x: -0.25, y: 0.5, w: 0.5, h: 0.5 }, canvas)).toEqual({
    x: -320,
    y: 360,
    width: 640,
    height: 360,
  });
});

test("a crop for cover has the box's shape, lies in the middle and inside the picture", () => {
  fc.assert(
    fc.property(size, size, (picture, box) => {
      const crop = coverCrop(picture, box);
      expect(crop.width / crop.height).toBeCloseTo(box.width / box.height, 6);
      expect(crop.x * 2 + crop.width).toBeCloseTo(picture.width, 6);
      expect(crop.y * 2 + crop.height).toBeCloseTo(picture.height, 6);
      expect(Math.min(crop.x, crop.y)).toBeGreaterThanOrEqual(-1e-9);
      // It is the largest such crop: it touches two opposite edges.
      expect(Math.min(crop.x, crop.y)).toBeCloseTo(0, 6);
    }),
  );
});

test("a contained picture keeps its shape, stays inside its box and touches the side it is aligned to", () => {
  fc.assert(
    fc.property(size, size, fc.constantFrom(...aligns), (picture, room, align) => {
      const box = { x: 10, y: 20, ...room };
      const target = containBox(picture, box, align);
      expect(target.width / target.height).toBeCloseTo(picture.width / picture.height, 6);
      const share = alignShares(align);
      expect(target.x - box.x).toBeCloseTo((box.width - target.width) * share.x, 6);
      expect(target.y - box.y).toBeCloseTo((box.height - target.height) * share.y, 6);
      const slack = Math.min(box.width - target.width, box.height - target.height);
      expect(slack).toBeCloseTo(0, 6);
    }),
  );
  expect(alignShares("bottom-right")).toEqual({ x: 1, y: 1 });
  expect(alignShares("top")).toEqual({ x: 0.5, y: 0 });
});

test("a camera that has no picture yet is not drawn", () => {
  const placement = { frame: { x: 0, y: 0, w: 1, h: 1 }, fit: "cover", align: "centre" } as const;
  expect(placePicture({ width: 0, height: 0 }, placement, canvas)).toBeNull();
  expect(placePicture({ width: 640, height: 480 }, placement, canvas)).toEqual({
    source: { x: 0, y: 60, width: 640, height: 360 },
    target: { x: 0, y: 0, ...canvas },
  });
});

test("a line of text fits its box in both directions", () => {
  expect(fittingSize(1000, { width: 500, height: 135 })).toBe(50);
  expect(fittingSize(100, { width: 500, height: 135 })).toBe(100);
});

test("cards come in, stand, and go out from where they are", () => {
  const card = {
    id: "a",
    slot: "lower-third",
    image: "card:a.png",
    width: 1,
    height: 1,
    leaving: false,
    inMilliseconds: 400,
    outMilliseconds: 200,
    from: "left",
    clock: null,
    scroll: null,
  } as const;
  expect(presence(card, { cameAt: 1000, leftAt: null }, 1000)).toBe(0);
  expect(presence(card, { cameAt: 1000, leftAt: null }, 1200)).toBe(0.5);
  expect(presence(card, { cameAt: 1000, leftAt: null }, 9000)).toBe(1);
  expect(presence(card, { cameAt: 1000, leftAt: 9000 }, 9100)).toBe(0.5);
  expect(presence(card, { cameAt: 1000, leftAt: 1100 }, 1110)).toBeLessThan(0.3);
  expect(presence({ ...card, inMilliseconds: 0 }, { cameAt: 5, leftAt: null }, 5)).toBe(1);
  expect(cardPose("left", 1)).toEqual({ dx: -0, dy: 0, alpha: 1 });
  expect(cardPose("left", 0)).toEqual({ dx: -0.25, dy: 0, alpha: 0 });
  expect(cardPose("none", 0.5)).toMatchObject({ dx: 0, dy: 0 });
  expect(easeOut(0.5)).toBeGreaterThan(0.5);
  expect(progressOf(100, 0, 100)).toBe(1);
});
