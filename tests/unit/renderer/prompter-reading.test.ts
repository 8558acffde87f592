import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { initialState } from "../../../main/core/initial-state";
import { type Cue, type PrompterState, type PrompterText, settingsSchema } from "../../../preload/contract";
import { cueState } from "../../../renderer/features/prompter/cue-marks";
import { createGlide } from "../../../renderer/features/prompter/glide";
import { lookNumbers, shownValue, stepped } from "../../../renderer/features/prompter/look-numbers";
import { factsAhead, fittingType, headingAt, secondsLeft } from "../../../renderer/features/prompter/reading";
import { scrollerSize } from "../../../renderer/features/prompter/scroller-size";

const cue = (index: number, offset: number, seconds?: number): Cue =>
  seconds === undefined
    ? { index, offset, auto: false, kind: "scene", scene: "a/b" }
    : { index, offset, auto: false, kind: "pause", seconds };

/** Two sections of twenty characters each; the second has a paragraph of two facts. */
const text: PrompterText = {
  ...{ scriptId: "x", title: "x", lang: "zh-CN", length: 60 },
  blocks: [
    { kind: "heading", level: 1, text: "早晨", offset: 0 },
    { kind: "paragraph", level: 0, text: "和面", offset: 0 },
    { kind: "heading", level: 2, text: "过桥", offset: 20 },
    { kind: "paragraph", level: 0, text: "日子和桥", offset: 20 },
    { kind: "paragraph", level: 0, text: "下锅", offset: 50 },
  ],
  cues: [cue(0, 10), cue(1, 30, 4), cue(2, 55, 6)],
  facts: [
    { kind: "date", text: "1935 年 5 月", offset: 22 },
    { kind: "number", text: "103米", offset: 40 },
    { kind: "name", text: "杨成武", offset: 52 },
  ],
};
const prompter = (change: Partial<PrompterState>): PrompterState => ({
  ...initialState().prompter,
  ...{ length: 60, charactersPerMinute: 60, at: 1000, ...change },
});

describe("what is said beside the text", () => {
  test("the time left counts the reading, the pauses to come and the one that holds", () => {
    expect(secondsLeft(prompter({ position: 0 }), text, 5000)).toBe(70);
    expect(secondsLeft(prompter({ position: 31 }), text, 5000)).toBe(35);
    const held = prompter({ position: 30, playing: true, holding: "pause", holdUntil: 8000 });
    expect(secondsLeft(held, text, 5000)).toBe(30 + 6 + 3);
    expect(secondsLeft(prompter({ position: 60 }), text, 5000)).toBe(0);
    expect(secondsLeft(prompter({ position: 0 }), null, 5000)).toBe(60);
  });

  test("the heading a place stands under", () => {
    expect(headingAt(text, 0)).toBe("早晨");
    expect(headingAt(text, 19.9)).toBe("早晨");
    expect(headingAt(text, 20)).toBe("过桥");
    expect(headingAt({ ...text, blocks: [] }, 5)).toBe("");
  });

  test("facts are those of the paragraph, until each has been said", () => {
    const names = (position: number) => factsAhead(text, position).map((fact) => fact.text);
    expect(names(5)).toEqual([]);
    expect(names(20)).toEqual(["1935 年 5 月", "103米"]);
    // The date has seven characters without its blanks.
    expect(names(28.5)).toEqual(["1935 年 5 月", "103米"]);
    expect(names(29)).toEqual(["103米"]);
    expect(names(50)).toEqual(["杨成武"]);
  });

  test("a message fills its place and never leaves it", () => {
    const box = { width: 1000, height: 200 };
    expect(fittingType(3, box, 90)).toBe(90);
    for (const characters of [5, 20, 80]) {
      const type = fittingType(characters, box, 500);
      expect(Math.ceil(characters / Math.floor(box.width / type)) * type * 1.2).toBeLessThanOrEqual(
        box.height,
      );
    }
  });
});

test("a cue is armed, fired, missed or ahead, and armed comes first", () => {
  const state = { armed: cue(2, 5), fired: [0], missed: [1, 2] };
  expect([0, 1, 2, 3].map((index) => cueState(state, index))).toEqual([
    "fired",
    "missed",
    "armed",
    "waiting",
  ]);
});

describe("gliding", () => {
  test("reading is shown as it is; a jump of a line begins where it was and is over in half a second", () => {
    const glide = createGlide(true);
    for (let frame = 0; frame < 60; frame++) expect(glide(frame * 0.01, frame * 16)).toBe(frame * 0.01);
    expect(glide(1.6, 960)).toBeCloseTo(0.6, 1);
    const shown = Array.from({ length: 32 }, (_, frame) => glide(1.6, 976 + frame * 16));
    for (const [index, top] of shown.entries()) expect(top).toBeGreaterThanOrEqual(shown[index - 1] ?? 0.6);
    expect(shown.at(-1)).toBe(1.6);
  });

  test("a far jump is made at once, and none glides where motion is unwanted", () => {
    const glide = createGlide(true);
    glide(0, 0);
    expect(glide(9, 16)).toBe(9);
    const still = createGlide(false);
    still(0, 0);
    expect(still(1, 16)).toBe(1);
  });
});

describe("the look", () => {
  const { prompter: schema } = settingsSchema.shape;

  test("every step stays within what the settings take, and comes back", () => {
    const look = settingsSchema.parse({}).prompter;
    for (const name of Object.keys(lookNumbers) as (keyof typeof lookNumbers)[]) {
      for (const direction of [1, -1] as const) {
        let value = look[name];
        for (let step = 0; step < 40; step++) {
          value = stepped(name, value, direction);
          expect(schema.safeParse({ ...look, [name]: value }).success, `${name} ${value}`).toBe(true);
        }
        expect(value).toBe(direction === 1 ? lookNumbers[name].most : lookNumbers[name].least);
      }
      expect(stepped(name, stepped(name, lookNumbers[name].least, 1), -1)).toBe(lookNumbers[name].least);
    }
    expect(shownValue("width", 0.9)).toBe("90");
  });

  test("on a phone the type gives way so that a line holds eight characters; margins follow the width", () => {
    const phone = scrollerSize({ width: 390, height: 500 }, { fontSize: 160, readingLine: 0.33 });
    expect((390 - 2 * phone.margin) / phone.fontSize).toBeCloseTo(8, 5);
    const wide = scrollerSize({ width: 1000, height: 500 }, { fontSize: 40, readingLine: 0.3, width: 0.5 });
    expect(wide).toMatchObject({ fontSize: 40, linePixels: 60, readingPixels: 150, margin: 250 });
  });
});

describe("the four palettes (WCAG 2.2 AA)", () => {
  const sheet = readFileSync(join(import.meta.dirname, "../../../renderer/app/tokens.css"), "utf8");
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one: string, other: string) => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  test.each(["white-on-black", "yellow-on-black", "green-on-black", "black-on-paper"])("%s", (palette) => {
    const block = new RegExp(`data-palette="${palette}"\\] \\{([^}]*)`).exec(sheet)?.[1] ?? "";
    const colours = Object.fromEntries(
      [...block.matchAll(/--prompter-(\w+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
    );
    for (const name of ["ink", "dim", "mark", "alert"])
      for (const under of ["paper", "band"])
        expect(
          contrast(colours[name] ?? "", colours[under] ?? ""),
          `${name} on ${under}`,
        ).toBeGreaterThanOrEqual(4.5);
  });
});
