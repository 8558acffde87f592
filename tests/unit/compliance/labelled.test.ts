import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Checker, createChecker, readTermLists } from "../../../main/compliance";
import { productFileSchema, type ScriptFinding, scriptKindSchema } from "../../../preload/contract";

const root = join(import.meta.dirname, "../../..");
const labelledSchema = z.array(
  z.object({
    text: z.string(),
    expect: z.array(z.string()),
    kind: scriptKindSchema.optional(),
    note: z.string().optional(),
  }),
);
const labelled = labelledSchema.parse(
  JSON.parse(readFileSync(join(root, "tests/fixtures/compliance/labelled.json"), "utf8")),
);
const { products } = productFileSchema.parse(
  JSON.parse(readFileSync(join(root, "resources/products/demo.json"), "utf8")),
);
let checker: Checker;

beforeAll(async () => {
  const { lists, broken } = await readTermLists([join(root, "resources/terms")]);
  expect(broken).toEqual([]);
  checker = createChecker(lists);
});

const check = (markdown: string): ScriptFinding[] => checker.check(markdown, { language: "zh-CN", products });

/** What is found in a sentence of the set; that a story of its own has no sources is not what is asked. */
function classesIn({ text, kind }: (typeof labelled)[number]): Set<string> {
  const head = `---\ntitle: 讲稿\nkind: ${kind ?? "product"}\nsources: [县志]\n---\n\n`;
  return new Set(check(text.startsWith("---") ? text : head + text).map((finding) => finding.class));
}

interface Score {
  right: number;
  missed: number;
  wrong: number;
}

const part = (right: number, wrong: number) => (right + wrong === 0 ? 1 : right / (right + wrong));
const percent = (value: number) => `${(value * 100).toFixed(1)} %`.padStart(8);

test("precision and recall on the labelled sentences", () => {
  expect(labelled.length).toBeGreaterThanOrEqual(300);
  const scores = new Map<string, Score>();
  const score = (name: string) => {
    const one = scores.get(name) ?? { right: 0, missed: 0, wrong: 0 };
    scores.set(name, one);
    return one;
  };
  const mistakes: string[] = [];
  for (const one of labelled) {
    const found = classesIn(one);
    for (const name of one.expect) {
      if (found.has(name)) score(name).right++;
      else {
        score(name).missed++;
        mistakes.push(`missed ${name}: ${one.text}`);
      }
    }
    for (const name of found)
      if (!one.expect.includes(name)) {
        score(name).wrong++;
        mistakes.push(`wrong ${name}: ${one.text}`);
      }
  }
  const sum = [...scores.values()].reduce(
    (all, one) => ({
      right: all.right + one.right,
      missed: all.missed + one.missed,
      wrong: all.wrong + one.wrong,
    }),
    { right: 0, missed: 0, wrong: 0 },
  );
  const line = (name: string, { right, missed, wrong }: Score) =>
    `${name.padEnd(18)} precision ${percent(part(right, wrong))} · recall ${percent(part(right, missed))} · ${right + missed} sentences`;
  const report = [...scores].sort().map(([name, one]) => line(name, one));
  console.log([`${labelled.length} labelled sentences`, ...report, line("all", sum), ...mistakes].join("\n"));
  expect(part(sum.right, sum.wrong)).toBeGreaterThanOrEqual(0.97);
  // What is missed claims something without any word of a list: 市面上所有的蜂蜜加一块儿，都没我们这个好.
  expect(part(sum.right, sum.missed)).toBeGreaterThanOrEqual(0.93);
});

test("no replacement that a list proposes is itself found", async () => {
  const { lists } = await readTermLists([join(root, "resources/terms")]);
  const proposed = lists.flatMap(({ terms }) => terms.flatMap(({ replacements }) => replacements));
  const wrong = [...new Set(proposed)].filter((one) =>
    check(`---\ntitle: x\nkind: product\n---\n\n${one}。`).some(({ code }) => code.startsWith("compliance.")),
  );
  expect(wrong).toEqual([]);
});

test.each(readdirSync(join(root, "resources/scripts")))("%s, which ships, passes", (name) => {
  const markdown = readFileSync(join(root, "resources/scripts", name), "utf8");
  expect(check(markdown).map(({ line, text, message }) => `${line} ${text} ${message}`)).toEqual([]);
});
