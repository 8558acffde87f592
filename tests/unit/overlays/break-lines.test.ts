import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakLines, pieces } from "../../../main/overlays/text/break-lines";

/** A Chinese character is 1 wide, everything else half. */
const widthOf = (text: string) =>
  [...text].reduce((sum, one) => sum + (/[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/u.test(one) ? 1 : 0.5), 0);

const notFirst = /^[，。！？、；：）」』】》”’…,.!?;:)]/;
const notLast = /[（「『【《“‘(]$/;

describe("line breaking", () => {
  test("closing marks never begin a line, opening ones never end it", () => {
    const text = "清晨现割的韭菜，包进手擀的皮里（一斤约四十个），煮熟了蘸醋。";
    for (let limit = 6; limit < 30; limit++) {
      const lines = breakLines(text, limit, 40, widthOf) ?? [];
      expect(lines.join("")).toBe(text);
      for (const line of lines) {
        expect(line).not.toMatch(notFirst);
        expect(line).not.toMatch(notLast);
        expect(widthOf(line)).toBeLessThanOrEqual(limit);
      }
    }
  });

  test("a number keeps its unit, with or without a space", () => {
    expect(pieces("每份500克装")).toContain("500克");
    expect(pieces("每份 500 克").at(-1)).toBe("500 克");
    expect(pieces("只要39.90元")).toContain("39.90元");
  });

  test("Latin words stay whole; one wider than the line is refused", () => {
    const lines = breakLines("竹元村 cooperative 合作社 workshop", 9, 9, widthOf) ?? [];
    expect(lines.join(" ")).toContain("cooperative");
    expect(breakLines("internationalisation", 5, 9, widthOf)).toBeNull();
  });

  test("an explicit line end stays", () => {
    expect(breakLines("第一行\n第二行", 20, 2, widthOf)).toEqual(["第一行", "第二行"]);
    expect(breakLines("第一行\n第二行", 20, 1, widthOf)).toBeNull();
  });

  test("no single character is left on the last line", () => {
    const lines = breakLines("青川县高山椴木黑木耳礼盒", 11, 2, widthOf) ?? [];
    expect(lines).toHaveLength(2);
    expect(widthOf(lines[1] ?? "")).toBeGreaterThan(4);
  });

  test("two lines part where a clause ends", () => {
    expect(breakLines("晒足十五天，泡发率一比十二，一盒够吃一个月", 15, 2, widthOf)).toEqual([
      "晒足十五天，泡发率一比十二，".slice(0, 14),
      "一盒够吃一个月",
    ]);
  });

  test("nothing is lost or invented, whatever is written", () => {
    const words = fc.array(
      fc.constantFrom(
        "韭菜",
        "饺子",
        "，",
        "。",
        "（",
        "）",
        "500",
        " ",
        "克",
        "A-b",
        "《",
        "》",
        "¥",
        "39.90",
        "、",
        "好",
      ),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 20 }), (parts, limit) => {
        const text = parts.join("").replace(/ {2,}/g, " ").trim();
        const lines = breakLines(text, limit, 99, widthOf);
        if (lines === null) return;
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
