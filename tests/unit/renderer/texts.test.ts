import { describe, expect, test } from "vitest";
import { en } from "../../../renderer/app/i18n/en";
import { zhCN } from "../../../renderer/app/i18n/zh-CN";

type Table = { readonly [key: string]: string | Table };

const flat = (table: Table, path = ""): [string, string][] =>
  Object.entries(table).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe("texts of the screens", () => {
  const chinese = new Map(flat(zhCN));
  const english = new Map(flat(en));

  test("both languages have the same keys", () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  test("both languages fill in the same values, and no text is empty", () => {
    for (const [key, text] of chinese) {
      expect(text.trim(), key).not.toBe("");
      expect(english.get(key)?.trim(), key).not.toBe("");
      expect(`${key} ${holes(english.get(key) ?? "")}`).toBe(`${key} ${holes(text)}`);
    }
  });

  test("English holds no Chinese, and Chinese is punctuated as Chinese", () => {
    for (const [key, text] of english) expect(`${key}: ${text}`).not.toMatch(/\p{Script=Han}/u);
    for (const [key, text] of chinese) expect(`${key} ${text}`).not.toMatch(/\p{Script=Han}[,;:?!]/u);
  });
});
