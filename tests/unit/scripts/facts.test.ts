import fc from "fast-check";
import { expect, test } from "vitest";
import { parseScript } from "../../../main/scripts/parse";
import { countReadAloud } from "../../../preload/contract";

const head = "---\ntitle: 早晨\nkind: heritage\n---\n";
const factsOf = (body: string) =>
  parseScript("x", head + body).text.facts.map(({ kind, text }) => `${kind} ${text}`);

test.each([
  ["1935年5月29日，二十二勇士飞夺泸定桥", ["date 1935年5月29日", "number 二十二勇士"]],
  ["一九三五年五月，桥上只剩 13 根铁索。", ["date 一九三五年五月", "number 13 根铁索"]],
  ["22 勇士冲了上去", ["number 22 勇士"]],
  ["一箱 39.9 元，打八折，百分之八十的乡亲", ["number 39.9 元", "number 八折", "number 百分之八十"]],
  ["那是二零二三年十月二十号", ["date 二零二三年十月二十号"]],
  ["**飞夺泸定桥**发生在**1935年5月29日**。", ["name 飞夺泸定桥", "date 1935年5月29日"]],
  ["一个村子，两位老人，大家一起", []],
  ["On 29 May 1935, 22 heroes crossed.", ["date 29 May 1935", "number 22 heroes"]],
  ["Sold 1,200 boxes at 39.9 yuan, 80% gone.", ["number 1,200 boxes", "number 39.9 yuan", "number 80%"]],
  ["1. **杨成武**下令", ["name 杨成武"]],
  ["# 1935年\n正文", []],
])("%j holds %j", (body, expected) => {
  expect(factsOf(body)).toEqual(expected);
});

test("facts are in order, do not overlap, and stand where they say in what is read", () => {
  const pieces = fc.constantFrom(
    ..."1935年|5月|29日|**|二十二|勇士|元|。|，|  |\n|\n\n|May 1935|29 |百分之|泸定|::pause{seconds=1}\n|39.9|# |1. |一|亿".split(
      "|",
    ),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const { text } = parseScript("x", head + parts.join(""));
      const spoken = text.blocks.filter(({ kind }) => kind === "paragraph").map((block) => block.text);
      const read = spoken.join("").replace(/\s/gu, "");
      let end = 0;
      for (const fact of text.facts) {
        expect(fact.offset).toBeGreaterThanOrEqual(end);
        const plain = fact.text.replace(/\s/gu, "");
        expect([...read].slice(fact.offset, fact.offset + countReadAloud(fact.text)).join("")).toBe(plain);
        end = fact.offset + countReadAloud(fact.text);
      }
    }),
    { numRuns: 150 },
  );
});
