import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  advance,
  armedCue,
  emptyTimeline,
  millisecondsToNext,
  reduce,
  type Timeline,
  type TimelineEvent,
} from "../../../main/prompter/timeline";
import { type Cue, positionAt } from "../../../preload/contract";

const scene = (index: number, offset: number): Cue => ({ index, offset, kind: "scene", scene: "a/b" });
const pause = (index: number, offset: number, seconds: number): Cue => ({
  index,
  offset,
  kind: "pause",
  seconds,
});
/** One character a second. */
const timeline = (length: number, ...cues: Cue[]): Timeline => ({ ...emptyTimeline(60), length, cues });
const play = (state: Timeline, now = 0) => reduce(state, { type: "play" }, now);

describe("reading on", () => {
  test("goes at the pace and stops at the end", () => {
    const state = play(timeline(10));
    expect(positionAt(state, 4500)).toBe(4.5);
    expect(millisecondsToNext(state, 4500)).toBe(5500);
    expect(advance(state, 60_000)).toMatchObject({ position: 10, playing: false });
    expect(play(advance(state, 60_000), 60_000).playing).toBe(false);
  });

  test("a change of pace moves on from where it is", () => {
    const faster = reduce(play(timeline(100)), { type: "rate", charactersPerMinute: 120 }, 10_000);
    expect(positionAt(faster, 15_000)).toBe(20);
  });

  test("a pause holds for its seconds, once, also when several follow at one place", () => {
    const state = play(timeline(10, pause(0, 4, 3), pause(1, 4, 2)));
    expect(advance(state, 5000)).toMatchObject({ position: 4, playing: true, holdUntil: 7000 });
    expect(positionAt(advance(state, 5000), 6900)).toBe(4);
    expect(advance(state, 8000)).toMatchObject({ position: 4, holdUntil: 9000 });
    expect(advance(state, 11_000)).toMatchObject({ position: 6, holdUntil: null });
  });

  test("a pause that is met again after going back holds again; stopping by hand ends it", () => {
    const held = advance(play(timeline(10, pause(0, 4, 60))), 5000);
    const stopped = reduce(held, { type: "pause" }, 6000);
    expect(stopped).toMatchObject({ playing: false, holdUntil: null, position: 4 });
    expect(positionAt(play(stopped, 9000), 10_000)).toBe(5);
    const back = reduce(held, { type: "seek", position: 2 }, 6000);
    expect(advance(back, 8500)).toMatchObject({ position: 4, holdUntil: 68_000 });
  });

  test("a clock that is set back does not take the text back", () => {
    const state = advance(play(timeline(10), 100_000), 103_000);
    expect(positionAt(state, 50_000)).toBe(3);
    expect(advance(state, 50_000).position).toBe(3);
  });
});

describe("arming", () => {
  const cues = [scene(0, 0), scene(1, 5), scene(2, 5), scene(3, 8)];
  const armedAt = (position: number, fired: number[] = []) => armedCue({ cues, fired, position })?.index;

  test("the latest place passed is armed; cues of one place wait in line; earlier ones are missed", () => {
    expect(armedAt(0)).toBe(0);
    expect(armedAt(5)).toBe(1);
    expect(armedAt(5, [1])).toBe(2);
    expect(armedAt(5, [1, 2])).toBeUndefined();
    expect(armedAt(9)).toBe(3);
    expect(armedAt(9, [3])).toBeUndefined();
  });

  test("going back arms what was missed and not what was fired", () => {
    expect(armedAt(6, [1, 2])).toBeUndefined();
    expect(armedAt(4)).toBe(0);
    expect(armedAt(4, [0])).toBeUndefined();
  });

  test("a pause is never armed", () => {
    expect(armedCue({ cues: [pause(0, 1, 1)], fired: [], position: 3 })).toBeNull();
  });
});

const event: fc.Arbitrary<TimelineEvent> = fc.oneof(
  fc.constantFrom<TimelineEvent>({ type: "play" }, { type: "pause" }, { type: "tick" }),
  fc.double({ min: -50, max: 400, noNaN: true }).map((position) => ({ type: "seek" as const, position })),
  fc.double({ min: 40, max: 1500, noNaN: true }).map((charactersPerMinute) => ({
    type: "rate" as const,
    charactersPerMinute,
  })),
);
const someCues = fc
  .array(
    fc.record({
      offset: fc.integer({ min: 0, max: 300 }),
      seconds: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
  )
  .map((places) =>
    places
      .sort((a, b) => a.offset - b.offset)
      .map(({ offset, seconds }, index) =>
        seconds === null ? scene(index, offset) : pause(index, offset, seconds),
      ),
  );

test("whatever is pressed and whenever: inside the text, forwards while playing, and every wait ends", () => {
  const steps = fc.array(fc.tuple(event, fc.integer({ min: 0, max: 90_000 })), { maxLength: 40 });
  fc.assert(
    fc.property(someCues, steps, (cues, presses) => {
      let state = timeline(300, ...cues);
      let now = 0;
      for (const [press, wait] of presses) {
        const before = positionAt(state, now);
        now += wait;
        const present = positionAt(state, now);
        expect(present).toBeGreaterThanOrEqual(before);
        const next = reduce(state, press, now);
        expect(next.position).toBeGreaterThanOrEqual(0);
        expect(next.position).toBeLessThanOrEqual(300);
        if (press.type !== "seek") expect(next.position).toBeGreaterThanOrEqual(before);
        state = next;
      }
      state = play(state, now);
      for (let wakes = 0; state.playing; wakes++) {
        expect(wakes).toBeLessThan(2 * cues.length + 3);
        now += Math.ceil(millisecondsToNext(state, now) ?? 0);
        state = advance(state, now);
      }
      expect(state.position).toBe(300);
    }),
    { numRuns: 500 },
  );
});

test("waking at each cue or once at the end comes to the same", () => {
  fc.assert(
    fc.property(someCues, fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 20 }), (cues, waits) => {
      const start = play(timeline(300, ...cues));
      let stepped = start;
      let now = 0;
      for (const wait of waits) {
        now += wait;
        stepped = advance(stepped, now);
      }
      const once = advance(start, now);
      expect(stepped.position).toBeCloseTo(once.position, 5);
      expect(stepped.playing).toBe(once.playing);
    }),
  );
});
