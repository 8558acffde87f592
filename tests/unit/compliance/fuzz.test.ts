import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Checker, createChecker, readTermLists } from "../../../main/compliance";
import { finishInTurns } from "../../../main/compliance/steps";
import { readSpoken } from "../../../main/compliance/text/spoken";
import { decodeScript } from "../../../main/scripts/source-text";
import type { ScriptFinding, TermList } from "../../../preload/contract";
import { product } from "./samples";

let checker: Checker;
let lists: TermList[];

beforeAll(async () => {
  ({ lists } = await readTermLists([join(import.meta.dirname, "../../../resources/terms")]));
  checker = createChecker(lists);
});

const options = {
  language: "zh-CN" as const,
  products: [
    product({ originalPrice: "58.00" }),
    product({ id: "tea", name: "米仓山茶", unit: "斤", price: "99.90" }),
  ],
};

/** What must hold of any finding in any text. */
function holds(markdown: string, findings: ScriptFinding[]) {
  for (const { from, to, text, line, fixes, message, hint } of findings) {
    expect(from >= 0 && from <= to && to <= markdown.length).toBe(true);
    expect(markdown.slice(from, to)).toBe(text);
    expect(line).toBe(markdown.slice(0, from).split(/\r\n|\n|\r/).length);
    expect(`${message}${hint}`).not.toMatch(/\{\w+\}(?!.*id=)/);
    for (const fix of fixes)
      expect(fix.from <= fix.to && fix.from >= 0 && fix.to <= markdown.length).toBe(true);
  }
}

/** Pieces of scripts, whole and broken, that the check takes apart. */
const piece = fc.constantFrom(
  ...[
    "---\n",
    "title: 最好的茶\n",
    "kind: heritage\n",
    "kind: product\n",
    "sources: [x]\n",
    "---\r\n",
    "\uFEFF",
  ],
  ...[
    "dates:\n  飞夺泸定桥: 1935-05-29\n",
    "dates: [",
    "\r",
    "\n\n",
    "# 标题\n",
    "<!--",
    "-->",
    "<b>",
    "</b>",
  ],
  ...[
    "::product{id=tea}\n",
    '::overlay{id=quote text="最好"',
    "}\n",
    "：：scene｛id=a｝",
    ":::::",
    "[",
    "](",
    ")",
  ],
  ...[
    "米仓山茶",
    "青川黑木耳",
    "原价",
    "三十九块九",
    "39.9 元",
    "¥",
    "每袋重 500",
    "有机",
    "绿色食品",
    "编号 LB-45-1",
  ],
  ...[
    "一九三六年五月",
    "1936年5月",
    "飞夺泸定桥",
    "治",
    "疗",
    "liao",
    "**",
    " ",
    "😀",
    "\u200B",
    "。",
    "，",
    "\0",
  ],
  ...["\uD83D", "\uDE00", "𠮷", "第一", "ａ", "①", "the best", "cure"],
);
const madeScript = fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 40 });

test("any text gives findings within it, and never throws", () => {
  fc.assert(
    fc.property(madeScript, (pieces) => {
      const markdown = pieces.join("");
      holds(markdown, checker.check(markdown, options));
      expect(readSpoken(markdown).spoken.length).toBe(markdown.length);
    }),
    { numRuns: 150 },
  );
});

test("any bytes give findings within their text, and never throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const { markdown } = decodeScript(bytes);
      holds(markdown, checker.check(markdown, options));
    }),
    { numRuns: 100 },
  );
});

test("the best fix of a term takes that term away", () => {
  const sentence = fc.constantFrom("我们的%，大家看", "%", "这个%的木耳", "说是%！", "听说%啊");
  const term = fc.nat().map((number) => {
    const all = lists.flatMap(({ terms }) => terms);
    return all[number % all.length]?.text ?? "";
  });
  fc.assert(
    fc.property(sentence, term, (frame, word) => {
      const markdown = `---\ntitle: x\nkind: product\n---\n\n${frame.replace("%", word)}`;
      for (const { from, to, fixes, code } of checker.check(markdown, options)) {
        const fix = fixes[0];
        if (fix === undefined || !/term|disguised/.test(code)) continue;
        const mended = markdown.slice(0, fix.from) + fix.insert + markdown.slice(fix.to);
        const written = markdown.slice(from, to);
        const again = checker
          .check(mended, options)
          .filter((one) => one.text === written && one.from === from);
        expect(again).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

test("texts made to be slow are not", () => {
  for (const unit of [
    "最",
    "治 ",
    ":",
    "::a",
    "[",
    "<",
    "<!--",
    "（",
    "- ",
    "zhi",
    "零",
    "一",
    "1.",
    "=a",
    "有机",
    "￥1",
  ]) {
    const markdown = unit.repeat(Math.ceil(20_000 / unit.length));
    expect(() => checker.check(markdown, options)).not.toThrow();
  }
}, 20_000);

test("in turns it finds the same, and lets others have theirs", async () => {
  const markdown = "这是最好的茶，治疗百病。\n".repeat(1000);
  let turns = 0;
  const count = () => {
    turns++;
    timer = setImmediate(count);
  };
  let timer = setImmediate(count);
  const found = await finishInTurns(checker.checkInSteps(markdown, options));
  clearImmediate(timer);
  expect(turns).toBeGreaterThan(0);
  expect(found).toEqual(checker.check(markdown, options));
});
