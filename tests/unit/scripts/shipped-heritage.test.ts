import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkFields } from "../../../main/overlays/fields";
import { layoutFaults } from "../../../main/overlays/layout";
import { readPresets } from "../../../main/presets/library";
import { parseScript } from "../../../main/scripts/parse";
import { type Cue, type OverlayTemplate, overlayTemplateSchema } from "../../../preload/contract";
import { bundledTemplate, exampleNow, resources, settingFor } from "../../helpers/overlays";

const { presets } = await readPresets([join(resources, "presets")]);
const templates: OverlayTemplate[] = readdirSync(join(resources, "overlays")).map((name) =>
  overlayTemplateSchema.parse(
    JSON.parse(readFileSync(join(resources, "overlays", name, "template.json"), "utf8")),
  ),
);
const scripts = readdirSync(join(resources, "scripts"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => {
    const id = name.replace(/\.md$/, "");
    const markdown = readFileSync(join(resources, "scripts", name), "utf8");
    return { id, ...parseScript(id, markdown, { templates, presets, products: [] }) };
  })
  .filter(({ frontMatter }) => frontMatter.kind === "heritage");
const titled = scripts.map((script) => [script.id, script] as const);

type Shipped = (typeof scripts)[number];
const headings = ({ text }: Shipped) => text.blocks.filter(({ kind }) => kind === "heading");
const spoken = ({ text }: Shipped) =>
  text.blocks.filter(({ kind }) => kind === "paragraph").map((block) => block.text);
const cueTargets = ({ text }: Shipped) =>
  text.cues.map((cue) =>
    cue.kind === "scene" ? cue.scene : cue.kind === "overlay" ? cue.template : cue.kind,
  );

const months = "January February March April May June July August September October November December";

/** A date of the head as the text writes it: 1935年5月29日; 29 May 1935. */
function written(date: string, lang: "zh-CN" | "en"): string {
  const [year, month, day] = date.split("-").map(Number);
  if (lang === "zh-CN") return `${year}年${month ? `${month}月` : ""}${day ? `${day}日` : ""}`;
  return [day, month ? months.split(" ")[month - 1] : undefined, year].filter(Boolean).join(" ");
}

/** The slots in which cards can be seen in a scene. */
const slotsOf = (ref: string) =>
  presets
    .flatMap((preset) => preset.scenes.map((scene) => ({ ref: `${preset.id}/${scene.id}`, scene })))
    .filter((one) => one.ref === ref)
    .flatMap(({ scene }) => scene.layers)
    .flatMap((layer) => (layer.kind === "overlay-slot" ? [layer.settings.slot] : []));

/** Every card of a script with the scene it comes up in. */
function cardsInScenes(cues: readonly Cue[]) {
  let scene = "";
  return cues.flatMap((cue) => {
    if (cue.kind === "scene") scene = cue.scene;
    return cue.kind === "overlay" ? [{ scene, template: cue.template, fields: cue.fields }] : [];
  });
}

test("nine Chinese stories ship, and four of them in English with the same scenes and cards", () => {
  const chinese = scripts.filter(({ text }) => text.lang === "zh-CN");
  const english = scripts.filter(({ text }) => text.lang === "en");
  expect(chinese.length).toBeGreaterThanOrEqual(9);
  expect(english.length).toBeGreaterThanOrEqual(4);
  for (const one of english) {
    const original = chinese.find(({ id }) => `${id}-en` === one.id);
    expect(original && cueTargets(original), one.id).toEqual(cueTargets(one));
    expect(original && Object.values(original.frontMatter.dates), one.id).toEqual(
      Object.values(one.frontMatter.dates),
    );
    expect(original?.frontMatter.sources.length, one.id).toBe(one.frontMatter.sources.length);
  }
});

describe.each(titled)("%s", (_id, script) => {
  const { frontMatter, text, problems } = script;

  test("parses without a problem against the scenes and cards that ship", () => {
    expect(problems).toEqual([]);
    expect(text.title).toBe(frontMatter.title);
  });

  test("says where its facts are from, and nobody has signed it yet", () => {
    expect(frontMatter.sources.length).toBeGreaterThanOrEqual(1);
    expect(frontMatter.sources.every((source) => source.trim().length >= 10)).toBe(true);
    expect([frontMatter.reviewedBy, frontMatter.reviewedOn]).toEqual(["", ""]);
    expect(frontMatter.village).not.toBe("");
  });

  test("is three to six minutes of reading in three to five parts", () => {
    const [least, most] = text.lang === "en" ? [2000, 3600] : [700, 1100];
    expect(text.length).toBeGreaterThanOrEqual(least);
    expect(text.length).toBeLessThanOrEqual(most);
    expect(headings(script).length).toBeGreaterThanOrEqual(3);
    expect(headings(script).length).toBeLessThanOrEqual(5);
  });

  test("brings up scenes, cards and pauses, and no goods: nothing is sold beside the fallen", () => {
    const kinds = new Set(text.cues.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(["overlay", "pause", "scene"]);
    expect(text.cues[0]?.kind).toBe("scene");
    expect(text.cues.some(({ auto }) => auto)).toBe(false);
    expect(spoken(script).join("\n")).not.toMatch(
      /下单|购买|优惠|价钱|价格|包邮|链接|商品|上车|\d元|块钱|\bbuy\b|\bprice|\bdiscount|\byuan\b/iu,
    );
  });

  test("every date of its head stands in the text, in the sentence that names the event", () => {
    const sentences = spoken(script).flatMap((paragraph) => paragraph.split(/(?<=[。！？.!?])/u));
    const dates = Object.entries(frontMatter.dates);
    expect(dates.length).toBeGreaterThanOrEqual(1);
    for (const [event, date] of dates) {
      const telling = sentences.filter((sentence) => sentence.toLowerCase().includes(event.toLowerCase()));
      expect(
        telling.some((sentence) => sentence.includes(written(date, text.lang))),
        `${event} ${date}`,
      ).toBe(true);
    }
  });

  test("names that must be said right are marked, each where it is first said", () => {
    const names = text.facts.filter(({ kind }) => kind === "name").map((fact) => fact.text);
    expect(names.length).toBeGreaterThanOrEqual(3);
    expect(new Set(names).size).toBe(names.length);
  });

  // China's Advertising Law, article 9 (3), and plain decency: praise is left to the listener.
  test("makes no absolute claim", () => {
    expect(spoken(script).join("\n")).not.toMatch(
      /最|第一|国家级|唯一|绝对|顶级|举世无双|史上|the (?:greatest|best|most)\b/iu,
    );
  });

  test("its cards are filled as their templates want, fit their boxes and have a place in their scenes", async () => {
    for (const { scene, template: id, fields } of cardsInScenes(text.cues)) {
      const loaded = await bundledTemplate(id);
      const { template } = loaded;
      expect(checkFields(template, fields, exampleNow)).toMatchObject(fields);
      expect(
        layoutFaults(await settingFor(loaded, fields)).map(({ code, field }) => `${field} ${code}`),
        JSON.stringify(fields),
      ).toEqual([]);
      const places = [template.slot, ...(template.alsoIn ?? [])];
      expect(
        slotsOf(scene).some((slot) => places.includes(slot)),
        `${id} in ${scene}`,
      ).toBe(true);
    }
  });
});
