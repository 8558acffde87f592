import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cueTable } from "../../../main/prompter/cue-table";
import { editedTimeline } from "../../../main/prompter/edited";
import { mapPosition } from "../../../main/prompter/map-position";
import { readAloudUnits } from "../../../main/prompter/read-aloud";
import { reduce } from "../../../main/prompter/reduce";
import { emptyTimeline, type Timeline } from "../../../main/prompter/timeline";
import { madeText, type Part, pause, product, scene } from "./made-text";

const words = "竹园村在大山脚下家做饺子今天包三种馅香菜核桃还有腊肉客人来了先喝茶再听故事".split("");

/** A text in which most places can be told apart, as in real ones. */
const someText = (least: number, most: number) =>
  fc
    .array(fc.constantFrom(...words), { minLength: least, maxLength: most })
    .map((characters) => characters.join(""));

describe("a reading position in an edited text", () => {
  test("edits behind the line leave it, edits before it move it, the words on it stay", () => {
    const text = "先说故事，再包饺子，最后上桌。";
    const at = text.indexOf("包");
    expect(mapPosition(text, `${text}再见。`, at)).toBe(at);
    expect(mapPosition(text, `大家好，${text}`, at + 0.25)).toBe(at + 4.25);
    expect(mapPosition(text, text.replace("先说", ""), at)).toBe(at - 2);
    expect(mapPosition(text, text.replace("包饺子", "煮汤圆"), at)).toBe(at);
    expect(mapPosition(text, text.replace("包饺子", ""), at)).toBe(at);
    expect(mapPosition(text, "", at)).toBe(0);
  });

  test("both sides at once, and what was moved elsewhere", () => {
    const paragraphs = [
      "第一段讲村口的老树。",
      "第二段讲河上的桥，桥有百年。",
      "第三段讲山里的茶。",
      "第四段道别。",
    ];
    const before = paragraphs.join("");
    const at = before.indexOf("河上");
    const after = `新加的开场白。${paragraphs[0]}${paragraphs[1]}${paragraphs[3]}改过的结尾，${paragraphs[2]}`;
    expect(mapPosition(before, after, at)).toBe(after.indexOf("河上"));
  });

  test("the start stays the start, and what is written behind the end is still to be read", () => {
    expect(mapPosition("饺子", "大家好饺子", 0)).toBe(0);
    expect(mapPosition("饺子", "饺子上桌", 2)).toBe(2);
    expect(mapPosition("饺子", "吃饺子上桌", 2)).toBe(3);
  });

  test("an identical paragraph that is read for the second time is still read for the second time", () => {
    const refrain = "下单送腊肉，数量不多。";
    const before = `开场说茶。${refrain}中间讲核桃。${refrain}最后道别。`;
    const at = before.lastIndexOf("送");
    const after = `大家好。${before.replace("讲核桃", "讲讲香菜和核桃")}明天见。`;
    expect(mapPosition(before, after, at)).toBe(after.lastIndexOf("送"));
  });

  test("whatever is put in and taken out around it, the characters at the line and beside it stay on the line", () => {
    const edits = fc.record({
      before: someText(60, 300),
      kept: fc.uniqueArray(fc.integer({ min: 0x4e00, max: 0x9000 }), { minLength: 30, maxLength: 60 }),
      after: someText(60, 300),
      cut: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
      put: fc.tuple(someText(0, 80), someText(0, 80)),
      at: fc.integer({ min: 8, max: 20 }),
    });
    fc.assert(
      fc.property(edits, ({ before, kept, after, cut, put, at }) => {
        const middle = String.fromCharCode(...kept);
        const head = before.slice(0, Math.floor(before.length * cut[0])) + put[0];
        const tail = put[1] + after.slice(Math.floor(after.length * cut[1]));
        const moved = mapPosition(before + middle + after, head + middle + tail, before.length + at + 0.5);
        expect(moved).toBeCloseTo(head.length + at + 0.5, 5);
      }),
      { numRuns: 300 },
    );
  });

  test("any two texts: inside the edited one, and never a throw", () => {
    const any = fc.string({ unit: "grapheme", maxLength: 120 });
    fc.assert(
      fc.property(any, any, fc.double({ min: 0, max: 120, noNaN: true }), (before, after, position) => {
        const mapped = mapPosition(before, after, Math.min(position, before.length));
        expect(mapped).toBeGreaterThanOrEqual(0);
        expect(mapped).toBeLessThanOrEqual(after.length);
      }),
    );
  });

  test("positions count characters, also those beyond the basic plane, and no blanks", () => {
    expect(readAloudUnits(madeText(["𠮷祥 Good day\u3000", "村"]))).toHaveLength(
      madeText(["𠮷祥 Good day", "村"]).length,
    );
  });
});

describe("a timeline whose text was edited", () => {
  const story: Part[] = ["先说故事", scene("a/b"), "再包饺子", pause(4), product("walnut", true), "最后上桌"];
  const at = (parts: Part[], position: number): Timeline => {
    const { cues, length } = madeText(parts);
    const timeline = { ...emptyTimeline(60), table: cueTable(cues), length };
    return reduce(reduce(timeline, { type: "seek", position }, 0), { type: "play" }, 0);
  };
  const edited = (timeline: Timeline, parts: Part[], now: number) =>
    editedTimeline(timeline, madeText(story), madeText(parts), now);

  test("keeps what was fired by what it does, also when it fires by itself from now on", () => {
    const fired = reduce(at(story, 4), { type: "fired", index: 0 }, 0);
    const next = edited(
      fired,
      ["大家好", product("rice"), "先说故事", scene("a/b", true), "再包饺子", product("walnut", true)],
      2000,
    );
    expect(next).toMatchObject({ position: 9, playing: true, length: 11 });
    expect([...next.fired]).toEqual([1]);
    expect(reduce({ ...next, due: [] }, { type: "tick" }, 2500).due).toEqual([]);
  });

  test("a pause that holds goes on holding, once; what stands behind it is still to come", () => {
    const held = reduce(at(story, 6), { type: "tick" }, 3000);
    expect(held).toMatchObject({ position: 8, holdUntil: 6000 });
    const next = edited(held, ["大家好", ...story], 4000);
    expect(next).toMatchObject({ position: 11, holdUntil: 6000, holding: "pause" });
    expect(reduce(next, { type: "tick" }, 7000)).toMatchObject({ position: 12, holding: null, due: [2] });
  });

  test("the time to finish is reckoned anew, and a text cut to less than was read ends", () => {
    const timed = reduce(at(story, 0), { type: "mode", mode: "finish-at", at: 12_000 }, 0);
    expect(edited(timed, ["先说故事", "再包饺子", "最后上桌"], 0).charactersPerMinute).toBe(60);
    expect(edited(at(story, 10), ["再"], 0)).toMatchObject({ playing: false, position: 1, holding: null });
  });
});
