import fc from "fast-check";
import { expect, test } from "vitest";
import { fitAll } from "../../../main/live/preflight/encoder/fit";
import {
  type StreamFigures,
  unknownFigures,
  violationsOf,
} from "../../../main/live/preflight/encoder/violations";
import type { EncoderFit } from "../../../preload/contract";
import { goodFacts, type PlainLimits, platformWith } from "./limits";

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
const subset = <Value>(...values: Value[]) => fc.subarray(values, { minLength: 1 });

const someLimits: fc.Arbitrary<PlainLimits> = fc
  .record({
    maxVideoKbps: maybe(fc.integer({ min: 300, max: 9000 })),
    minVideoKbps: maybe(fc.integer({ min: 100, max: 4000 })),
    maxSize: maybe(
      fc.tuple(fc.integer({ min: 200, max: 4000 }), fc.integer({ min: 200, max: 4000 })).map(([a, b]) => ({
        long: Math.max(a, b),
        short: Math.min(a, b),
      })),
    ),
    maxFramesPerSecond: maybe(fc.constantFrom(24, 25, 30, 60)),
    keyframeSeconds: maybe(fc.constantFrom(1, 2, 3, 4, 10)),
    videoCodecs: maybe(subset("h264" as const, "hevc" as const, "av1" as const)),
    maxBFrames: maybe(fc.integer({ min: 0, max: 4 })),
    audioKbps: maybe(fc.constantFrom(96, 128, 160, 320)),
    audioSampleRates: maybe(subset(44_100, 48_000, 32_000)),
  })
  .map((limits) => Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)));

const somePlatforms = fc
  .array(someLimits, { maxLength: 5 })
  .map((all) => all.map((limits, index) => platformWith(`p${index}`, limits)));

const someFacts: fc.Arbitrary<StreamFigures> = fc.record({
  videoCodec: fc.constantFrom("h264" as const, "hevc" as const, null),
  videoKbps: fc.option(fc.integer({ min: 200, max: 50_000 })),
  keyframeSeconds: fc.option(fc.constantFrom(0, 1, 2, 4, 10)),
  maxBFrames: fc.option(fc.integer({ min: 0, max: 16 })),
  audioKbps: fc.option(fc.integer({ min: 32, max: 320 })),
  sampleRate: fc.option(fc.constantFrom(44_100, 48_000, 96_000)),
  width: fc.integer({ min: 64, max: 4096 }),
  height: fc.integer({ min: 64, max: 4096 }),
  framesPerSecond: fc.constantFrom(24, 25, 29.97, 30, 50, 60),
});

const changed = (facts: StreamFigures, fit: EncoderFit | null): StreamFigures => ({ ...facts, ...fit });

test("what fits all violates no limit, but where platforms contradict each other or the codec must change", () => {
  fc.assert(
    fc.property(someFacts, somePlatforms, (facts, platforms) => {
      const { fit, contradictions } = fitAll(facts, platforms);
      const after = changed(facts, fit);
      const open = new Set(["videoCodec", ...contradictions.map(({ figure }) => figure)]);
      for (const { limits } of platforms)
        expect(violationsOf(after, limits).filter(({ figure }) => !open.has(figure))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("nothing is changed that every platform takes as it is, and a second fit changes nothing", () => {
  fc.assert(
    fc.property(someFacts, somePlatforms, (facts, platforms) => {
      const { fit } = fitAll(facts, platforms);
      const violated = new Set(
        platforms.flatMap(({ limits }) => violationsOf(facts, limits).map(({ figure }) => String(figure))),
      );
      for (const figure of Object.keys(fit ?? {}))
        expect(violated).toContain(figure === "width" || figure === "height" ? "size" : figure);
      expect(fitAll(changed(facts, fit), platforms).fit).toBeNull();
    }),
    { numRuns: 300 },
  );
});

test("the picture keeps its shape, with even edges", () => {
  const { fit } = fitAll({ ...goodFacts, width: 1080, height: 1920 }, [
    platformWith("a", { maxSize: { long: 1280, short: 720 } }),
  ]);
  expect(fit).toEqual({ width: 720, height: 1280 });
});

test("a figure is set as near to the present one as all platforms allow", () => {
  const platforms = [
    platformWith("a", { maxVideoKbps: 4000, keyframeSeconds: 4, audioSampleRates: [44_100, 48_000] }),
    platformWith("b", { maxVideoKbps: 6000, keyframeSeconds: 2, maxBFrames: 0, audioSampleRates: [44_100] }),
  ];
  expect(fitAll({ ...goodFacts, videoKbps: 8000, keyframeSeconds: 0 }, platforms).fit).toEqual({
    ...{ videoKbps: 4000, keyframeSeconds: 2, maxBFrames: 0, sampleRate: 44_100 },
  });
  expect(fitAll({ ...goodFacts, maxBFrames: 0, sampleRate: 44_100 }, platforms).fit).toBeNull();
});

test("platforms that contradict each other are named, and that figure is left alone", () => {
  const one = platformWith("one", { maxVideoKbps: 1000, audioSampleRates: [44_100], videoCodecs: ["h264"] });
  const other = platformWith("other", {
    minVideoKbps: 2000,
    audioSampleRates: [48_000],
    videoCodecs: ["hevc"],
  });
  const { fit, contradictions } = fitAll(goodFacts, [one, platformWith("mild"), other]);
  expect(fit).toBeNull();
  expect(contradictions.map(({ figure, one, other }) => [figure, one.id, other.id])).toEqual([
    ["videoKbps", "one", "other"],
    ["sampleRate", "one", "other"],
    ["videoCodec", "one", "other"],
  ]);
});

test("what nobody published or can read breaks nothing, and is told as not known", () => {
  const strict = platformWith("a", { keyframeSeconds: 2, maxBFrames: 0, maxVideoKbps: 1000, audioKbps: 64 });
  const facts = { ...goodFacts, keyframeSeconds: null, maxBFrames: null, videoKbps: null, audioKbps: null };
  expect(violationsOf(facts, strict.limits)).toEqual([]);
  expect(unknownFigures(facts, strict.limits)).toEqual([
    ...["videoKbps", "keyframeSeconds", "maxBFrames", "audioKbps"],
  ]);
  expect(violationsOf({ ...goodFacts, videoKbps: 99_999 }, platformWith("b").limits)).toEqual([]);
  expect(unknownFigures(facts, platformWith("b").limits)).toEqual([]);
});
