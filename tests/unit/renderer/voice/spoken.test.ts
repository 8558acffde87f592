import { expect, test } from "vitest";
import { spokenWeights } from "../../../../renderer/features/prompter-voice/spoken-weight";
import { spoken } from "./reader";

const syllables = (text: string) =>
  Math.round(spokenWeights(text).reduce((sum, weight) => sum + weight, 0) * 1000) / 1000;

test.each([
  ["红军走到大渡河边，", 8],
  // 一九三五年
  ["1935年", 5],
  // 三十九点九元
  ["39.9元", 6],
  // 十五, 二十, 一百零五, 两千, 一千二百, 一万两千
  ["15", 2],
  ["20", 2],
  ["105", 4],
  ["2000", 2],
  ["1,200", 4],
  ["12000", 4],
  // Read digit by digit.
  ["13800138000", 11],
  ["007", 3],
  // 百分之五十
  ["50%", 5],
  ["VIP", 3],
  ["mushrooms", 2],
  ["take", 1],
  ["Qingchuan County", 4],
  ["“——……”", 0],
  ["", 0],
])("%s takes %d syllables", (text, count) => {
  expect(syllables(text)).toBe(count);
  expect(spokenWeights(text)).toHaveLength([...text.replace(/\s/gu, "")].length);
});

test("stops stand after the punctuation, and are as strong as the strongest of it", () => {
  const text = spoken(["你好，（各位）家人。“来了！”", "再见"]);
  const kinds = text.stops
    .filter(({ kind }) => kind !== "none")
    .map(({ position, kind }) => [position, kind]);
  expect(kinds).toEqual([
    [4, "clause"],
    [7, "list"],
    [11, "sentence"],
    [15, "paragraph"],
    [17, "paragraph"],
  ]);
  expect(text.stops.at(-1)?.sentence).toBe(text.stopFrom(15));
});

test("English by words: no stop within one, a full stop only before a blank", () => {
  const text = spoken(["Pay 3.5 yuan. Dr.Li, come!"], "en");
  const at = (position: number) => text.stops.find((stop) => stop.position === position)?.kind;
  expect([at(3), at(4), at(11), at(14), at(17)]).toEqual(["none", "none", "sentence", "none", "clause"]);
  expect(text.stops.filter(({ kind }) => kind === "sentence")).toHaveLength(1);
});

test("syllables and positions turn into each other, and rise", () => {
  const text = spoken(["1935年5月，红军到了。", "", "泡一晚，就能吃39.9元一斤的木耳。"]);
  let before = 0;
  for (let position = 0; position <= text.length; position += 0.25) {
    const count = text.syllablesAt(position);
    expect(count).toBeGreaterThanOrEqual(before);
    const back = text.positionAt(count);
    expect(text.syllablesAt(back)).toBeCloseTo(count, 6);
    if (count < text.syllables) expect(back).toBeLessThanOrEqual(position + 1e-9);
    before = count;
  }
  expect(text.positionAt(1e9)).toBe(text.length);
  expect(spoken([]).positionAt(3)).toBe(0);
});

test("a script of two hundred thousand characters is read at once", () => {
  const sentence = "红军走到大渡河边，河水又急又冷，对岸有兵守着。";
  const text = spoken(Array.from({ length: 90 }, () => sentence.repeat(100)));
  expect(text.length).toBe(sentence.length * 9000);
  expect(text.stops.at(-1)?.position).toBe(text.length);
});
