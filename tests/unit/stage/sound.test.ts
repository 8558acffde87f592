import { expect, test } from "vitest";
import { amplitudeOf, decibelsOf, duckedTo } from "../../../renderer/stage/sources/loudness";

test("decibels and factors are each other's inverse; silence is below everything", () => {
  expect(amplitudeOf(0)).toBe(1);
  expect(amplitudeOf(-20)).toBeCloseTo(0.1, 6);
  expect(decibelsOf(new Float32Array(64).fill(0.1))).toBeCloseTo(-20, 4);
  expect(decibelsOf(new Float32Array(64))).toBe(Number.NEGATIVE_INFINITY);
});

test("music makes way for a voice, and not for a quiet room", () => {
  expect(duckedTo(-60)).toBe(1);
  expect(duckedTo(Number.NEGATIVE_INFINITY)).toBe(1);
  expect(duckedTo(-25)).toBeCloseTo(amplitudeOf(-14), 6);
});
