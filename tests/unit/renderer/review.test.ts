import i18next from "i18next";
import { beforeAll, describe, expect, test } from "vitest";
import type { Review, ReviewMark, ReviewSegment } from "../../../preload/contract";
import { en } from "../../../renderer/app/i18n/en";
import { zhCN } from "../../../renderer/app/i18n/zh-CN";
import {
  countKinds,
  layoutTicks,
  markNear,
  neighbour,
  segmentAt,
} from "../../../renderer/features/review/marks";
import { meanOf, paceSide, paceStretches, worstStretches } from "../../../renderer/features/review/pace";
import { createPlayer } from "../../../renderer/features/review/player";
import { sectionsOf } from "../../../renderer/features/review/section-nav";
import {
  figureWords,
  gradeOf,
  lengthWords,
  percentOf,
  planWords,
} from "../../../renderer/features/review/words";

const resources = { "zh-CN": { app: zhCN }, en: { app: en } };
const texts = i18next.createInstance();
beforeAll(async () => {
  await texts.init({ lng: "zh-CN", defaultNS: "app", resources, interpolation: { escapeValue: false } });
});

describe("words", () => {
  test("lengths are said in minutes and seconds", () => {
    const t = texts.getFixedT("zh-CN", "app");
    expect(lengthWords(0, t)).toBe("0 秒");
    expect(lengthWords(59.6, t)).toBe("1 分");
    expect(lengthWords(80, t)).toBe("1 分 20 秒");
    expect(lengthWords(3725, t)).toBe("62 分 5 秒");
    expect(lengthWords(-3, t)).toBe("0 秒");
    expect(lengthWords(80, texts.getFixedT("en", "app"))).toBe("1 min 20 s");
  });

  test("over and under the plan are said, and a second either way is even", () => {
    const t = texts.getFixedT("zh-CN", "app");
    expect(planWords(60, 80, t)).toBe("多 20 秒");
    expect(planWords(150, 70, t)).toBe("少 1 分 20 秒");
    expect(planWords(60, 60.4, t)).toBe("正好");
    expect(planWords(60, 50, texts.getFixedT("en", "app"))).toBe("10 s under");
  });

  test("a score has a word, and a share is never rounded to all or nothing", () => {
    expect([100, 85, 84, 70, 50, 49, 0].map(gradeOf)).toEqual([
      ...["great", "great", "good", "good", "fair", "poor", "poor"],
    ]);
    expect(percentOf(1, 1000)).toBe(1);
    expect(percentOf(999, 1000)).toBe(99);
    expect([percentOf(0, 10), percentOf(10, 10), percentOf(3, 0)]).toEqual([0, 100, 0]);
    expect(figureWords(-16.34, "LUFS", "–")).toBe("−16.3 LUFS");
    expect(figureWords(null, "LUFS", "–")).toBe("–");
  });
});

const mark = (at: number, more: Partial<ReviewMark> = {}): ReviewMark => ({
  ...{ at, kind: "marker", title: String(at), seconds: 0 },
  ...more,
});

describe("the time line", () => {
  test("moments that stand too close are one tick; an hour's worth never makes more than fit", () => {
    expect(layoutTicks([mark(0), mark(5), mark(60)], 100, 100)).toEqual([
      { left: 0, width: 0, count: 2 },
      { left: 0.6, width: 0, count: 1 },
    ]);
    const many = Array.from({ length: 3600 }, (_, at) => mark(at));
    const ticks = layoutTicks(many, 3600, 600);
    expect(ticks.length).toBeLessThanOrEqual(61);
    expect(ticks.reduce((sum, { count }) => sum + count, 0)).toBe(3600);
  });

  test("stretches keep their length, stay inside, and join those they touch", () => {
    const ticks = layoutTicks(
      [mark(10, { seconds: 10 }), mark(20, { seconds: 5 }), mark(90, { seconds: 50 })],
      100,
      1000,
    );
    expect(ticks).toEqual([
      { left: 0.1, width: 0.15, count: 2 },
      { left: 0.9, width: expect.closeTo(0.1), count: 1 },
    ]);
  });

  test("nothing is laid out before length and width are known", () => {
    expect(layoutTicks([mark(1)], 0, 100)).toEqual([]);
    expect(layoutTicks([mark(1)], 100, 0)).toEqual([]);
  });

  test("a pointer means the moment it is near to before the stretch it lies in", () => {
    const marks = [mark(10, { kind: "silence", seconds: 20 }), mark(20)];
    expect(markNear(marks, 21, 2)).toBe(marks[1]);
    expect(markNear(marks, 26, 2)).toBe(marks[0]);
    expect(markNear(marks, 40, 2)).toBeNull();
  });

  test("the next mark lies ahead; right after a jump back the one before is meant", () => {
    const marks = [mark(10), mark(20), mark(30)];
    expect(neighbour(marks, 20, 1)?.at).toBe(30);
    expect(neighbour(marks, 20.5, -1)?.at).toBe(10);
    expect(neighbour(marks, 25, -1)?.at).toBe(20);
    expect(neighbour(marks, 30, 1)).toBeNull();
  });

  test("kinds are counted in the order of their rows", () => {
    expect(countKinds([mark(1, { kind: "card" }), mark(2), mark(3, { kind: "card" })])).toEqual([
      { kind: "marker", count: 1 },
      { kind: "card", count: 2 },
    ]);
  });

  test("the segment beside the clock is the one that runs, the last one to the end", () => {
    const segments = [
      { from: 5, to: 10 },
      { from: 10, to: 20 },
    ] as ReviewSegment[];
    expect(segmentAt(segments, 4)).toBeNull();
    expect(segmentAt(segments, 9.9)).toBe(segments[0]);
    expect(segmentAt(segments, 10)).toBe(segments[1]);
    expect(segmentAt(segments, 99)).toBe(segments[1]);
    expect(segmentAt([], 3)).toBeNull();
  });
});

describe("pace", () => {
  const pace = { stepSeconds: 10, norm: 200, charactersPerMinute: [200, 300, 260, null, 300, 140, 100, 180] };

  test("steps next to one another are one stretch; a gap and the other side end it", () => {
    expect(paceStretches(pace)).toEqual([
      { from: 10, to: 30, kind: "fast", percent: 40 },
      { from: 40, to: 50, kind: "fast", percent: 50 },
      { from: 50, to: 70, kind: "slow", percent: 40 },
    ]);
    expect(paceStretches({ ...pace, norm: 0 })).toEqual([]);
  });

  test("the worst are kept, in the order of time", () => {
    expect(worstStretches(paceStretches(pace), 2).map(({ from }) => from)).toEqual([10, 50]);
  });

  test("the mean leaves out where nothing was read", () => {
    expect(meanOf({ ...pace, charactersPerMinute: [100, null, 200] })).toBe(150);
    expect(meanOf({ ...pace, charactersPerMinute: [null] })).toBeNull();
    expect([260, 240, 140].map((one) => paceSide(one, 200))).toEqual(["fast", "near", "slow"]);
  });
});

test("without a time line only what can be known without one has a part", () => {
  const review = { hasTimeline: false, pace: null, scripts: [] } as unknown as Review;
  expect(sectionsOf(review)).toEqual(["improve", "sound", "clips"]);
  expect(sectionsOf({ ...review, hasTimeline: true })).toHaveLength(7);
});

test("a seek before the file is open is made when it is, and stays inside the recording", () => {
  const player = createPlayer(() => 40);
  player.seek(25);
  expect(player.store.getState().time).toBe(25);
  const media = Object.assign(new EventTarget(), {
    ...{ duration: 40, currentTime: 0, playbackRate: 1, paused: true },
    pause: () => undefined,
  });
  player.setRate(1.5);
  const leave = player.attach(media as unknown as HTMLMediaElement);
  media.dispatchEvent(new Event("loadedmetadata"));
  expect(media).toMatchObject({ currentTime: 25, playbackRate: 1.5 });
  player.step(100);
  expect(media.currentTime).toBe(40);
  media.dispatchEvent(new Event("error"));
  player.seek(3);
  expect(player.store.getState()).toMatchObject({ status: "failed", time: 3 });
  expect(media.currentTime).toBe(40);
  leave();
});
