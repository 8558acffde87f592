import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countReadAloud, type PrompterText, type ScriptBlock } from "../../../preload/contract";
import { nextPace } from "../../../renderer/features/prompter/commands";
import { breakLines, jumpFrom, layOut, lineAt, topAt } from "../../../renderer/features/prompter/lines";
import { phrasesOf } from "../../../renderer/features/prompter/phrases";

const measure = (text: string) => [...text].length;

function textOf(parts: ["heading" | "paragraph", string][]): PrompterText {
  let offset = 0;
  const blocks = parts.map(([kind, text]): ScriptBlock => {
    const block: ScriptBlock = { kind, level: kind === "heading" ? 1 : 0, text, offset };
    if (kind === "paragraph") offset += countReadAloud(text);
    return block;
  });
  return { scriptId: "x", title: "x", lang: "zh-CN", blocks, cues: [], length: offset };
}

const story = textOf([
  ["heading", "竹园村的早晨"],
  ["paragraph", "灶台一早就热了起来，老人们和好了面，把韭菜切得细细的，一边包饺子一边说话。"],
  ["heading", "下锅"],
  ["paragraph", "水开了，第一锅饺子下去。"],
]);

describe("line breaks", () => {
  test("lines hold the whole text, none is too wide, and phrases stay whole where they fit", () => {
    const chinese = fc.string({
      unit: fc.constantFrom(..."竹园村的老人们包饺子，韭菜切得细细说着家里事。《》 ab"),
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(chinese, fc.integer({ min: 4, max: 30 }), (text, width) => {
        const phrases = phrasesOf(text, "zh-CN");
        const lines = breakLines(phrases, width, measure);
        expect(lines.join("")).toBe(text);
        for (const line of lines) expect(measure(line.trimEnd())).toBeLessThanOrEqual(width);
        const fits = phrases.every((phrase) => measure(phrase.trimEnd()) <= width);
        if (fits) {
          const starts = new Set(phrases.map((_, index) => phrases.slice(0, index).join("").length));
          let at = 0;
          for (const line of lines) {
            expect(starts.has(at)).toBe(true);
            at += line.length;
          }
        }
      }),
    );
  });

  test("English breaks between words", () => {
    expect(breakLines(phrasesOf("We set the phone by the window", "en"), 12, measure)).toEqual([
      "We set the ",
      "phone by the ",
      "window",
    ]);
  });

  test("a paragraph does not end in a line of one or two characters", () => {
    const layout = layOut(
      textOf([["paragraph", "没有灯光，没有背景布，只有一桌子的面粉和十几双手。"]]),
      24,
      measure,
    );
    const last = layout.lines.at(-1);
    expect(layout.lines).toHaveLength(2);
    expect(countReadAloud(last?.text ?? "")).toBeGreaterThanOrEqual(3);
  });
});

describe("offset and height", () => {
  const layout = layOut(story, 10, measure);

  test("the text begins at the reading line, with its heading above", () => {
    const first = layout.lines[lineAt(layout, 0)];
    expect(first?.kind).toBe("paragraph");
    expect(topAt(layout, 0)).toBe(first?.top);
  });

  test("every line is reached at its own offset", () => {
    for (const [index, line] of layout.lines.entries()) {
      if (line.kind === "heading") continue;
      expect(lineAt(layout, line.offset)).toBe(index);
      expect(topAt(layout, line.offset)).toBeCloseTo(line.top, 6);
    }
  });

  test("scrolling never jumps and never goes back", () => {
    let before = topAt(layout, 0);
    for (let position = 0; position <= story.length; position += 0.05) {
      const top = topAt(layout, position);
      expect(top).toBeGreaterThanOrEqual(before);
      expect(top - before).toBeLessThan(0.1);
      before = top;
    }
  });

  test("the offsets of the last line and the text agree with the script's own count", () => {
    const last = layout.lines.at(-1);
    expect((last?.offset ?? 0) + countReadAloud(last?.text ?? "")).toBe(story.length);
    expect(layout.length).toBe(story.length);
  });

  test("line and paragraph jumps go to beginnings, and stop at both ends", () => {
    const second = story.blocks[3]?.offset ?? 0;
    expect(jumpFrom(layout, story.blocks, 0, "paragraph", 1)).toBe(second);
    expect(jumpFrom(layout, story.blocks, second, "paragraph", 1)).toBe(story.length);
    expect(jumpFrom(layout, story.blocks, second, "paragraph", -1)).toBe(0);
    expect(jumpFrom(layout, story.blocks, 0, "line", 1)).toBe(layout.lines[2]?.offset);
    expect(jumpFrom(layout, story.blocks, 0, "line", -1)).toBe(0);
  });

  test("an empty script has nowhere to go and breaks nothing", () => {
    const empty = layOut(textOf([]), 10, measure);
    expect(topAt(empty, 0)).toBe(0);
    expect(jumpFrom(empty, [], 0, "line", 1)).toBe(0);
  });
});

test("pace moves in whole steps within what the studio takes", () => {
  expect(nextPace(240, 1)).toBe(250);
  expect(nextPace(243, -1)).toBe(230);
  expect(nextPace(40, -1)).toBe(40);
  expect(nextPace(1500, 1)).toBe(1500);
});
