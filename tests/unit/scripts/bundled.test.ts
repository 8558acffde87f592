import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseScript } from "../../../main/scripts/parse";
import { checkReferences } from "../../../main/scripts/references";
import { type OverlayTemplate, overlayTemplateSchema } from "../../../preload/contract";

const resources = join(import.meta.dirname, "../../../resources");
const ids = readdirSync(join(resources, "scripts")).map((name) => name.replace(/\.md$/, ""));
const read = (id: string) => parseScript(id, readFileSync(join(resources, "scripts", `${id}.md`), "utf8"));
const templates: OverlayTemplate[] = readdirSync(join(resources, "overlays"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) =>
    overlayTemplateSchema.parse(
      JSON.parse(readFileSync(join(resources, "overlays", name, "template.json"), "utf8")),
    ),
  );

test("six scripts and more ship, two of them in English as well", () => {
  expect(ids).toEqual(
    expect.arrayContaining([
      ...["zhuyuan-dumplings", "qingchuan-mushrooms", "village-introduction", "product-pitch"],
      ...["opening", "closing", "zhuyuan-dumplings-en", "qingchuan-mushrooms-en"],
    ]),
  );
});

describe.each(ids)("%s", (id) => {
  const { text, frontMatter, problems } = read(id);

  test("parses without a problem and its overlays fill their templates", () => {
    expect(problems).toEqual([]);
    const cues = text.cues.filter((cue) => cue.kind === "overlay").map((cue) => ({ cue, line: 1 }));
    expect(checkReferences(cues, { templates, presets: [], products: [] })).toEqual([]);
  });

  test("is as long as an anchor reads in two to five minutes, with headings and cues", () => {
    // Heritage stories are longer; their own test holds them to their length.
    if (frontMatter.kind === "heritage") return;
    const [least, most] = text.lang === "en" ? [1000, 1800] : [400, 900];
    expect(text.length).toBeGreaterThanOrEqual(least);
    expect(text.length).toBeLessThanOrEqual(most);
    expect(text.blocks.filter(({ kind }) => kind === "heading").length).toBeGreaterThanOrEqual(3);
    expect(text.cues.length).toBeGreaterThanOrEqual(3);
  });

  test("is signed by nobody, and says where its facts are from when it is about a village", () => {
    expect(frontMatter.reviewedBy).toBe("");
    if (frontMatter.kind === "village")
      expect(frontMatter.sources.join()).toContain("CPC News Network, 28 November 2023");
  });

  // China's Advertising Law, articles 9 and 17: no superlatives, no medical effect of food.
  test("makes no absolute or medical claim", () => {
    const spoken = text.blocks.map((block) => block.text).join("\n");
    const claims =
      /最|第一|国家级|唯一|绝对|顶级|首选|纯天然|百分之百|治疗|疗效|保健|养生|降血|抗癌|the best|cures?\b/i;
    expect(spoken).not.toMatch(claims);
  });

  test("uses Chinese punctuation in Chinese", () => {
    const spoken = text.blocks.map((block) => block.text).join("\n");
    if (text.lang === "zh-CN") expect(spoken).not.toMatch(/\p{Script=Han}[,:;?!]|[,;?!]\p{Script=Han}/u);
  });
});
