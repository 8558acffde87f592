import { describe, expect, test } from "vitest";
import type { ReviewMark } from "../../../preload/contract";
import { changeAt, pointAt } from "../../../renderer/features/review/trend-line";
import {
  canComeNearer,
  isWhole,
  keeping,
  marksIn,
  moved,
  placeIn,
  wholeView,
  zoomed,
} from "../../../renderer/features/review/zoom";

const hour = 3600;

describe("the time line from nearer", () => {
  test("the moment it comes nearer around stays in its place", () => {
    const view = zoomed(wholeView(hour), hour, 3, 900);
    expect(view.seconds).toBe(1200);
    expect(placeIn(view, 900)).toBeCloseTo(0.25);
    expect(placeIn(zoomed(view, hour, 3, 1000), 1000)).toBeCloseTo(placeIn(view, 1000));
  });

  test("it never shows what lies before the beginning or behind the end", () => {
    expect(zoomed(wholeView(hour), hour, 3, 0).from).toBe(0);
    const end = zoomed(wholeView(hour), hour, 3, hour);
    expect(end.from + end.seconds).toBeCloseTo(hour);
    expect(moved(end, hour, 500)).toEqual(end);
    expect(moved(end, hour, -5000).from).toBe(0);
  });

  test("ten seconds are the nearest, and the whole is the furthest", () => {
    let view = wholeView(hour);
    for (let count = 0; count < 20; count++) view = zoomed(view, hour, 3, 1800);
    expect(view.seconds).toBe(10);
    expect([canComeNearer(view, hour), isWhole(view, hour)]).toEqual([false, false]);
    for (let count = 0; count < 20; count++) view = zoomed(view, hour, 1 / 3, 1800);
    expect(view).toEqual(wholeView(hour));
    expect([canComeNearer(view, hour), isWhole(view, hour)]).toEqual([true, true]);
  });

  test("a recording of a few seconds, or of no known length, stays as it is", () => {
    expect(zoomed(wholeView(8), 8, 3, 4)).toEqual(wholeView(8));
    expect(canComeNearer(wholeView(8), 8)).toBe(false);
    expect(zoomed(wholeView(0), 0, 3, 0)).toEqual(wholeView(0));
  });

  test("what is played is kept in view: the view turns like a page", () => {
    const view = { from: 100, seconds: 60 };
    expect(keeping(view, hour, 160)).toBe(view);
    expect(keeping(view, hour, 161)).toEqual({ from: 155, seconds: 60 });
    expect(keeping(view, hour, 20)).toEqual({ from: 14, seconds: 60 });
    expect(keeping(view, hour, hour)).toEqual({ from: hour - 60, seconds: 60 });
  });

  test("marks are reckoned from the view's beginning, and what lasts is cut at its edges", () => {
    const mark = (at: number, seconds = 0): ReviewMark => ({ at, seconds, kind: "marker", title: "" });
    const shown = marksIn([mark(10), mark(95, 20), mark(130), mark(150, 40), mark(200)], {
      from: 100,
      seconds: 60,
    });
    expect(shown.map(({ at, seconds }) => [at, seconds])).toEqual([
      [0, 15],
      [30, 0],
      [50, 10],
    ]);
  });
});

describe("from one rehearsal to the next", () => {
  test("a figure stands beside the last one that was known before it", () => {
    expect(changeAt([60, null, 80, 90], 2)).toEqual({ before: 60, now: 80 });
    expect(changeAt([60, 70], 0)).toEqual({ before: null, now: 60 });
    expect(changeAt([60, null], 1)).toEqual({ before: 60, now: null });
  });

  test("a tap means the nearest point, and none beside them all", () => {
    expect([pointAt(1.4, 3), pointAt(2.6, 3), pointAt(0.4, 3), pointAt(3.6, 3)]).toEqual([0, 2, null, null]);
  });
});
