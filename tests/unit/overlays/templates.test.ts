import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkAssTemplate } from "../../../main/overlays/ass/check";
import { isDrawn } from "../../../main/overlays/ass/conditions";
import { writeAss } from "../../../main/overlays/ass/document";
import { charactersUsed, weightsUsed } from "../../../main/overlays/ass/fonts-used";
import { gatherDocuments } from "../../../main/overlays/ass/gather";
import { withMatte } from "../../../main/overlays/ass/matte";
import { assColour } from "../../../main/overlays/ass/styles";
import { checkFields } from "../../../main/overlays/fields";
import { layOutCard } from "../../../main/overlays/layout";
import { loadTemplates } from "../../../main/overlays/templates";
import { bundledTemplate, bundledTheme, exampleNow, resources, settingFor } from "../../helpers/overlays";
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
    expect(checkFields(template, template.example, exampleNow)).toMatchObject(template.example);
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

/** A bundled template's example as an ASS document. */
async function documentOf(id: string, theme: string): Promise<string> {
  const loaded = await bundledTemplate(id);
  const setting = await settingFor(loaded, { ...loaded.template.example }, theme);
  const { faces, fields } = setting;
  const layout = layOutCard(setting);
  return writeAss({ template: loaded.ass, layout, faces, fields, theme: setting.theme });
}

test("a document takes the weights that its events name, drawings too", async () => {
  expect(weightsUsed(await documentOf("product-card", "red-heritage"))).toEqual(["bold", "regular"]);
  expect(weightsUsed(await documentOf("chapter-title", "red-heritage"))).toEqual([
    "bold",
    "medium",
    "regular",
  ]);
  expect(charactersUsed(await documentOf("product-card", "red-heritage"))).toContain("饺");
});

test.each(["red-heritage", "farm-fresh"])("every template draws in %s with its colours alone", async (id) => {
  const theme = await bundledTheme(id);
  const inks = new Set(Object.values(theme.colours).map(assColour));
  for (const name of await readdir(join(resources, "overlays"))) {
    const document = await documentOf(name, id);
    expect(document, name).not.toContain("[[");
    const styles = document.split("\n").filter((line) => line.startsWith("Style:"));
    const events = document.split("\n").filter((line) => line.startsWith("Dialogue:"));
    expect(events.length).toBeGreaterThan(1);
    for (const style of styles) expect(inks).toContain(style.split(",")[3]);
    const named = new Set(styles.map((style) => style.split(",")[0]?.replace("Style: ", "")));
    for (const event of events) expect(named).toContain(event.split(",")[3]);
  }
});

test("a template's own literal styles stay as they are", async () => {
  const { template, ass } = await bundledTemplate("lower-third");
  const own =
    "Style: text,Noto Sans SC,40,&H00112233,&H00112233,&H00000000,&H00000000,-1,0,0,0,100,100,0,0,1,0,0,7,0,0,0,1";
  const literal = ass.replace("[[theme.styles]]", `${own}\n[[theme.styles]]`);
  checkAssTemplate(template, literal);
  const setting = await settingFor({ template, ass: literal }, template.example);
  const { faces, fields, theme } = setting;
  const document = writeAss({ template: literal, layout: layOutCard(setting), faces, fields, theme });
  expect(document).toContain(own);
  expect(document).toMatch(/^Dialogue: [^,]*,[^,]*,[^,]*,text,/m);
  expect(document).not.toContain("Style: text-bold");
});

test("conditions on an event: all must hold", () => {
  const event = (name: string) => `Dialogue: 0,0:00:00.00,9:59:59.00,text,${name},0,0,0,,x`;
  const fields = { current: "2", step: "面", empty: "" };
  expect(isDrawn(event(""), fields)).toBe(true);
  expect(isDrawn(event("is:current=2 if:step"), fields)).toBe(true);
  expect(isDrawn(event("is:current=2 if:empty"), fields)).toBe(false);
  expect(isDrawn(event("not:current=2"), fields)).toBe(false);
  expect(isDrawn(event("unless:empty not:current=3"), fields)).toBe(true);
});

test("gathered cards keep their styles and hours apart", () => {
  const head = "[Script Info]\nPlayResX: 10\nPlayResY: 20\n[V4+ Styles]\nFormat: Name, Fontname\n";
  const one = (style: string) =>
    `${head}Style: ${style},Noto Sans SC,40\n[Events]\nFormat: Layer, Start\nDialogue: 0,0:00:00.20,9:59:59.00,${style},,0,0,0,,a, b`;
  expect(
    gatherDocuments([one("text"), one("text")], { width: 30, height: 40 })
      .trim()
      .split("\n"),
  ).toEqual([
    "[Script Info]",
    "PlayResX: 30",
    "PlayResY: 40",
    "[V4+ Styles]",
    "Format: Name, Fontname",
    "Style: 0 text,Noto Sans SC,40",
    "Style: 1 text,Noto Sans SC,40",
    "[Events]",
    "Format: Layer, Start",
    "Dialogue: 0,0:00:00.20,9:59:59.00,0 text,,0,0,0,,a, b",
    "Dialogue: 0,20:00:00.20,29:59:59.00,1 text,,0,0,0,,a, b",
  ]);
});
