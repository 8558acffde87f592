import { describe, expect, test } from "vitest";
import type { ClipPlan } from "../../../../preload/contract";
import { useClips } from "../../../../renderer/features/clips/clip-store";
import { keptLeft, keptMiddle, keptWidth } from "../../../../renderer/features/clips/crop";
import {
  type ClipDraft,
  chosenSeconds,
  clipsToCut,
  draftsOf,
  faultOf,
  overlapOf,
  ownDraft,
} from "../../../../renderer/features/clips/drafts";
import { formatMoment, parseMoment } from "../../../../renderer/features/clips/moment";
import { firstMegabytes, megabytesOf } from "../../../../renderer/features/clips/phone-size";

const plan = (id: string, kind: ClipPlan["kind"], from: number, to: number): ClipPlan => ({
  ...{ id, kind, title: `片段 ${id}`, from, to, product: null },
});
const plans = [
  plan("p1", "product", 23.34, 45.1),
  plan("p2", "product", 45.1, 80),
  plan("c1", "chapter", 20.5, 80),
  plan("m1", "marker", 0, 24.5),
];
const seconds = 80;

describe("a moment of a recording", () => {
  test.each([
    ["75", 75],
    ["1:15", 75],
    ["1:15.5", 75.5],
    [" 01:01:15 ", 3675],
    ["１：１５．５", 75.5],
    ["90:00", 5400],
    ["0:00", 0],
    ["1:60", null],
    ["1:60:00", null],
    ["1:2:3:4", null],
    ["", null],
    ["-3", null],
    ["三分", null],
    ["1:", null],
    ["1e3", null],
  ])("%j is typed for %j", (text, expected) => {
    expect(parseMoment(text)).toBe(expected);
  });

  test("is written so that it is read again as it was", () => {
    for (const value of [0, 0.1, 59.9, 60, 75.5, 3599.9, 3600, 7322.3])
      expect(parseMoment(formatMoment(value))).toBe(value);
    expect(formatMoment(59.97)).toBe("1:00");
    expect(formatMoment(3675.5)).toBe("1:01:15.5");
  });
});

describe("choosing clips", () => {
  test("what sells is chosen at first, else chapters, else markers", () => {
    const chosen = (of: ClipPlan[]) => draftsOf(of).flatMap(({ id, isChosen }) => (isChosen ? [id] : []));
    expect(chosen(plans)).toEqual(["p1", "p2"]);
    expect(chosen(plans.slice(2))).toEqual(["c1"]);
    expect(chosen(plans.slice(3))).toEqual(["m1"]);
    expect(draftsOf(plans)[0]).toMatchObject({ from: 23.3, to: 45.1 });
  });

  test("one's own begins where the player is and stays inside the recording", () => {
    expect(ownDraft("o", "片段 1", 12.34, seconds)).toMatchObject({ kind: "own", from: 12.3, to: 42.3 });
    expect(ownDraft("o", "片段 1", 79.9, seconds)).toMatchObject({ from: 79.5, to: 80 });
    for (const at of [0, 50, 79.9, 200]) expect(faultOf(ownDraft("o", "a", at, seconds), seconds)).toBeNull();
    expect(ownDraft("o", "a", 500, null)).toMatchObject({ from: 500, to: 530 });
  });

  test.each<[Partial<ClipDraft>, ReturnType<typeof faultOf>]>([
    [{}, null],
    [{ title: "  " }, "no-title"],
    [{ from: null }, "no-time"],
    [{ to: null }, "no-time"],
    [{ from: 30, to: 20 }, "backwards"],
    [{ from: 30, to: 30 }, "backwards"],
    [{ from: 30, to: 30.4 }, "too-short"],
    [{ from: 30, to: 30.5 }, null],
    [{ from: 80, to: 90 }, "past-end"],
    [{ from: 70, to: 80.1 }, null],
    [{ from: 70, to: 81 }, "past-end"],
  ])("with %j: %j", (values, fault) => {
    const [draft] = draftsOf(plans);
    expect(faultOf({ ...(draft as ClipDraft), ...values }, seconds)).toBe(fault);
  });

  test("clips of one kind that show the same are pointed out; a product in its chapter is not", () => {
    const drafts = draftsOf(plans);
    for (const draft of drafts) expect(overlapOf(draft, drafts)).toBeNull();
    const moved = drafts.map((draft) => (draft.id === "p2" ? { ...draft, from: 40 } : draft));
    expect(overlapOf(moved[0] as ClipDraft, moved)?.id).toBe("p2");
    const left = moved.map((draft) => (draft.id === "p2" ? { ...draft, isChosen: false } : draft));
    expect(overlapOf(left[0] as ClipDraft, left)).toBeNull();
  });

  test("only what is chosen is cut, in its order and under its name", () => {
    const drafts = draftsOf(plans).map((draft) => ({ ...draft, title: ` ${draft.title} ` }));
    expect(clipsToCut(drafts)).toEqual([
      { title: "片段 p1", from: 23.3, to: 45.1 },
      { title: "片段 p2", from: 45.1, to: 80 },
    ]);
    expect(chosenSeconds(drafts)).toBeCloseTo(56.7);
  });

  test("what was changed stays with its recording", () => {
    const { plan: begin, change, choose, add, remove, set } = useClips.getState();
    begin("a", plans);
    begin("b", plans);
    change("a", "p1", { title: "手工饺子" });
    choose("a", "chapter", true);
    choose("a", "product", false);
    const own = add("a", "我的", 10, seconds);
    const other = add("a", "又一段", 10, seconds);
    remove("a", other);
    set("a", { portrait: 0.3, middle: 0.3 });
    const { a, b } = useClips.getState().works;
    expect(a?.drafts.find(({ id }) => id === "p1")?.title).toBe("手工饺子");
    expect(a?.drafts.flatMap(({ id, isChosen }) => (isChosen ? [id] : []))).toEqual(["c1", own]);
    expect(a?.options).toMatchObject({ portrait: 0.3, exact: false, subtitles: true });
    expect(b?.drafts).toHaveLength(plans.length);
    expect(b?.options.portrait).toBeNull();
  });
});

describe("an upright cut", () => {
  test("keeps 9:16 of the height and never leaves the picture", () => {
    expect(keptWidth(16 / 9)).toBeCloseTo(0.3164, 3);
    expect(keptLeft(16 / 9, 0.5)).toBeCloseTo(0.3418, 3);
    expect(keptLeft(16 / 9, 0)).toBe(0);
    expect(keptLeft(16 / 9, 1) + keptWidth(16 / 9)).toBeCloseTo(1);
    expect(keptMiddle(16 / 9, 5)).toBeCloseTo(1 - keptWidth(16 / 9) / 2);
    // Upright already: all of the width stays.
    expect([keptWidth(9 / 16), keptLeft(9 / 16, 0.9), keptMiddle(9 / 16, 0.1)]).toEqual([1, 0, 0.5]);
    expect(keptWidth(0.4)).toBe(1);
  });
});

describe("the size of a film for phones", () => {
  test.each([
    ["50", "", 50],
    ["other", "200", 200],
    ["other", " ２００ ", 200],
    ["other", "0", null],
    ["other", "5000", null],
    ["other", "2.5", null],
    ["other", "", null],
  ])("%s, typed %j: %j", (chosen, typed, expected) => {
    expect(megabytesOf(chosen, typed)).toBe(expected);
  });

  test("the smallest usual one that is worth watching is offered first", () => {
    expect(firstMegabytes(null)).toBe("25");
    expect(firstMegabytes(3)).toBe("25");
    expect(firstMegabytes(26)).toBe("50");
    expect(firstMegabytes(101)).toBe("other");
  });
});
