import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFiles } from "../../../main/cli/work/check-files";
import { temporaryFolder } from "../../helpers/temporary";

const resources = join(import.meta.dirname, "../../../resources");

test("a script is judged by the kind in its head, with place, law and fix", async () => {
  const folder = temporaryFolder();
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const text = (kind: string) =>
    `---\ntitle: 讲稿\nkind: ${kind}\nsources: [县志]\n---\n\n大家看：这碗茶能治疗。\n\n::product{id=of-the-user}\n`;
  const [product, heritage] = await checkFiles(
    [write("product.md", text("product")), write("heritage.md", text("heritage"))],
    resources,
    "zh-CN",
  );
  expect(product?.problems).toMatchObject([
    { line: 7, column: 9, text: "治疗", class: "medical-claim", severity: "error" },
  ]);
  expect(product?.problems[0]?.basis).toMatch(/^《中华人民共和国广告法》第十七条/);
  expect(heritage?.problems.map(({ code }) => code)).toContain("compliance.heritage-product");

  const gb18030 = new Uint8Array([0xd6, 0xce, 0xc1, 0xc6]);
  const [odd] = await checkFiles([write("gb.md", gb18030)], resources, "en");
  expect(odd?.problems.map(({ text: written }) => written)).toContain("治疗");
  const [preset] = await checkFiles([write("own.json", "{ half")], resources, "en");
  expect(preset?.problems).toMatchObject([{ code: "presets.broken", severity: "error", line: 1, column: 1 }]);
  await expect(checkFiles([join(folder, "none.md")], resources, "en")).rejects.toEqual(
    expect.objectContaining({ code: "core.not-found" }),
  );
});

test("a file of any bytes is checked and never throws", async () => {
  const folder = temporaryFolder();
  const samples = fc.sample(fc.uint8Array({ maxLength: 300 }), 40);
  const files = samples.map((bytes, index) => {
    const file = join(folder, `${index}.md`);
    writeFileSync(file, bytes);
    return file;
  });
  for (const { problems } of await checkFiles(files, resources, "zh-CN"))
    for (const { line, column, from, to } of problems)
      expect(line >= 1 && column >= 1 && from <= to).toBe(true);
});
