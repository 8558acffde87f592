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

test("each second for the first minute, then 2, 4 and 8 s; a refusal always slowly", () => {
  let troubledFor = 0;
  let delay = 0;
  const delays: number[] = [];
  while (troubledFor < 90_000) {
    delay = retryDelay(troubledFor, delay, false);
    delays.push(delay);
    troubledFor += delay;
  }
  expect(delays.slice(0, 60).every((wait) => wait === 1000)).toBe(true);
  expect(delays.slice(60)).toEqual([2000, 4000, 8000, 8000, 8000]);
  expect(retryDelay(0, 0, true)).toBe(8000);
});
