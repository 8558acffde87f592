import fc from "fast-check";
import { expect, test } from "vitest";
import { createFrame, type Frame, noHeaders } from "../../../main/relay/programme/frame";
import { createFrameQueue } from "../../../main/relay/publisher/queue";
import { retryDelay } from "../../../main/relay/publisher/retry";

const frame = (bytes: number, isKeyframe: boolean, timestamp = 0): Frame =>
  createFrame("video", timestamp, Buffer.alloc(bytes), noHeaders, isKeyframe);

const drain = (queue: ReturnType<typeof createFrameQueue>): Frame[] => {
  const frames: Frame[] = [];
  for (let next = queue.shift(); next; next = queue.shift()) frames.push(next);
  return frames;
};

test("it begins with a keyframe, and what came before is not counted as lost", () => {
  const queue = createFrameQueue(1000);
  expect([frame(10, false), frame(20, true), frame(10, false)].map((one) => queue.push(one))).toEqual([
    0, 0, 0,
  ]);
  expect(drain(queue).map(({ bytes }) => bytes)).toEqual([20, 10]);
});

test("it never holds more than its limit, loses nothing without counting it, and after a loss goes on at a keyframe", () => {
  const step = fc.record({
    size: fc.integer({ min: 1, max: 400 }),
    isKeyframe: fc.boolean(),
    taken: fc.nat({ max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const queue = createFrameQueue(1000);
      const out: Frame[] = [];
      let lost = 0;
      let begun = 0;
      steps.forEach(({ size, isKeyframe, taken }, index) => {
        if (begun > 0 || isKeyframe) begun++;
        lost += queue.push(frame(size, isKeyframe, index));
        expect(queue.bytes).toBeLessThanOrEqual(1000);
        for (let count = 0; count < taken; count++) {
          const next = queue.shift();
          if (next) out.push(next);
        }
      });
      out.push(...drain(queue));
      expect(queue.bytes).toBe(0);
      expect(out.length + lost).toBe(begun);
      out.forEach((one, index) => {
        const isNext = index > 0 && one.timestamp === out[index - 1]!.timestamp + 1;
        if (!isNext) expect(one.isKeyframe).toBe(true);
      });
    }),
  );
});

test("what was taken out is let go of, and the span is that of what waits", () => {
  const queue = createFrameQueue(1_000_000);
  for (let index = 0; index < 1000; index++) queue.push(frame(100, index === 0, index * 33));
  expect(queue.spanMs).toBe(999 * 33);
  for (let index = 0; index < 990; index++) expect(queue.shift()?.timestamp).toBe(index * 33);
  expect(queue).toMatchObject({ bytes: 1000, spanMs: 9 * 33 });
  expect(drain(queue)).toHaveLength(10);
  expect(queue).toMatchObject({ bytes: 0, spanMs: 0 });
});

const usual = { triedForMs: 0, isRefusal: false, hadPicture: true };

test("a try begins each second while the room is open, then after 2, 4 and 8 s", () => {
  for (const [graceMs, quick] of [
    [null, 60],
    [120_000, 120],
  ] as const) {
    let troubledForMs = 0;
    let previousDelayMs = 0;
    const delays: number[] = [];
    while (troubledForMs < quick * 1000 + 30_000) {
      previousDelayMs = retryDelay({ ...usual, troubledForMs, previousDelayMs, graceMs });
      delays.push(previousDelayMs);
      troubledForMs += previousDelayMs;
    }
    expect(delays.slice(0, quick).every((wait) => wait === 1000)).toBe(true);
    expect(delays.slice(quick)).toEqual([2000, 4000, 8000, 8000, 8000]);
  }
});

test("a try that took its time is followed sooner, but a line that has only just failed is given a moment", () => {
  const after = (triedForMs: number) =>
    retryDelay({ ...usual, troubledForMs: 0, previousDelayMs: 0, graceMs: null, triedForMs });
  expect([0, 300, 3_000, 3_600_000].map(after)).toEqual([1000, 700, 250, 250]);
});

test("a refusal is tried slowly, unless the platform had the picture and its room is still open", () => {
  const refused = (hadPicture: boolean, troubledForMs: number) =>
    retryDelay({ ...usual, isRefusal: true, hadPicture, troubledForMs, previousDelayMs: 0, graceMs: 30_000 });
  expect([refused(false, 0), refused(true, 0), refused(true, 31_000)]).toEqual([8000, 2000, 8000]);
});
