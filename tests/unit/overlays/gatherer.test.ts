import { describe, expect, test } from "vitest";
import { createGatherer } from "../../../main/overlays/draw/gatherer";

/** A gatherer whose runs end when they are told to. */
function watched() {
  const runs: { orders: readonly number[]; urgent: boolean; end: () => void }[] = [];
  const gatherer = createGatherer<number, number>(
    (orders, urgent) =>
      new Promise((resolve) => {
        runs.push({ orders, urgent, end: () => resolve(orders.map((order) => order * 10)) });
      }),
  );
  return { runs, gatherer };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

describe("cards asked for close together", () => {
  test("fifty go in runs of ten, two at once, each with its own result", async () => {
    const { runs, gatherer } = watched();
    const all = Promise.all(
      Array.from({ length: 50 }, (_none, index) => gatherer.add(`${index}`, index, false)),
    );
    await settle();
    expect(runs.map(({ orders }) => orders.length)).toEqual([10, 10]);
    for (let at = 0; at < 5; at++) {
      runs[at]?.end();
      await settle();
    }
    expect(runs.map(({ orders }) => orders.length)).toEqual([10, 10, 10, 10, 10]);
    expect(await all).toEqual(Array.from({ length: 50 }, (_none, index) => index * 10));
  });

  test("few are shared out between two runs", async () => {
    const { runs, gatherer } = watched();
    for (const index of [1, 2, 3, 4]) void gatherer.add(`${index}`, index, false);
    await settle();
    expect(runs.map(({ orders }) => orders)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test("what is wanted now starts beside them, also when it waited already or is not there yet", async () => {
    const { runs, gatherer } = watched();
    for (let index = 0; index < 25; index++) void gatherer.add(`${index}`, index, false);
    await settle();
    void gatherer.add("now", 99, true);
    gatherer.hurry("24");
    gatherer.hurry("later");
    void gatherer.add("later", 77, false);
    await settle();
    expect(runs.slice(2).map(({ orders, urgent }) => [orders, urgent])).toEqual([
      [[99], true],
      [[24], true],
      [[77], true],
    ]);
  });

  test("a run that fails refuses its own and no others", async () => {
    let count = 0;
    const gatherer = createGatherer<number, number>((orders) =>
      ++count === 1 ? Promise.reject(new Error("no disk")) : Promise.resolve(orders),
    );
    const first = gatherer.add("1", 1, true);
    const second = gatherer.add("2", 2, true);
    await expect(first).rejects.toThrow("no disk");
    expect(await second).toBe(2);
  });
});
