import fc from "fast-check";
import { expect, test } from "vitest";
import { fewestMegabytes, phonePlan, smallerPlan } from "../../../main/clips/ffmpeg/phone-plan";

const hd = { width: 1920, height: 1080, framesPerSecond: 30 };

test("the shorter the film, the larger its picture", () => {
  const side = (seconds: number) => {
    const plan = phonePlan(hd, true, seconds, 100);
    return plan === null ? null : Math.min(plan.width, plan.height);
  };
  expect([120, 600, 1200, 1800, 3600, 7200, 12_000].map(side)).toEqual([
    1080,
    720,
    480,
    360,
    240,
    null,
    null,
  ]);
});

test("a small picture is never made larger, and a short film never fatter than it needs", () => {
  expect(phonePlan({ width: 360, height: 640, framesPerSecond: 30 }, true, 60, 4000)).toEqual({
    ...{ width: 360, height: 640, framesPerSecond: 25, videoKbps: 800, audioKbps: 128 },
  });
  expect(phonePlan({ width: 320, height: 180, framesPerSecond: 12 }, false, 60, 100)).toMatchObject({
    ...{ width: 320, height: 180, framesPerSecond: 12, audioKbps: 0 },
  });
});

test("what is planned fits, and what cannot fit says how much would", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 40_000 }),
      fc.integer({ min: 1, max: 4000 }),
      fc.boolean(),
      (seconds, megabytes, hasSound) => {
        const plan = phonePlan(hd, hasSound, seconds, megabytes);
        const needed = fewestMegabytes(seconds, hasSound);
        if (plan === null) {
          expect(needed).toBeGreaterThan(megabytes);
          expect(phonePlan(hd, hasSound, seconds, needed)).not.toBeNull();
          return;
        }
        expect(((plan.videoKbps + plan.audioKbps) * seconds) / 8).toBeLessThan(megabytes * 1000);
        expect([plan.width % 2, plan.height % 2]).toEqual([0, 0]);
      },
    ),
  );
});

test("a try that came out too large is followed by one that aims lower", () => {
  const plan = { width: 640, height: 360, framesPerSecond: 25, videoKbps: 400, audioKbps: 64 };
  expect(smallerPlan(plan, 11_000_000, 10)).toEqual({ ...plan, videoKbps: 345 });
});
