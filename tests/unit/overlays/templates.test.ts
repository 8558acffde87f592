import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkAssTemplate } from "../../../main/overlays/ass/check";
import { fontsUsed } from "../../../main/overlays/ass/fonts-used";
import { withMatte } from "../../../main/overlays/ass/matte";
import { checkFields } from "../../../main/overlays/fields";
import { loadTemplates } from "../../../main/overlays/templates";
import { bundledTemplate, resources } from "../../helpers/overlays";
import { temporaryFolder } from "../../helpers/temporary";

test("every bundled template loads, fills its example, and is named in both languages", async () => {
  const folders = await readdir(join(resources, "overlays"));
  const { templates, troubles } = await loadTemplates([join(resources, "overlays")]);
  expect(troubles).toEqual([]);
  expect([...templates.keys()].sort()).toEqual(folders.sort());
  for (const { template } of templates.values()) {
    expect(template.name.en).toBeTruthy();
    for (const field of template.fields) {
      expect(field.label.en).toBeTruthy();
      expect(template.example[field.id]).toBeTruthy();
    }
    expect(checkFields(template, template.example)).toMatchObject(template.example);
  }
});

test("a broken template of the user is left out and named; a good one replaces the bundled one", async () => {
  const root = temporaryFolder();
  const good = join(root, "lower-third");
  await cp(join(resources, "overlays", "lower-third"), good, { recursive: true });
  const json = JSON.parse(await readFile(join(good, "template.json"), "utf8"));
  await writeFile(join(good, "template.json"), JSON.stringify({ ...json, name: { "zh-CN": "我的人名条" } }));
  await mkdir(join(root, "broken"));
  await writeFile(join(root, "broken", "template.json"), "{");
  await cp(join(resources, "overlays", "lower-third"), join(root, "misnamed"), { recursive: true });
  const { templates, troubles } = await loadTemplates([
    join(resources, "overlays"),
    root,
    join(root, "not there"),
  ]);
  expect(templates.get("lower-third")?.template.name["zh-CN"]).toBe("我的人名条");
  expect(troubles.map(({ id }) => id)).toEqual(["broken", "misnamed"]);
});

test.each([
  ["PlayResX: 960", "PlayResX: 961", /PlayResX/],
  ["WrapStyle: 2", "WrapStyle: 0", /WrapStyle/],
  ["[[role.text]]", "[[rule.text]]", /rule/],
  ["[[role.text]]", "", /role is not drawn|text box role/],
])("a card.ass with %s as %s is refused", async (from, to, reason) => {
  const { template, ass } = await bundledTemplate("lower-third");
  const broken =
    from === "[[role.text]]" && to === "" ? ass.replace(/^Dialogue.*role.*$/m, "") : ass.replace(from, to);
  expect(() => checkAssTemplate(template, broken)).toThrow(reason);
});

test("the matte is a white copy ten hours later that keeps transparency and leaves a user's text alone", () => {
  const style = "Style: Panel,Noto Sans SC,40,&H0F0E1217,&H00FFFFFF,&H80000000,&H00000000,0,0,0,0,100,100";
  const event =
    "Dialogue: 0,0:00:00.20,9:59:59.00,Panel,,0,0,0,,{\\c&H0E1217&\\1a&H20&\\3c&HFF&}价, \\{\\c&H00FF00&\\}";
  expect(withMatte(`${style}\n${event}`).split("\n")).toEqual([
    style,
    "Style: White Panel,Noto Sans SC,40,&H0FFFFFFF,&H00FFFFFF,&H80FFFFFF,&H00FFFFFF,0,0,0,0,100,100",
    event,
    "Dialogue: 0,10:00:00.20,19:59:59.00,White Panel,,0,0,0,,{\\c&HFFFFFF&\\1a&H20&\\3c&HFFFFFF&}价, \\{\\c&H00FF00&\\}",
  ]);
});

test("a document's fonts are those its styles name", async () => {
  expect(fontsUsed((await bundledTemplate("product-card")).ass)).toEqual([
    "NotoSansSC_400Regular.ttf",
    "NotoSansSC_700Bold.ttf",
  ]);
  expect(fontsUsed((await bundledTemplate("chapter-title")).ass)).toContain("NotoSansSC_500Medium.ttf");
});
