import { expect, test } from "vitest";
import { rateOf } from "../../../main/relay/destinations/upload-rate";

const steady = (kbps: number, until = 4000, first = 0) =>
  Array.from({ length: until / 100 + 1 }, (_, index) => ({
    at: index * 100,
    bytes: first + (index * 100 * kbps) / 8,
  }));

test("a steady transfer gives its rate, whatever went into buffers at first", () => {
  expect(rateOf(steady(2000))).toBe(2000);
  const buffered = steady(2000, 4000, 400_000);
  expect(rateOf([{ at: 0, bytes: 0 }, ...buffered.slice(1)])).toBe(2000);
});

test("a slow start is left out", () => {
  const samples = steady(8000).map(({ at, bytes }) => ({
    at,
    bytes: at < 1000 ? bytes / 4 : bytes - 750_000,
  }));
  expect(rateOf(samples)).toBe(8000);
});

test("a transfer that was over at once is known by its whole", () => {
  expect(
    rateOf([
      { at: 0, bytes: 0 },
      { at: 40, bytes: 12_000_000 },
    ]),
  ).toBe(2_400_000);
  expect(
    rateOf([
      { at: 0, bytes: 0 },
      { at: 0, bytes: 12_000_000 },
    ]),
  ).toBe(96_000_000);
});

test("too little tells nothing", () => {
  expect(rateOf([])).toBeNull();
  expect(rateOf([{ at: 0, bytes: 0 }])).toBeNull();
  expect(rateOf(steady(100, 2000))).toBeNull();
});
