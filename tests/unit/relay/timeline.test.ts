import fc from "fast-check";
import { expect, test } from "vitest";
import { createTimeline } from "../../../main/relay/programme/timeline";

test("a source that returns continues after the wall time it was away, not at its own zero", () => {
  const timeline = createTimeline();
  timeline.begin(1000, 50_000, 66);
  expect(timeline.place(1000, "video", 50_000, 66)).toBe(0);
  expect(timeline.place(1033, "video", 50_033, 0)).toBe(33);
  timeline.begin(7033, 0, 66);
  expect(timeline.place(7033, "video", 0, 66)).toBe(6033);
});

test("a source that takes over at once starts so late that its pictures come after those already sent", () => {
  const timeline = createTimeline();
  timeline.begin(0, 0, 0);
  for (let picture = 0; picture < 10; picture++)
    timeline.place(picture * 40, "video", picture * 40, picture === 9 ? 120 : 40);
  timeline.begin(361, 0, 80);
  // Shown last: 360 + 120. One picture later, 520, is where its first is shown: sent 80 ms before.
  expect(timeline.place(361, "video", 0, 80)).toBe(440);
});

test("timestamps of a show longer than 49 days' worth of 32 bits go on rising", () => {
  const timeline = createTimeline();
  timeline.begin(0, 0xfffffff0, 0);
  expect(timeline.place(0, "video", 0xfffffff0, 0)).toBe(0);
  expect(timeline.place(33, "video", 0x00000011, 0)).toBe(33);
});

test("whatever a source's clock does, each track rises and no picture is lost", () => {
  const tag = fc.record({
    wall: fc.nat({ max: 3000 }),
    leap: fc.oneof(
      { weight: 20, arbitrary: fc.nat({ max: 60 }) },
      { weight: 1, arbitrary: fc.integer({ min: -100_000, max: 100_000 }) },
    ),
    track: fc.constantFrom("video" as const, "audio" as const),
    composition: fc.nat({ max: 200 }),
    isNewSource: fc.oneof(
      { weight: 30, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  });
  fc.assert(
    fc.property(fc.array(tag, { maxLength: 120 }), (tags) => {
      const timeline = createTimeline();
      const last = { video: -1, audio: -1 };
      let now = 5000;
      let time = 1_000_000;
      timeline.begin(now, time, 0);
      for (const { wall, leap, track, composition, isNewSource } of tags) {
        now += wall;
        time += leap;
        if (isNewSource) timeline.begin(now, time, composition);
        const placed = timeline.place(now, track, time, composition);
        if (track === "video" && isNewSource) expect(placed).not.toBeNull();
        if (placed === null) continue;
        expect(placed).toBeGreaterThan(last[track]);
        last[track] = placed;
      }
    }),
  );
});
