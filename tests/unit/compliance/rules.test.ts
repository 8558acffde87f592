import { describe, expect, test } from "vitest";
import { createChecker } from "../../../main/compliance";
import type { Product, ScriptFinding } from "../../../preload/contract";
import { product, script, termList } from "./samples";

const checker = createChecker([
  termList("words", "absolute-claim", [{ text: "最好", replacements: ["很好", ""] }]),
]);
const check = (markdown: string, products: Product[] = []) =>
  checker.check(markdown, { language: "zh-CN", products });
const said = (findings: ScriptFinding[]) => findings.map(({ class: kind, text }) => `${kind} ${text}`);
/** The text with the best fix of each finding in it. */
const mended = (markdown: string, findings: ScriptFinding[]) =>
  [...findings]
    .sort((a, b) => b.from - a.from)
    .reduce((text, { fixes: [fix] }) => {
      return fix === undefined ? text : text.slice(0, fix.from) + fix.insert + text.slice(fix.to);
    }, markdown);

describe("figures without a unit", () => {
  test.each([
    ["每袋重 500，装得满满的。", "unit 重 500"],
    ["净含量：250", "unit 净含量：250"],
    ["净重约500左右", "unit 净重约500"],
    ["今天只卖 39.9，家人们", "unit 只卖 39.9"],
    ["到手价 29.9 了", "unit 到手价 29.9"],
    ["It weighs 500, more or less.", "unit weighs 500"],
  ])("%s", (text, expected) => expect(said(check(script("product", text)))).toEqual([expected]));

  test.each([
    "39.9 一斤，今天就这个价",
    "净含量 500 克",
    "重 2.5kg",
    "每袋重500—520克",
    "每袋重 500 多克",
    "二〇二三年卖 2000 多单",
    "2023年，村里卖 300 单",
    "只要 3 天就到",
    "严重 10 倍，体重 60",
    "电话 13800000000",
    "1. 先泡 2. 再煮",
    "只要 39.9 元",
    "只卖¥39.9",
    "卖 30 斤",
    "重 100%的诚意",
    "It weighs 500 g.",
  ])("fine: %s", (text) => expect(said(check(script("product", text)))).toEqual([]));
});

describe("prices against the product table", () => {
  const goods = [
    product({ originalPrice: "58.00" }),
    product({ id: "dumplings", name: "韭菜饺子（手工）", price: "29.90", unit: "斤" }),
  ];
  const wrong = (text: string) =>
    check(script("product", text), goods).filter(({ code }) => code !== "compliance.term");

  test.each([
    ["青川黑木耳今天 39 元。", "39 元", "45 元"],
    ["青川黑木耳，39块9。", "39块9", "45块"],
    ["青川黑木耳，三十九块九一份。", "三十九块九", "四十五块"],
    ["韭菜饺子只要 ¥25 一斤。", "¥25", "¥29.9"],
    ["::product{id=black-fungus}\n\n今天 39 元带走。", "39 元", "45 元"],
    ["青川黑木耳 45 元一斤。", "45 元", "90 元"],
    ['::product{id=black-fungus}\n::overlay{id=product-card price="39.90" unit="份"}', "39.90", "45.00"],
    ['::overlay{id=product-card name="青川黑木耳" price="39.90"}', "39.90", "45.00"],
  ])("%s", (text, written, right) => {
    const [finding, ...more] = wrong(text);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      class: "price",
      severity: "error",
      text: written,
      code: "compliance.price-differs",
    });
    expect(finding?.fixes[0]?.insert).toBe(right);
    const markdown = script("product", text);
    expect(said(check(mended(markdown, finding ? [finding] : []), goods))).toEqual([]);
  });

  test.each([
    "青川黑木耳 45 元。",
    "青川黑木耳四十五元一份，韭菜饺子二十九块九一斤。",
    "青川黑木耳 90 元一斤。",
    "青川黑木耳，满 99 元减 10 元，运费 8 元。",
    "青川黑木耳两份 85 元。",
    "种青川黑木耳，一年增收 3000 元。",
    "::product{id=black-fungus}\n\n好东西。\n\n# 别的\n\n门票 20 元。",
    "青川黑木耳一块地里长的，三块大洋的故事。",
  ])("fine: %s", (text) => expect(said(wrong(text))).toEqual([]));

  test("an original price needs its proof", () => {
    const text = script("product", "青川黑木耳原价 58 元，今天 45 元。");
    expect(check(text, goods)).toMatchObject([
      { code: "compliance.original-unproven", class: "false-price" },
    ]);
    const proven = [product({ originalPrice: "58.00", originalPriceProof: "上月门店标价" })];
    expect(said(check(text, proven))).toEqual([]);
    expect(check(text, [product()])).toMatchObject([{ code: "compliance.original-unknown" }]);
    const other = check(script("product", "青川黑木耳原价 68 元。"), proven);
    expect(other).toMatchObject([{ code: "compliance.price-differs", fixes: [{ insert: "58 元" }] }]);
  });
});

describe("certificate words", () => {
  const certified = [product({ certificates: [{ kind: "organic", number: "CN-ORG-24-0001" }] })];
  test.each([
    ["我们的有机木耳", [], ["certificate 有机"]],
    ["This is organic tea", [], ["certificate organic"]],
    ["这是绿色食品，也是地理标志产品", [], ["certificate 绿色食品", "certificate 地理标志"]],
    ["绿色食品，编号 LB-45-2301234", [], []],
    ["青川黑木耳是有机的", certified, []],
    ["::product{id=black-fungus}\n\n有机种的", certified, []],
    ["别的有机茶", certified, ["certificate 有机"]],
    ["我们没有有机认证，不敢说是有机的", [], []],
    ["施有机肥，没有机器，把旅游和种菜有机结合，我有机会来", [], []],
    ["Organic fertiliser feeds the field", [], []],
  ])("%s", (text, products, expected) => {
    expect(said(check(script("product", text), products as Product[]))).toEqual(expected);
  });
});

describe("dates against the script's own head", () => {
  const head = "sources: [县志]\ndates:\n  飞夺泸定桥: 1935-05-29\n  强渡大渡河: 1935-05-25\n";
  test.each([
    ["1953年5月29日，飞夺泸定桥。", "1953年5月29日", "1935年5月29日"],
    ["一九三五年五月二十八号，红军飞夺泸定桥。", "一九三五年五月二十八号", "一九三五年五月二十九号"],
    ["飞夺泸定桥是在5月30日。", "5月30日", "5月29日"],
    ["飞夺泸定桥，1936 年。", "1936 年", "1935年"],
    ["飞夺泸定桥，1935-06-29", "1935-06-29", "1935-05-29"],
  ])("%s", (text, written, right) => {
    const markdown = script("heritage", text, head);
    const findings = check(markdown);
    expect(findings).toMatchObject([
      { class: "date", severity: "error", text: written, fixes: [{ insert: right }] },
    ]);
    expect(check(mended(markdown, findings))).toEqual([]);
  });

  test.each([
    "一九三五年五月二十九日，飞夺泸定桥。",
    "1935年，红军飞夺泸定桥。",
    "1935年5月25日强渡大渡河以后，5月29日又飞夺泸定桥。",
    "2025年是飞夺泸定桥九十周年。",
    "1936年，别的事。飞夺泸定桥以后",
    "飞夺泸定桥之后，红军一九三五年六月到了懋功。".replace("六月", "五月"),
  ])("fine: %s", (text) => expect(said(check(script("heritage", text, head)))).toEqual([]));
});

describe("trade in a heritage story", () => {
  test("product cues, price cards and sales talk are errors; the fix takes the line out", () => {
    const body =
      '他们走过去了。\n\n::product{id=x}\n::overlay{id=coupon price="9"}\n::overlay{id=quote text="他说：走"}\n\n快下单，点链接。';
    const markdown = script("heritage", body, "sources: [县志]\n");
    const findings = check(markdown);
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      "compliance.heritage-product error",
      "compliance.heritage-product error",
      "compliance.heritage-trade error",
      "compliance.heritage-trade error",
    ]);
    expect(findings[0]?.basis).toBe("《中华人民共和国英雄烈士保护法》第二十二条");
    expect(mended(markdown, findings.slice(0, 2))).toContain("走过去了。\n\n::overlay{id=quote");
    expect(said(check(script("village", body)))).toEqual([]);
  });

  test("a story without sources is told so at its head", () => {
    const markdown = script("heritage", "红军给老乡留下三块大洋。", "sources: []\n");
    expect(check(markdown)).toMatchObject([
      { code: "compliance.no-sources", severity: "warning", line: 4, fixes: [] },
    ]);
    expect(check(script("heritage", "红军。", "sources:\n  - 《泸定县志》\n"))).toEqual([]);
  });
});

test("what is not said is not checked; titles and the words of cards are", () => {
  const hidden = [
    "<!-- 最好 -->",
    "<!--\n最好\n::product{id=a}\n最好 -->",
    "::scene{id=最好/最好}",
    "[看这里](https://example.org/最好)",
    "https://example.org/zuihao",
  ];
  for (const one of hidden) expect(said(check(script("heritage", one, "sources: [最好]\n")))).toEqual([]);
  const shown = "::overlay{id=quote text=\"最好的\" by='最好'}";
  expect(said(check(script("village", shown)))).toEqual(["absolute-claim 最好", "absolute-claim 最好"]);
  expect(said(check("---\ntitle: 最好的茶\nkind: village\n---\n"))).toEqual(["absolute-claim 最好"]);
  expect(said(check("---\ntitle: 最好的茶\nkind: village\n\n没有合上，最好"))).toHaveLength(2);
  expect(said(check("一句<!--没有合上，最好"))).toEqual(["absolute-claim 最好"]);
});

test("a finding says where, why, by which law and what instead, in both languages", () => {
  const markdown = script("product", "第一行\r\n我们的**最**好吃。");
  const [zh] = check(markdown);
  expect(zh).toMatchObject({
    line: 7,
    severity: "error",
    text: "最**好",
    code: "compliance.disguised-replace",
  });
  expect(zh?.message).toBe("「最**好」换了写法，念出来就是「最好」：不能这样说");
  expect(zh?.hint).toBe("可以改说「很好」。换个说法");
  expect(zh?.basis).toBe("《中华人民共和国广告法》第九条第三项");
  expect(zh?.fixes.map(({ insert }) => insert)).toEqual(["很好", ""]);
  const [en] = checker.check(markdown, { language: "en", products: [] });
  expect(en).toMatchObject({ basis: "Advertising Law, Article 9, item 3" });
  expect(en?.hint).toBe("Say “很好” instead. say it differently");
});
