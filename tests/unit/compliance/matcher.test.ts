import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMatcher } from "../../../main/compliance/terms/matcher";
import { readings } from "../../../main/compliance/terms/readings";
import type { ScriptKind } from "../../../preload/contract";
import { termList } from "./samples";

const matcher = createMatcher([
  termList("absolute", "absolute-claim", [
    { text: "最", allow: ["最后", "最近", "最低生活保障"], variants: ["zui"] },
    { text: "最好", kinds: ["product"] },
    { text: "第一", allow: ["第一书记", "第一次", "第一天"] },
    { text: "国家级", allow: ["国家级贫困县"] },
    { text: "全国第一" },
    { text: "No.1" },
    { text: "100%" },
  ]),
  termList("medical", "medical-claim", [
    { text: "治疗" },
    { text: "包治百病" },
    { text: "纯天然" },
    { text: "cure" },
    { text: "the best" },
    { text: "world's best" },
  ]),
]);
const found = (text: string, kind: ScriptKind | null = "product") =>
  matcher.find(text, kind).map(({ from, to, term }) => `${text.slice(from, to)}=${term.text}`);

describe("a term is found however it is written", () => {
  test.each([
    ["这个能治疗咳嗽", "治疗=治疗"],
    ["這個能治療咳嗽", "治療=治疗"],
    ["能治 疗咳嗽", "治 疗=治疗"],
    ["能治*疗", "治*疗=治疗"],
    ["能**治**疗", "治**疗=治疗"],
    ["能治😀疗", "治😀疗=治疗"],
    ["能治\u200B疗", "治\u200B疗=治疗"],
    ["能治·疗", "治·疗=治疗"],
    ["能冶疗", "冶疗=治疗"],
    ["能治liao", "治liao=治疗"],
    ["能 zhi 疗", "zhi 疗=治疗"],
    ["能Zhì疗", "Zhì疗=治疗"],
    ["包、治、百、病", "包、治、百、病=包治百病"],
    ["包 治 百 病", "包 治 百 病=包治百病"],
    ["包治百疒", ""],
    ["纯添燃", ""],
    ["纯天燃", "纯天燃=纯天然"],
    ["蕞好", "蕞好=最好"],
    ["第１名", ""],
    ["全国苐一", "全国苐一=全国第一"],
    ["ＮＯ．１", "ＮＯ．１=No.1"],
    ["NO1 品牌", "NO1=No.1"],
    ["no. 1", "no. 1=No.1"],
    ["The Best tea", "The Best=the best"],
    ["the  best", "the  best=the best"],
    ["the world’s best", "world’s best=world's best"],
    ["100％好", "100％=100%"],
    ["cure-all", "cure=cure"],
  ])("%s → %s", (text, expected) => {
    expect(found(text).join()).toBe(expected);
  });
});

describe("what only looks like a term is not", () => {
  test.each([
    "最后一碗",
    "第一书记来了",
    "最近很忙，第一天",
    "国家级贫困县摘了帽",
    "主治，疗程要问医生",
    "secure packing, curers",
    "1100%",
    "No.12",
    "第一百二十天",
    "治\n疗",
    "治。疗",
    "国家给了级别",
    "最低生活保障",
    "bathe bestow",
    "纯天的燃料",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

test("an excuse counts for the place it covers alone, and only as one word", () => {
  expect(found("最后，我们最香")).toEqual(["最=最"]);
  expect(found("最，后天再说")).toEqual(["最=最"]);
  expect(found("第一次听说全国第一书记")).toEqual(["全国第一=全国第一"]);
});

test("where terms overlap the longest is named, and kinds narrow them", () => {
  expect(found("这是最好的")).toEqual(["最好=最好"]);
  expect(found("这是最好的", "heritage")).toEqual(["最=最"]);
  expect(found("这是最好的", null)).toEqual(["最好=最好"]);
});

test("a term no Markdown or sign parts is found wherever it stands, in one piece and at its own place", () => {
  const filler = fc.string({ unit: fc.constantFrom(..."山里的木耳好吃，。 \n!ab1*_😀的地得") });
  fc.assert(
    fc.property(
      filler,
      fc.constantFrom("治疗", "包治百病", "国家级", "纯天然"),
      filler,
      (before, term, after) => {
        const text = `${before}。${term}。${after}`;
        const hits = matcher.find(text, "product");
        const at = before.length + 1;
        expect(hits.some(({ from, to }) => from === at && to === at + term.length)).toBe(true);
        for (const { from, to } of hits) expect(from >= 0 && from < to && to <= text.length).toBe(true);
      },
    ),
  );
});

test("finds what a plain search finds, for any terms over a small alphabet", () => {
  const word = fc.string({ unit: fc.constantFrom("甲", "乙", "丙"), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 6 }),
      fc.string({ unit: fc.constantFrom("甲", "乙", "丙", "丁", "。"), maxLength: 60 }),
      (words, text) => {
        const hits = createMatcher([
          termList(
            "x",
            "unit",
            words.map((one) => ({ text: one })),
          ),
        ]).find(text, null);
        const spans = hits.map(({ from, to }) => ({ from, to }));
        // Every place of every word is within a hit, and every hit is a word.
        for (const { from, to } of spans) expect(words).toContain(text.slice(from, to));
        for (const one of words)
          for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) {
            const end = at + one.length;
            expect(spans.some(({ from, to }) => from < end && at < to)).toBe(true);
          }
      },
    ),
  );
});

test("the readings are those of pinyin-pro", async () => {
  const { pinyin } = await import("pinyin-pro");
  const wrong: string[] = [];
  for (const line of readings)
    for (const entry of line.split("|")) {
      const [syllable = "", characters = ""] = entry.split(" ");
      for (const one of characters)
        if (pinyin(one, { toneType: "none", v: true }) !== syllable) wrong.push(`${one} ${syllable}`);
    }
  expect(wrong).toEqual([]);
});
