import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countReadAloud, type PrompterText, type ScriptBlock } from "../../../preload/contract";
import { breakLines } from "../../../renderer/features/prompter/break-lines";
import { nextPace } from "../../../renderer/features/prompter/commands";
import { jumpFrom, positionBy } from "../../../renderer/features/prompter/jump";
import {
  heightBetween,
  layOut,
  lineAt,
  type PrompterLayout,
  spotAt,
} from "../../../renderer/features/prompter/lines";
import { cutText, passagesOf } from "../../../renderer/features/prompter/passages";
import { phrasesOf } from "../../../renderer/features/prompter/phrases";
import { createTrack } from "../../../renderer/features/prompter/track";

const measure = (text: string) => [...text].length;
const unit = fc.constantFrom(..."竹园村的老人们包饺子，韭菜切得细细说着家里事。！《》 ab\n");

function textOf(parts: (readonly ["heading" | "paragraph", string])[]): PrompterText {
  let offset = 0;
  const blocks = parts.map(([kind, text]): ScriptBlock => {
    const block: ScriptBlock = { kind, level: kind === "heading" ? 1 : 0, text, offset };
    if (kind === "paragraph") offset += countReadAloud(text);
    return block;
  });
  return { scriptId: "x", title: "x", lang: "zh-CN", blocks, cues: [], facts: [], length: offset };
}

const story = textOf([
  ["heading", "竹园村的早晨"],
  ["paragraph", "灶台一早就热了起来，老人们和好了面，把韭菜切得细细的，一边包饺子一边说话。"],
  ["heading", "下锅"],
  ["paragraph", "水开了，第一锅饺子下去。"],
]);

const scripts = fc
  .array(
    fc.tuple(
      fc.constantFrom("heading" as const, "paragraph" as const, "paragraph" as const),
      fc.string({ unit, minLength: 1, maxLength: 1400 }),
    ),
    { maxLength: 6 },
  )
  .map(textOf);

/** How far down a position stands from the text's own top: everything above is laid out for it. */
function wholeTop(layout: PrompterLayout, position: number): number {
  const { passage, top } = spotAt(layout, position);
  return heightBetween(layout, 0, passage) + top;
}

const allLines = (layout: PrompterLayout) =>
  layout.passages.flatMap((passage, index) =>
    layout.lines(index).map((line) => ({ ...line, kind: passage.kind })),
  );

describe("line breaks", () => {
  test("lines hold the whole text, none is too wide, and phrases stay whole where they fit", () => {
    fc.assert(
      fc.property(
        fc.string({ unit, minLength: 1, maxLength: 120 }).map((text) => text.replaceAll("\n", "")),
        fc.integer({ min: 4, max: 30 }),
        (text, width) => {
          const phrases = phrasesOf(text, "zh-CN");
          const lines = breakLines(phrases, width, measure);
          expect(lines.join("")).toBe(text);
          // Closing marks stay with the character before them, however many there are.
          const heads = lines.map((line) => line.trimEnd().replace(/[，。！》]+$/u, ""));
          for (const head of heads) expect(measure(head)).toBeLessThanOrEqual(width);
          if (!phrases.every((phrase) => measure(phrase.trimEnd()) <= width)) return;
          const starts = new Set(phrases.map((_, index) => phrases.slice(0, index).join("").length));
          let at = 0;
          for (const line of lines) {
            expect(measure(line.trimEnd())).toBeLessThanOrEqual(width);
            expect(starts.has(at)).toBe(true);
            at += line.length;
          }
        },
      ),
    );
  });

  test("a phrase too long for a line leaves no comma at the beginning of the next", () => {
    expect(breakLines(["一二三四，五六"], 4, measure)).toEqual(["一二三", "四，五六"]);
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
    const lines = layout.lines(0);
    expect(lines).toHaveLength(2);
    expect(countReadAloud(lines.at(-1)?.text ?? "")).toBeGreaterThanOrEqual(3);
  });
});

describe("passages", () => {
  test("together they are the text, none is long, and offsets go on where the one before ends", () => {
    fc.assert(
      fc.property(scripts, (text) => {
        for (const { text: words } of text.blocks) {
          expect(cutText(words).join("")).toBe(words);
          for (const part of cutText(words)) expect(part.length).toBeLessThanOrEqual(480);
        }
        let offset = 0;
        for (const passage of passagesOf(text)) {
          expect(passage.offset).toBe(offset);
          offset += passage.count;
        }
        expect(offset).toBe(text.length);
      }),
      { numRuns: 40 },
    );
  });

  test("a long paragraph is cut after a sentence, and a character of two units stays whole", () => {
    const [first = ""] = cutText(`${"水开了，饺子下锅。".repeat(80)}`);
    expect(first.endsWith("。")).toBe(true);
    for (const part of cutText("𠮷".repeat(1001)))
      expect(part).not.toMatch(/[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/);
  });
});

describe("offset and height", () => {
  const layout = layOut(story, 10, measure);

  test("the text begins at the reading line, with its heading above", () => {
    expect(layout.passages[lineAt(layout, 0).passage]?.kind).toBe("paragraph");
    expect(wholeTop(layout, 0)).toBeGreaterThan(1);
  });

  test("every line is reached at its own offset", () => {
    layout.passages.forEach((passage, index) => {
      if (passage.kind === "heading") return;
      layout.lines(index).forEach((line, number) => {
        expect(lineAt(layout, line.offset)).toEqual({ passage: index, line: number });
      });
    });
  });

  test("scrolling never jumps and never goes back", () => {
    let before = wholeTop(layout, 0);
    for (let position = 0; position <= story.length; position += 0.05) {
      const top = wholeTop(layout, position);
      expect(top).toBeGreaterThanOrEqual(before - 1e-9);
      expect(top - before).toBeLessThan(0.1);
      before = top;
    }
  });

  test("the offsets of the lines agree with the script's own count", () => {
    const last = allLines(layout).at(-1);
    expect((last?.offset ?? 0) + countReadAloud(last?.text ?? "")).toBe(story.length);
  });

  test("an empty script, and one of headings alone, have nowhere to go and break nothing", () => {
    for (const text of [textOf([]), textOf([["heading", "只有标题"]])]) {
      const none = layOut(text, 10, measure);
      expect(spotAt(none, 0).top).toBe(0);
      expect(jumpFrom(none, 0, "line", 1)).toBe(0);
      expect(jumpFrom(none, 0, "line", -1)).toBe(0);
      expect(positionBy(none, 0, 3)).toBe(0);
      expect(createTrack(none, 0).chunks(-10, 10).length).toBe(text.blocks.length);
    }
  });
});

describe("laid out piece by piece", () => {
  const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 });

  test("whatever was laid out before, every line and every height is as in the whole", () => {
    fc.assert(
      fc.property(scripts, places, fc.integer({ min: 3, max: 40 }), (text, shares, width) => {
        const whole = layOut(text, width, measure);
        allLines(whole);
        const pieces = layOut(text, width, measure);
        for (const share of shares) {
          const position = share * text.length;
          expect(spotAt(pieces, position)).toEqual(spotAt(whole, position));
        }
        expect(allLines(pieces)).toEqual(allLines(whole));
      }),
      { numRuns: 60 },
    );
  });

  test("the way between two places is the same from whichever passage it is counted", () => {
    fc.assert(
      fc.property(scripts, places, fc.nat(), (text, shares, seed) => {
        const layout = layOut(text, 12, measure);
        if (layout.passages.length === 0) return;
        const track = createTrack(layout, seed % layout.passages.length);
        const first = spotAt(layout, 0);
        for (const share of shares) {
          const { passage, top } = spotAt(layout, share * text.length);
          const way = track.topOf(passage) + top - track.topOf(first.passage) - first.top;
          expect(way).toBeCloseTo(wholeTop(layout, share * text.length) - wholeTop(layout, 0), 6);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a jump into the middle of a long script lays out only what is near", () => {
    const parts = Array.from(
      { length: 400 },
      () => ["paragraph", "老人们和好了面，包了一早上的饺子。".repeat(20)] as const,
    );
    let measured = 0;
    const layout = layOut(textOf(parts), 12, (text) => {
      measured += text.length;
      return measure(text);
    });
    const { passage } = spotAt(layout, layout.text.length / 2);
    createTrack(layout, passage).chunks(-20, 40);
    expect(measured).toBeGreaterThan(0);
    expect(measured).toBeLessThan(layout.text.length / 20);
  });
});

/** A height as text; what rounds to nothing is nothing, from whichever side it comes. */
const heightText = (lines: number) => (Math.round(lines * 1e4) / 1e4 + 0).toFixed(4);

describe("what exists near the window", () => {
  test("every line that reaches into a stretch is in one chunk, at its own place, once", () => {
    fc.assert(
      fc.property(scripts, fc.nat(), fc.integer({ min: -80, max: 80 }), (text, seed, from) => {
        const layout = layOut(text, 9, measure);
        if (layout.passages.length === 0) return;
        const track = createTrack(layout, seed % layout.passages.length);
        const to = from + 20;
        const shown = track
          .chunks(from, to)
          .flatMap(({ passage, from: first, to: end, top }) =>
            Array.from(
              { length: end - first },
              (_, index) => `${passage}.${first + index} ${heightText(top + index)}`,
            ),
          );
        expect(new Set(shown).size).toBe(shown.length);
        const base = heightBetween(layout, 0, track.origin);
        let top = -base;
        layout.passages.forEach((_, passage) => {
          const lines = layout.lines(passage).length;
          const gap = layout.height(passage) - lines;
          for (let line = 0; line < lines; line++) {
            const at = top + gap + line;
            if (at + 1 > from + 1e-6 && at < to - 1e-6)
              expect(shown).toContain(`${passage}.${line} ${heightText(at)}`);
          }
          top += layout.height(passage);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe("jumps", () => {
  const layout = layOut(story, 10, measure);

  test("line and paragraph jumps go to beginnings, and stop at both ends", () => {
    const second = story.blocks[3]?.offset ?? 0;
    expect(jumpFrom(layout, 0, "paragraph", 1)).toBe(second);
    expect(jumpFrom(layout, second, "paragraph", 1)).toBe(story.length);
    expect(jumpFrom(layout, second, "paragraph", -1)).toBe(0);
    const lines = layout.lines(1);
    expect(jumpFrom(layout, 0, "line", 1)).toBe(lines[1]?.offset);
    expect(jumpFrom(layout, 0, "line", -1)).toBe(0);
    expect(jumpFrom(layout, (lines[2]?.offset ?? 0) + 0.2, "line", -1)).toBe(lines[1]?.offset);
    expect(jumpFrom(layout, (lines[2]?.offset ?? 0) + 3, "line", -1)).toBe(lines[2]?.offset);
    expect(jumpFrom(layout, second, "line", -1)).toBe(lines.at(-1)?.offset);
  });

  test("line after line forward passes every line that is read and ends; and back again", () => {
    fc.assert(
      fc.property(scripts, (text) => {
        const any = layOut(text, 11, measure);
        const starts = allLines(any)
          .filter(({ count }) => count > 0)
          .map(({ offset }) => offset);
        const walked = [0];
        for (;;) {
          const next = jumpFrom(any, walked.at(-1) ?? 0, "line", 1);
          if (next >= text.length) break;
          walked.push(next);
          expect(walked.length).toBeLessThanOrEqual(starts.length);
        }
        if (starts.length > 0) expect(walked).toEqual(starts);
        for (let index = walked.length - 1; index > 0; index--)
          expect(jumpFrom(any, walked[index] ?? 0, "line", -1)).toBe(walked[index - 1]);
      }),
      { numRuns: 40 },
    );
  });

  test("a finger that drags the text by some lines moves it by as many, up to both ends", () => {
    fc.assert(
      fc.property(
        scripts,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: -30, max: 30, noNaN: true }),
        (text, share, lines) => {
          const any = layOut(text, 11, measure);
          const from = share * text.length;
          const to = positionBy(any, from, lines);
          expect(to).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(text.length);
          if (to > 0 && to < text.length)
            expect(wholeTop(any, to) - wholeTop(any, from)).toBeCloseTo(lines, 5);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test("pace moves in whole steps within what the studio takes", () => {
  expect(nextPace(240, 1)).toBe(250);
  expect(nextPace(243, -1)).toBe(230);
  expect(nextPace(40, -1)).toBe(40);
  expect(nextPace(1500, 1)).toBe(1500);
});
