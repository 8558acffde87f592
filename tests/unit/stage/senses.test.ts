import { expect, test } from "vitest";
import { changeOf, lumaOf } from "../../../renderer/stage/senses/camera-watch";
import { levelOf } from "../../../renderer/stage/sources/loudness";
import { wavOf } from "../../../renderer/stage/sources/wav";

test("a level is the highest peak, and never leaves what the studio takes", () => {
  expect(levelOf(new Float32Array(480))).toBe(-100);
  expect(levelOf(new Float32Array(480).fill(1))).toBe(0);
  expect(levelOf(Float32Array.of(0, 0.01, -0.1, 0))).toBe(-20);
});

test("listened sound is a WAV file whose length stands in it; what is too loud is cut, not turned over", () => {
  const bytes = new DataView(wavOf([Float32Array.of(0, 0.5), Float32Array.of(-2, 1)], 48_000));
  const text = (at: number) =>
    String.fromCharCode(...[0, 1, 2, 3].map((index) => bytes.getUint8(at + index)));
  expect([text(0), text(8), text(36)]).toEqual(["RIFF", "WAVE", "data"]);
  expect(bytes.byteLength).toBe(44 + 8);
  expect(bytes.getUint32(4, true)).toBe(44);
  expect(bytes.getUint32(24, true)).toBe(48_000);
  expect(bytes.getUint32(40, true)).toBe(8);
  expect([44, 46, 48, 50].map((at) => bytes.getInt16(at, true))).toEqual([0, 16_384, -32_767, 32_767]);
});

test("a black picture is dark, one that stands still does not change, one that moves does", () => {
  const pixels = (...grey: number[]) =>
    Uint8ClampedArray.from(grey.flatMap((value) => [value, value, value, 255]));
  const black = lumaOf(pixels(0, 0, 0, 0));
  const light = lumaOf(pixels(0, 100, 200, 255));
  expect([...black]).toEqual([0, 0, 0, 0]);
  expect(light[2]).toBeCloseTo(200, 3);
  expect(changeOf(light, light)).toBe(0);
  expect(changeOf(black, light)).toBeCloseTo((100 + 200 + 255) / 4, 3);
});
