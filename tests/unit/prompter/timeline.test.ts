import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, millisecondsToNext } from "../../../main/prompter/advance";
import { armedCue, cueTable, missedCues } from "../../../main/prompter/cue-table";
import { reduce } from "../../../main/prompter/reduce";
import { emptyTimeline, type Timeline, type TimelineEvent, withLimit } from "../../../main/prompter/timeline";
import { type Cue, positionAt } from "../../../preload/contract";

const scene = (index: number, offset: number, auto = false): Cue => ({
  index,
  offset,
  auto,
  kind: "scene",
  scene: "a/b",
});
const pause = (index: number, offset: number, seconds: number): Cue => ({
  index,
  offset,
  auto: false,
  kind: "pause",
  seconds,
});
/** One character a second. */
const timeline = (length: number, ...cues: Cue[]): Timeline =>
  withLimit({ ...emptyTimeline(60), length, table: cueTable(cues) });
const play = (state: Timeline, now = 0, countdown = 0) => reduce(state, { type: "play", countdown }, now);
const seek = (state: Timeline, position: number, now: number) =>
  reduce(state, { type: "seek", position }, now);

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

  test("a pause holds for its seconds, once, also when several follow at one place; windows never run past it", () => {
    const state = play(timeline(10, pause(0, 4, 3), pause(1, 4, 2)));
    expect(positionAt(state, 6000)).toBe(4);
    expect(advance(state, 5000)).toMatchObject({
      position: 4,
      playing: true,
      holdUntil: 7000,
      holding: "pause",
    });
    expect(positionAt(advance(state, 5000), 6900)).toBe(4);
    expect(advance(state, 8000)).toMatchObject({ position: 4, holdUntil: 9000 });
    expect(advance(state, 11_000)).toMatchObject({ position: 6, holdUntil: null, holding: null });
  });

  test("a pause that is met again after going back holds again; stopping by hand ends it", () => {
    const held = advance(play(timeline(10, pause(0, 4, 60))), 5000);
    const stopped = reduce(held, { type: "pause" }, 6000);
    expect(stopped).toMatchObject({ playing: false, holdUntil: null, holding: null, position: 4 });
    expect(positionAt(play(stopped, 9000), 10_000)).toBe(5);
    expect(advance(seek(held, 2, 6000), 8500)).toMatchObject({ position: 4, holdUntil: 68_000 });
  });

  test("a clock that is set back does not take the text back", () => {
    const state = advance(play(timeline(10), 100_000), 103_000);
    expect(positionAt(state, 50_000)).toBe(3);
    expect(advance(state, 50_000).position).toBe(3);
  });

  test("a countdown holds the text; a second press starts it at once; stopping calls it off", () => {
    const counting = play(timeline(10), 0, 3);
    expect(counting).toMatchObject({ playing: true, holding: "countdown", holdUntil: 3000 });
    expect(positionAt(counting, 4000)).toBe(1);
    expect(positionAt(play(counting, 1000, 3), 2000)).toBe(1);
    expect(reduce(counting, { type: "pause" }, 1000)).toMatchObject({ playing: false, holding: null });
    expect(play(advance(counting, 4000), 4000, 3)).toMatchObject({ playing: true, holding: null });
  });
});

describe("arming", () => {
  const table = cueTable([scene(0, 0), scene(1, 5), scene(2, 5), scene(3, 8), scene(4, 40)]);
  const view = (position: number, fired: number[] = [], armAhead = 0) => ({
    table,
    position,
    armAhead,
    fired: new Set(fired),
    failed: new Set<number>(),
  });
  const armedAt = (...at: Parameters<typeof view>) => armedCue(view(...at))?.index;
  const missedAt = (position: number, fired: number[] = []) => missedCues()(view(position, fired));

  test("the latest place passed is armed; cues of one place wait in line; earlier ones are missed", () => {
    expect(armedAt(0)).toBe(0);
    expect(armedAt(5)).toBe(1);
    expect(armedAt(5, [1])).toBe(2);
    expect(armedAt(5, [1, 2])).toBeUndefined();
    expect(armedAt(9)).toBe(3);
    expect(armedAt(9, [3])).toBeUndefined();
    expect(missedAt(9, [1])).toEqual([0, 2]);
    expect(missedAt(5)).toEqual([0]);
  });

  test("ahead of the line, the next cue is armed once nothing waits at the line, and no later one", () => {
    expect(armedAt(2, [0], 6)).toBe(1);
    expect(armedAt(2, [], 6)).toBe(0);
    expect(armedAt(2, [0, 1], 6)).toBe(2);
    expect(armedAt(2, [0, 1, 2], 6)).toBe(3);
    expect(armedAt(2, [0, 1, 2, 3], 6)).toBeUndefined();
    expect(armedAt(34, [0, 1, 2, 3], 6)).toBe(4);
    expect(armedAt(33.9, [0, 1, 2, 3], 6)).toBeUndefined();
  });

  test("a pause is never armed nor missed", () => {
    const paused = { ...view(3), table: cueTable([pause(0, 1, 1), pause(1, 2, 1)]) };
    expect(armedCue(paused)).toBeNull();
    expect(missedCues()(paused)).toEqual([]);
  });

  test("going back by hand makes fired cues fire again, the voice does not", () => {
    const fired = reduce(play(timeline(20, scene(0, 5), scene(1, 15))), { type: "fired", index: 0 }, 10_000);
    const ahead = reduce(fired, { type: "fired", index: 1 }, 10_000);
    expect([...seek(ahead, 6, 10_000).fired]).toEqual([0, 1]);
    expect([...seek(ahead, 2, 10_000).fired]).toEqual([1]);
    const voiced = reduce(
      reduce(ahead, { type: "mode", mode: "voice" }, 10_000),
      {
        type: "voice",
        status: "listening",
        speaking: true,
        position: 0,
      },
      10_000,
    );
    expect(voiced).toMatchObject({ position: 0 });
    expect([...voiced.fired]).toEqual([0, 1]);
  });
});

describe("automatic cues", () => {
  const cues = [scene(0, 0, true), pause(1, 5, 2), scene(2, 5, true), scene(3, 8, true)];
  const due = (state: Timeline) => [...state.due];
  const carriedOut = (state: Timeline): Timeline => ({ ...state, due: [] });

  test("come due when the line reaches them, in order, and behind the pause they stand behind", () => {
    const state = play(timeline(20, ...cues));
    expect(due(state)).toEqual([0]);
    const atPause = advance(carriedOut(state), 5000);
    expect(atPause).toMatchObject({ holding: "pause", due: [] });
    expect(due(advance(atPause, 6999))).toEqual([]);
    expect(due(advance(atPause, 7000))).toEqual([2]);
    expect(due(advance(atPause, 60_000))).toEqual([2, 3]);
  });

  test("not while a countdown runs, not in a standing prompter, not by a jump over them", () => {
    expect(due(play(timeline(20, ...cues), 0, 3))).toEqual([]);
    const still = seek(timeline(20, ...cues), 6, 0);
    expect(due(advance(still, 9000))).toEqual([]);
    const jumped = seek(play(still, 0), 10, 0);
    expect(due(advance(jumped, 9000))).toEqual([]);
    expect(missedCues()(jumped)).toEqual([0, 2]);
    expect(armedCue(jumped)?.index).toBe(3);
  });

  test("one fired by hand before, one that failed, and one wound back over do not fire by themselves", () => {
    const start = carriedOut(play(timeline(20, ...cues)));
    const byHand = reduce(start, { type: "fired", index: 2 }, 1000);
    expect(due(advance(byHand, 8000))).toEqual([]);
    const failed = reduce(carriedOut(advance(start, 7000)), { type: "failed", index: 2 }, 7000);
    expect(missedCues()(failed)).toEqual([0, 2].filter((index) => failed.failed.has(index)));
    const again = carriedOut(advance(start, 11_000));
    const back = seek(again, 4, 11_000);
    expect([...back.fired]).toEqual([0]);
    const passed = advance(back, 30_000);
    expect(due(passed)).toEqual([]);
    expect(armedCue(advance(back, 14_500))?.index).toBe(2);
    const anew = seek(again, 0, 11_000);
    expect(due(anew)).toEqual([0]);
    expect(due(advance(anew, 60_000))).toEqual([0, 2, 3]);
  });
});

describe("ending at a time", () => {
  const finishAt = (state: Timeline, at: number, now: number) =>
    reduce(state, { type: "mode", mode: "finish-at", at }, now);

  test("pauses count, and a jump, a stop and a start reckon the pace anew", () => {
    const state = finishAt(play(timeline(100, pause(0, 50, 20))), 60_000, 0);
    expect(state.charactersPerMinute).toBe(150);
    expect(advance(state, 59_000).playing).toBe(true);
    expect(advance(state, 60_000)).toMatchObject({ playing: false, position: 100 });
    const jumped = seek(state, 60, 15_000);
    expect(jumped.charactersPerMinute).toBeCloseTo((40 * 60) / 45, 1);
    const stopped = reduce(jumped, { type: "pause" }, 15_000);
    const later = play(stopped, 20_000, 10);
    expect(later.charactersPerMinute).toBeCloseTo((40 * 60) / 30, 1);
    expect(reduce(later, { type: "rate", charactersPerMinute: 99 }, 21_000)).toMatchObject({
      mode: "steady",
      finishAt: null,
      charactersPerMinute: 99,
    });
  });

  test("what cannot be met is read as fast or slowly as a text can be", () => {
    expect(finishAt(play(timeline(1000)), 1000, 0).charactersPerMinute).toBe(1500);
    expect(finishAt(play(timeline(1000)), -1, 0).charactersPerMinute).toBe(1500);
    expect(finishAt(play(timeline(10)), 3_600_000, 0).charactersPerMinute).toBe(40);
  });

  test("whatever the text, it ends within a second of the time that can be met", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 5000 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 41, max: 1499 }),
        (length, at, pace) => {
          const seconds = 7;
          const end = Math.round((length * 60_000) / pace) + seconds * 1000;
          const state = finishAt(play(timeline(length, pause(0, at, seconds))), end, 0);
          expect(advance(state, end + 1000).playing).toBe(false);
          expect(advance(state, end - 1000).playing).toBe(true);
        },
      ),
    );
  });
});

describe("following a voice", () => {
  const voice = (state: Timeline, told: Partial<Extract<TimelineEvent, { type: "voice" }>>, now: number) =>
    reduce(state, { type: "voice", status: "listening", speaking: true, ...told }, now);
  const following = (...cues: Cue[]) =>
    reduce(play(timeline(100, ...cues)), { type: "mode", mode: "voice" }, 0);

  test("waits at once when the reader stops, goes on when the reader speaks, and no further than it may", () => {
    const state = voice(following(), { charactersPerMinute: 120, limit: 6 }, 0);
    expect(positionAt(state, 2000)).toBe(4);
    expect(positionAt(state, 60_000)).toBe(6);
    const silent = voice(state, { speaking: false }, 1000);
    expect(silent).toMatchObject({ waiting: true, playing: true, position: 2 });
    expect(positionAt(silent, 60_000)).toBe(2);
    expect(millisecondsToNext(silent, 2000)).toBeNull();
    const again = voice(silent, { limit: 90 }, 30_000);
    expect(again).toMatchObject({ waiting: false, limit: 90 });
    expect(positionAt(again, 31_000)).toBe(4);
    expect(reduce(silent, { type: "pause" }, 2000)).toMatchObject({ playing: false, waiting: false });
  });

  test("a nearer limit never takes the text back; a jump back is taken", () => {
    const state = voice(following(), { position: 30, limit: 40 }, 0);
    expect(voice(state, { limit: 10 }, 0)).toMatchObject({ position: 30, limit: 30 });
    expect(voice(state, { position: 30.7 }, 1000).position).toBe(31);
    expect(voice(state, { position: 5 }, 1000).position).toBe(5);
  });

  test("without a microphone, and when the window is lost, the text goes at the pace set by hand", () => {
    const state = voice(following(), { charactersPerMinute: 300, limit: 2 }, 0);
    const denied = voice(state, { status: "denied", speaking: false }, 1000);
    expect(denied).toMatchObject({ charactersPerMinute: 60, waiting: false, limit: null });
    const lost = reduce(state, { type: "voice-lost" }, 1000);
    expect(positionAt(lost, 11_000)).toBe(12);
    expect(voice(lost, { speaking: false }, 11_000)).toMatchObject({ waiting: true, voiceLost: false });
  });

  test("a place does not move a text that stands by hand, is counted down or held by a pause", () => {
    const stopped = reduce(following(), { type: "pause" }, 0);
    expect(voice(stopped, { position: 9 }, 0).position).toBe(0);
    const held = voice(following(pause(0, 10, 5)), { position: 12 }, 0);
    expect(held).toMatchObject({ position: 10, holding: "pause" });
    expect(voice(held, { position: 14, limit: 15 }, 1000)).toMatchObject({ position: 10, holding: "pause" });
    expect(voice(held, { position: 22 }, 1000)).toMatchObject({ position: 22, holding: null });
    expect(voice(held, { position: 1 }, 1000)).toMatchObject({ position: 1, holding: null });
    expect(voice(following(pause(0, 10, 5)), { position: 30 }, 0)).toMatchObject({
      position: 30,
      holding: null,
    });
  });

  test("a step on fires what it passes; a small step back holds no pause a second time, a repeat does", () => {
    const state = voice(following(scene(0, 5, true), pause(1, 20, 1)), { position: 12 }, 0);
    expect(state.due).toEqual([0]);
    const behind = advance(voice(state, { position: 20 }, 0), 1000);
    expect(behind).toMatchObject({ position: 20, holding: null });
    expect(advance(voice(behind, { position: 19 }, 1000), 4000).holding).toBeNull();
    const repeated = advance(voice(behind, { position: 8 }, 1000), 13_500);
    expect(repeated).toMatchObject({ position: 20, holding: "pause", due: [0] });
  });

  test("a jump by hand forgets how far the text was allowed to run", () => {
    const state = seek(voice(following(), { limit: 2 }, 0), 50, 0);
    expect(state.limit).toBeNull();
    expect(positionAt(state, 10_000)).toBe(60);
  });
});

const voiceStatus = fc.constantFrom(
  "listening" as const,
  "listening" as const,
  "denied" as const,
  "off" as const,
);
const place = fc.double({ min: -50, max: 400, noNaN: true });
const event: fc.Arbitrary<TimelineEvent> = fc.oneof(
  fc.constantFrom<TimelineEvent>(
    { type: "play" },
    { type: "pause" },
    { type: "tick" },
    { type: "voice-lost" },
  ),
  fc.constantFrom<TimelineEvent>(
    { type: "play", countdown: 3 },
    { type: "mode", mode: "steady" },
    { type: "mode", mode: "voice" },
    { type: "mode", mode: "finish-at", at: 400_000 },
  ),
  place.map((position) => ({ type: "seek" as const, position })),
  fc.double({ min: 40, max: 1500, noNaN: true }).map((charactersPerMinute) => ({
    type: "rate" as const,
    charactersPerMinute,
  })),
  fc.record(
    {
      type: fc.constant("voice" as const),
      status: voiceStatus,
      speaking: fc.boolean(),
      position: fc.double({ min: 0, max: 400, noNaN: true }),
      limit: fc.double({ min: 0, max: 400, noNaN: true }),
    },
    { requiredKeys: ["type", "status", "speaking"] },
  ),
);
const someCues = fc
  .array(
    fc.record({
      offset: fc.integer({ min: 0, max: 300 }),
      seconds: fc.option(fc.integer({ min: 1, max: 9 })),
      auto: fc.boolean(),
    }),
  )
  .map((places) =>
    places
      .sort((a, b) => a.offset - b.offset)
      .map(({ offset, seconds, auto }, index) =>
        seconds === null ? scene(index, offset, auto) : pause(index, offset, seconds),
      ),
  );

const steps = fc.array(fc.tuple(event, fc.integer({ min: 0, max: 90_000 })), { maxLength: 40 });

test("whatever is pressed and whenever: inside the text, back only by a jump, and every wait ends", () => {
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
        const jumps = press.type === "seek" || (press.type === "voice" && press.position !== undefined);
        if (!jumps) expect(next.position).toBeGreaterThanOrEqual(present - 1e-6);
        expect(positionAt(next, now)).toBe(next.position);
        expect(next.waiting && !next.playing).toBe(false);
        state = next;
      }
      state = reduce(play(state, now), { type: "mode", mode: "steady" }, now);
      for (let wakes = 0; state.playing; wakes++) {
        expect(wakes).toBeLessThan(3 * cues.length + 3);
        now += Math.ceil(millisecondsToNext(state, now) ?? 0);
        state = advance(state, now);
      }
      expect(state.position).toBe(300);
    }),
    { numRuns: 250 },
  );
});

test("no cue fires by itself twice unless the text begins anew, whatever is pressed", () => {
  fc.assert(
    fc.property(someCues, steps, (cues, presses) => {
      let state = timeline(300, ...cues);
      let now = 0;
      const fallen = new Set<number>();
      for (const [press, wait] of presses) {
        now += wait;
        const due = () => {
          for (const index of state.due) {
            expect(fallen.has(index)).toBe(false);
            fallen.add(index);
          }
        };
        state = reduce(state, { type: "tick" }, now);
        due();
        state = reduce({ ...state, due: [] }, press, now);
        if (press.type === "seek" && press.position <= 1e-6) fallen.clear();
        due();
        state = { ...state, due: [] };
      }
    }),
    { numRuns: 300 },
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
      expect(stepped.due).toEqual(once.due);
      expect(armedCue(stepped)).toEqual(armedCue(once));
    }),
  );
});

test("windows that hold the same state agree, and a newer state takes none of them back", () => {
  fc.assert(
    fc.property(
      someCues,
      fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 20 }),
      (cues, waits) => {
        let state = play(timeline(300, ...cues));
        let now = 0;
        for (const wait of waits) {
          now += wait;
          // A window still shows by the old state when the new one, reckoned for the same moment, reaches it.
          const next = withLimit(advance(state, now));
          expect(positionAt(next, now)).toBeGreaterThanOrEqual(positionAt(state, now) - 1e-6);
          state = next;
        }
      },
    ),
  );
});
