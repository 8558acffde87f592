import { expect, test } from "vitest";
import { missedCards, reviewCards } from "../../../main/review/cards";
import { segmentTimes } from "../../../main/review/facts";
import { marksOf } from "../../../main/review/marks";
import { emptyRun } from "../../../main/review/run";
import { runOf } from "../../../main/review/run-of";
import type { TimelineLine } from "../../../preload/contract";
import { cardLine, segment, segmentLine, startLine } from "./made";

const dumplings = {
  slot: "card",
  template: "product-card",
  title: "竹元饺子",
  product: "dumplings",
} as const;

test("segments stand as they were run, one that was gone back to twice, and the last to the end", () => {
  const lines = [
    startLine,
    ...[segmentLine(0, 0), segmentLine(50_000, 1), segmentLine(60_000, 0), segmentLine(80_000, 1)],
    { kind: "end", t: 200_000, asked: 170_000 } as const,
  ];
  const { segments } = runOf(lines, 180);
  expect(segments.map(({ id, from, to, actualSeconds }) => [id, from, to, actualSeconds])).toEqual([
    ["opening", 0, 50, 50],
    ["table", 50, 60, 10],
    ["opening", 60, 80, 20],
    ["table", 80, 170, 90],
  ]);
  const times = segmentTimes(segments);
  // 60 s were planned, 50 of them used up in the first visit: the rest is gone 10 s into the second.
  expect(times[0]).toMatchObject({ planned: 60, actual: 70, overAt: 70, isLast: false });
  expect(times[1]).toMatchObject({ planned: 90, actual: 100, isLast: true });
});

test("nothing ran before the first and after the show: that is no segment", () => {
  const lines = [startLine, segmentLine(0, -1), segmentLine(10_000, 0), segmentLine(40_000, -1)];
  expect(runOf(lines, 100).segments).toEqual(
    [segment("opening", 10, 40, 60)].map((one) => ({ ...one, title: "开场" })),
  );
});

test("a card on time, one late, one that goes too soon, and those that never came", () => {
  const planned = (shownAt: number, offAt: number) => [
    startLine,
    segmentLine(10_000, 0),
    cardLine(shownAt - 200, "asked", 1),
    cardLine(shownAt, "on-air", 1),
    cardLine(offAt, "off", 1),
  ];
  const verdicts = (lines: TimelineLine[]) =>
    reviewCards(runOf(lines, 120)).map(({ title, verdict }) => [title, verdict]);
  expect(verdicts(planned(12_000, 30_000))).toContainEqual(["竹元村直播间", "well"]);
  expect(verdicts(planned(16_000, 30_000))).toContainEqual(["竹元村直播间", "late"]);
  expect(verdicts(planned(12_000, 15_000))).toContainEqual(["竹元村直播间", "too-short"]);
  // The tapped one was never tapped; the second segment was never run, and its card is no matter.
  expect(verdicts([startLine, segmentLine(10_000, 0)])).toEqual([
    ["竹元村直播间", "never"],
    ["谢谢", "never"],
  ]);
});

test("a product's card is known by its product, one that failed was never on air, one at the end is not too short", () => {
  const lines = [
    startLine,
    segmentLine(0, 1),
    cardLine(1000, "asked", 1, { ...dumplings, title: "改过的名字" }),
    cardLine(1500, "failed", 1, dumplings),
    cardLine(118_000, "asked", 2, { title: "谁也没排的", planned: false }),
    cardLine(119_000, "on-air", 2, { title: "谁也没排的", planned: false }),
  ];
  const cards = reviewCards(runOf(lines, 120));
  expect(cards).toMatchObject([
    { product: "dumplings", verdict: "never", shownAt: null, segment: 1 },
    { title: "谁也没排的", verdict: "well", shownAt: 119, seconds: 1, segment: 1 },
  ]);
  expect(missedCards(cards)).toHaveLength(1);
  expect(reviewCards(emptyRun)).toEqual([]);
});

test("a cue that was passed by is a card that never came, unless it was shown by hand after all", () => {
  const cue = { kind: "cue", script: "one", index: 0, offset: 4, what: "product" } as const;
  const lines: TimelineLine[] = [
    { ...startLine, show: null } as TimelineLine,
    { ...cue, t: 20_000, phase: "missed", title: "竹元饺子" },
    { ...cue, t: 21_000, phase: "missed", title: "青川木耳" },
    { ...cue, t: 22_000, phase: "missed", title: "青川木耳" },
    { ...cue, t: 23_000, phase: "missed", what: "scene", title: "近景" },
    cardLine(30_000, "asked", 1, dumplings),
    cardLine(36_000, "on-air", 1, dumplings),
  ];
  expect(reviewCards(runOf(lines, 100))).toMatchObject([
    { title: "青川木耳", verdict: "never", plannedAt: 21, segment: -1 },
    { title: "竹元饺子", verdict: "late", plannedAt: 30, shownAt: 36 },
  ]);
});

test("marks tell mutes, problems, markers and cues in the order of time, with how long they lasted", () => {
  const problem = {
    kind: "problem",
    id: "p",
    code: "x.y",
    severity: "warning",
    message: "摄像头没有画面",
  } as const;
  const lines: TimelineLine[] = [
    startLine,
    { kind: "mute", t: 5000, muted: true },
    { kind: "mute", t: 9000, muted: false },
    { kind: "marker", t: 7000, text: "这里好" },
    { kind: "marker", t: 7500, text: "" },
    { ...problem, t: 10_000, phase: "appeared" },
    { ...problem, t: 12_500, phase: "gone" },
    { ...problem, id: "q", severity: "info", t: 11_000, phase: "appeared" },
    {
      kind: "cue",
      t: 13_000,
      phase: "missed",
      script: "one",
      index: 0,
      offset: 4,
      what: "product",
      title: "饺子",
    },
    {
      kind: "cue",
      t: 13_500,
      phase: "reopened",
      script: "one",
      index: 0,
      offset: 4,
      what: "product",
      title: "饺子",
    },
    { kind: "mute", t: 90_000, muted: true },
  ];
  const finding = { at: 8, severity: "error", text: "最", message: "不能说「最」", hint: "" } as const;
  const marks = marksOf({
    ...{ run: runOf(lines, 100), findings: [finding], language: "zh-CN" },
    silences: [{ from: 20, to: 26 }],
  });
  expect(marks.map(({ at, kind, title, seconds }) => [at, kind, title, seconds])).toEqual([
    [5, "mute", "麦克风静音", 4],
    [7, "marker", "这里好", 0],
    [7.5, "marker", "标记", 0],
    [8, "finding", "不能说「最」", 0],
    [10, "problem", "摄像头没有画面", 2.5],
    [13, "cue", "错过的提示点：饺子", 0],
    [20, "silence", "没有声音", 6],
    [90, "mute", "麦克风静音", 10],
  ]);
});

test("no lines are no run", () => {
  expect(runOf([], 60)).toEqual(emptyRun);
});
