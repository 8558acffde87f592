import { describe, expect, test } from "vitest";
import { checkable, placedFindings, saidFindings } from "../../../main/review/findings";
import { mainLanguage, meanPace, normOf, paceCurve } from "../../../main/review/pace";
import { coverageOf } from "../../../main/review/script/coverage";
import { ontoLast } from "../../../main/review/script/onto-last";
import { reviewScripts } from "../../../main/review/script/scripts";
import { sentencesOf } from "../../../main/review/script/sentences";
import type { ScriptFinding } from "../../../preload/contract";
import { pass, read } from "./made";

const text = "大家早上好。今天包饺子。\n馅是现剁的，皮是现擀的！";

describe("what was said of a script", () => {
  test("sentences know where they stand, blanks not counted", () => {
    expect(sentencesOf("早上 好。走！\nIt is 3.5 kg. Good.")).toEqual([
      { from: 0, to: 4, text: "早上 好。" },
      { from: 4, to: 6, text: "走！" },
      { from: 6, to: 16, text: "It is 3.5 kg." },
      { from: 16, to: 21, text: "Good." },
    ]);
    expect(sentencesOf("  \n ")).toEqual([]);
  });

  test("read to its end: every sentence with its second", () => {
    const { length, skipped, passages } = coverageOf(text, [pass(text, { start: 2, seconds: 24 })], 100);
    expect([length, skipped]).toEqual([24, 0]);
    expect(passages).toEqual([
      { text: "大家早上好。", at: 2, state: "said" },
      { text: "今天包饺子。", at: 8, state: "said" },
      { text: "馅是现剁的，皮是现擀的！", at: 14, state: "said" },
    ]);
  });

  test("what was left out stands where it was passed, what was said again comes again", () => {
    const passes = [
      pass(text, { from: 0, to: 6, start: 0, seconds: 6 }),
      pass(text, { from: 12, to: 18, start: 10, seconds: 6 }),
      pass(text, { from: 0, to: 6, start: 30, seconds: 6 }),
    ];
    const { skipped, passages } = coverageOf(text, passes, 100);
    expect(skipped).toBe(12);
    expect(passages).toEqual([
      { text: "大家早上好。", at: 0, state: "said" },
      { text: "今天包饺子。", at: null, state: "skipped" },
      { text: "馅是现剁的，", at: 10, state: "said" },
      { text: "大家早上好。", at: 30, state: "repeated" },
      { text: "皮是现擀的！", at: null, state: "skipped" },
    ]);
  });

  test("two characters at the edge of a jump are not skipped; nothing read is all skipped", () => {
    const passes = [pass(text, { to: 10 }), pass(text, { from: 12, to: 24, start: 20 })];
    expect(coverageOf(text, passes, 100).skipped).toBe(0);
    expect(coverageOf(text, [], 100)).toMatchObject({
      skipped: 24,
      passages: [{ at: null, state: "skipped" }],
    });
    expect(coverageOf("", [], 100)).toEqual({ length: 0, skipped: 0, passages: [] });
  });

  test("a text that was edited while it was read counts as its last version", () => {
    const before = "大家早上好。今天包饺子。";
    const after = "大家早上好。欢迎来竹元村。今天包饺子。";
    const [moved] = ontoLast([pass(before, { from: 6, to: 12 })], after);
    expect(moved?.points.map(({ position }) => position)).toEqual([13, 19]);
    const [kept] = ontoLast([pass(before, { from: 0, to: 6 })], after);
    expect(kept?.points.map(({ position }) => position)).toEqual([0, 6]);
  });

  test("speaking while the text stands is off script, where the sound tells it", () => {
    const passes = [
      pass(text, { to: 6, start: 0, seconds: 10 }),
      pass(text, { from: 6, start: 40, seconds: 20 }),
    ];
    const asked = { read: read(text, 60, passes), titleOf: () => "早晨", seconds: 60 };
    expect(reviewScripts({ ...asked, quiet: null })[0]?.adLibSeconds).toBe(0);
    expect(reviewScripts({ ...asked, quiet: [{ from: 15, to: 30 }] })[0]).toMatchObject({
      ...{ scriptId: "one", title: "早晨", length: 24, saidCharacters: 24, skippedCharacters: 0 },
      adLibSeconds: 15,
    });
  });

  test("a text that was only passed by is left out; one that lay there unread is told", () => {
    const asked = { titleOf: String, seconds: 60, quiet: null };
    expect(reviewScripts({ ...asked, read: read(text, 3, []) })).toEqual([]);
    expect(reviewScripts({ ...asked, read: read(text, 30, []) })[0]).toMatchObject({ saidCharacters: 0 });
    expect(reviewScripts({ ...asked, read: { texts: [], passes: [] } })).toEqual([]);
  });
});

describe("pace", () => {
  const long = "好".repeat(400);

  test("each step has the pace of what was read in it, and none where nothing was", () => {
    const passes = [
      pass(long, { from: 0, to: 80, start: 0, seconds: 20 }),
      pass(long, { from: 80, to: 110, start: 35, seconds: 5 }),
    ];
    const curve = paceCurve(read(long, 60, passes), 60, () => 240);
    expect(curve).toEqual({
      stepSeconds: 10,
      charactersPerMinute: [240, 240, null, 360, null, null],
      norm: 240,
    });
    expect(meanPace(read(long, 60, passes), "zh-CN")).toBe(264);
  });

  test("nothing read has no pace, nor has a recording without length", () => {
    expect(paceCurve({ texts: [], passes: [] }, 60, () => 240)).toBeNull();
    expect(paceCurve(read(long, 60, [pass(long, {})]), 0, () => 240)).toBeNull();
    expect(mainLanguage({ texts: [], passes: [] })).toBeNull();
  });

  test("a long recording has longer steps", () => {
    const curve = paceCurve(read(long, 9000, [pass(long, { seconds: 100 })]), 9000, () => 240);
    expect(curve?.stepSeconds).toBe(23);
  });

  test("the norm is what was learned, else the middle of earlier ones, else the settings'", () => {
    expect(normOf({ learned: 250, earlier: [100, 200], settings: 240 })).toBe(250);
    expect(normOf({ learned: null, earlier: [180, 220, 300], settings: 240 })).toBe(220);
    expect(normOf({ learned: null, earlier: [180], settings: 240 })).toBe(240);
  });
});

describe("findings", () => {
  const finding = (from: number, more: Partial<ScriptFinding> = {}): ScriptFinding =>
    ({
      ...{ line: 1, from, to: from + 1, code: "compliance.term", class: "absolute", severity: "error" },
      ...{ text: "最", message: "不能说", hint: "", basis: "", fixes: [] },
      ...more,
    }) as ScriptFinding;

  test("a place in the checked text is a place on the prompter, whatever head and blank lines it was given", () => {
    const about = { title: '早："晨"', kind: "product", village: "竹元村", sources: ["村志"] } as const;
    const asked = checkable("第一行。\n最好吃的。", { ...about, sources: [...about.sources] });
    const at = asked.markdown.indexOf("最");
    expect(placedFindings([finding(at)], asked)).toMatchObject([{ position: 4, text: "最" }]);
    expect(
      placedFindings([finding(5), finding(at, { class: "form" }), finding(at, { severity: "note" })], asked),
    ).toEqual([]);
    expect(placedFindings([finding(at, { to: at })], asked)).toEqual([]);
  });

  test("it is reached whenever it is read, and never where it was skipped", () => {
    const placed = [{ severity: "error", text: "最", message: "不能说", hint: "", position: 6 } as const];
    const passes = [
      pass(text, { from: 0, to: 12, start: 0, seconds: 12 }),
      pass(text, { from: 8, to: 24, start: 20, seconds: 12 }),
      pass(text, { from: 6, to: 12, start: 50, seconds: 6 }),
    ];
    expect(saidFindings(passes, () => placed, 100).map(({ at }) => at)).toEqual([6, 50]);
  });
});
