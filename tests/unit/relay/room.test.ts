import fc from "fast-check";
import { expect, test } from "vitest";
import { Room } from "../../../main/relay/core/room";
import { narrowLine } from "./narrow-line";

const streamKbps = 2_600;
const names = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}`);

test("on a line wide enough for all nobody ever makes room, however it wavers", () => {
  const wide = fc.array(fc.integer({ min: 105, max: 300 }), { minLength: 4, maxLength: 8 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), wide, (count, percents) => {
      const line = narrowLine(names(count), streamKbps);
      for (const percent of percents) line.run(20, (count * streamKbps * percent) / 100);
      expect(line.moves).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test("on a line too narrow the least important make room in order until the rest fits, and never the last one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 5, max: 90 }), (count, percent) => {
      const line = narrowLine(names(count), streamKbps);
      line.run(20, count * streamKbps * 2);
      const capacity = (count * streamKbps * percent) / 100;
      line.run(60 + count * 60, capacity);
      const full = line.full();
      expect(full.length).toBeGreaterThanOrEqual(1);
      // Exactly the most important ones are left.
      expect(full).toEqual(names(count).slice(0, full.length));
      const firstYields = line.moves.slice(0, line.moves.findIndex(({ yields }) => !yields) >>> 0);
      expect(firstYields.map(({ id }) => id)).toEqual(names(count).reverse().slice(0, firstYields.length));
      const needed = full.length * streamKbps + (count - full.length) * streamKbps * 0.09;
      // A return is tried now and then: one more than fits may be up at the moment.
      if (full.length > 2) expect(needed - streamKbps).toBeLessThan(capacity * 1.02);
    }),
    { numRuns: 15 },
  );
});

test("no more of them make room than is needed, also where the rest fits only just and catches up slowly", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 6 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 6, max: 30 }),
      (count, wanted, spare) => {
        const fits = Math.min(wanted, count - 1);
        const line = narrowLine(names(count), streamKbps);
        line.run(20, count * streamKbps * 2);
        line.run(400, fits * streamKbps * (1 + spare / 100) + (count - fits) * streamKbps * 0.09);
        let full = count;
        const fewest = line.moves.reduce((least, { yields }) => {
          full += yields ? -1 : 1;
          return Math.min(least, full);
        }, count);
        expect(fewest).toBeGreaterThanOrEqual(fits);
      },
    ),
    { numRuns: 15 },
  );
});

test("each is given time to help before the next one yields", () => {
  const line = narrowLine(names(5), streamKbps);
  line.run(120, 4_000);
  const yields = line.moves.filter((move) => move.yields);
  expect(yields.length).toBeGreaterThanOrEqual(3);
  for (let index = 1; index < yields.length; index++)
    expect((yields[index]?.at ?? 0) - (yields[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(8_000);
});

test("once the line is wide again they come back, the last to yield first", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 15, max: 60 }), (count, percent) => {
      const line = narrowLine(names(count), streamKbps);
      line.run(100, (count * streamKbps * percent) / 100);
      // It may be trying a return at the moment.
      while (line.full().length === count) line.run(5, (count * streamKbps * percent) / 100);
      const given: string[] = [];
      for (const { id, yields } of line.moves) {
        if (yields) given.push(id);
        else given.splice(given.indexOf(id), 1);
      }
      const before = line.moves.length;
      line.run(700, count * streamKbps * 1.5);
      expect(line.full()).toEqual(names(count));
      expect(line.moves.slice(before)).toMatchObject(given.reverse().map((id) => ({ id, yields: false })));
    }),
    { numRuns: 8 },
  );
});

test("a return that fails is tried again after twice the time, up to five minutes", () => {
  const line = narrowLine(names(2), streamKbps);
  line.run(3_600, streamKbps * 1.5);
  const returns = line.moves.filter(({ yields }) => !yields).map(({ at }) => at);
  const yields = line.moves.filter((move) => move.yields).map(({ at }) => at);
  expect(line.moves.every(({ id }) => id === "2")).toBe(true);
  const waits = returns.map((at, index) => at - (yields[index] ?? 0));
  expect(waits[0]).toBeLessThan(60_000);
  expect(waits[1]).toBeGreaterThan(60_000);
  expect(waits[2]).toBeGreaterThan(120_000);
  for (const wait of waits.slice(4, -1)) {
    expect(wait).toBeGreaterThanOrEqual(300_000);
    expect(wait).toBeLessThan(360_000);
  }
  // The important one lost little for it: an hour has 108 000 pictures.
  expect(line.dropped("1")).toBeLessThan(2_000);
});

test("one destination on a bad line of its own is left to itself, whatever its place", () => {
  for (const bad of names(3)) {
    const line = narrowLine(names(3), streamKbps, { [bad]: 900 });
    line.run(600, streamKbps * 6);
    expect(line.moves).toEqual([]);
    expect(line.dropped(bad)).toBeGreaterThan(0);
  }
});

test("two bad lines of their own: whoever yields for nothing has its stream back, and is spared for a while", () => {
  const line = narrowLine(names(4), streamKbps, { 1: 900, 2: 900 });
  line.run(900, streamKbps * 6);
  const of = (id: string) => line.moves.filter((move) => move.id === id);
  const seconds = of("4").reduce((sum, { at, yields }) => sum + (yields ? -at : at), 0) / 1000;
  expect(of("4").length % 2).toBe(0);
  expect(seconds).toBeLessThan(90);
});

test("switched off in mid-show it gives everybody the whole stream again", () => {
  const line = narrowLine(names(4), streamKbps);
  line.run(60, 4_000);
  expect(line.full().length).toBeLessThan(4);
  line.makesRoom = false;
  line.run(10, 4_000);
  expect(line.full()).toEqual(names(4));
  line.run(120, 4_000);
  expect(line.full()).toEqual(names(4));
});

test("the one that was left has gone: the most important of those who made room has the stream at once", () => {
  const room = new Room();
  let now = 0;
  const moves: { id: string; yields: boolean }[] = [];
  const step = (isFirstThere: boolean, late: number) => {
    now += 1000;
    const loads = ["a", "b", "c"].map((id) => {
      const isYielding = moves.some((move) => move.id === id);
      const figures = { lateMs: isYielding ? 0 : late, droppedFrames: 0, deliveredBytes: now * 40 };
      return { id, isPublishing: id !== "a" || isFirstThere, isYielding, ...figures };
    });
    const move = room.step(now, loads, true);
    if (move) moves.push(move);
  };
  for (let second = 0; second < 30; second++) step(true, 2_000 + second * 200);
  expect(moves).toEqual([
    { id: "c", yields: true },
    { id: "b", yields: true },
  ]);
  step(false, 0);
  expect(moves.at(-1)).toEqual({ id: "b", yields: false });
});

test("a line that carries nothing at all is no reason to yield", () => {
  const movesAt = (bytesASecond: number): number => {
    const room = new Room();
    let moves = 0;
    for (let second = 0; second < 60; second++) {
      const figures = { lateMs: second * 1000, droppedFrames: 0, deliveredBytes: second * bytesASecond };
      const loads = ["a", "b"].map((id) => ({ id, isPublishing: true, isYielding: false, ...figures }));
      if (room.step(second * 1000, loads, true) !== null) moves++;
    }
    return moves;
  };
  expect(movesAt(0)).toBe(0);
  expect(movesAt(50_000)).toBeGreaterThan(0);
});
