import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { createPrompter } from "../../../main/prompter";
import { checkReferences, createScripts } from "../../../main/scripts";
import { createShow } from "../../../main/show";
import { missingReferences } from "../../../main/show/references";
import {
  overlayTemplateSchema,
  presetSchema,
  productFileSchema,
  showSchema,
} from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";

const resources = join(import.meta.dirname, "../../../resources");
const demo = showSchema.parse(JSON.parse(readFileSync(join(resources, "shows/demo/show.json"), "utf8")));
const templates = readdirSync(join(resources, "overlays"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) =>
    overlayTemplateSchema.parse(
      JSON.parse(readFileSync(join(resources, "overlays", name, "template.json"), "utf8")),
    ),
  );
const { products } = productFileSchema.parse(
  JSON.parse(readFileSync(join(resources, "products/demo.json"), "utf8")),
);
const presets = readdirSync(join(resources, "presets")).map((name) =>
  presetSchema.parse(JSON.parse(readFileSync(join(resources, "presets", name, "preset.json"), "utf8"))),
);

async function studio() {
  const context = testContext(temporaryFolder());
  const scripts = createScripts(context);
  const prompter = createPrompter(context, { scripts, fire: () => Promise.resolve() });
  const shows = createShow(context, {
    takeScene: () => Promise.resolve(),
    setPicture: () => Promise.resolve(),
    showOverlay: () => Promise.resolve(),
    hideOverlay: () => Promise.resolve(),
    loadScript: prompter.load,
  });
  await scripts.start();
  await shows.start();
  return { ...context, scripts, prompter, shows };
}

test("everything the demo show names ships with it, and its cards fill their templates", async () => {
  const { store, paths, scripts } = await studio();
  const library = { ...store.get().library, templates, presets, products };
  expect(await missingReferences(demo, library, paths)).toEqual([]);
  for (const { id, bundled } of library.scripts) {
    expect(bundled).toBe(true);
    const { cues } = scripts.text(id);
    expect(
      checkReferences(
        cues.map((cue) => ({ cue, line: 1 })),
        library,
      ),
    ).toEqual([]);
  }
  for (const { template, fields, product } of demo.segments.flatMap(({ overlays }) => overlays)) {
    const known = templates.find(({ id }) => id === template)?.fields ?? [];
    expect(known.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(fields)));
    const required = known.filter((field) => field.required).map(({ id }) => id);
    if (product === undefined) expect(Object.keys(fields)).toEqual(expect.arrayContaining(required));
  }
});

test("every segment is planned for at least as long as its script takes to read", async () => {
  const { store } = await studio();
  for (const segment of demo.segments) {
    const script = store.get().library.scripts.find(({ id }) => id === segment.script);
    expect(segment.plannedSeconds).toBeGreaterThanOrEqual(script?.readingSeconds ?? Number.POSITIVE_INFINITY);
  }
});

test("run from end to end, each segment puts its script on the prompter, standing still", async () => {
  const { shows, store } = await studio();
  await shows.handlers["show.open"]({ id: demo.id });
  for (const [index, segment] of demo.segments.entries()) {
    expect(await shows.handlers["show.next"]({})).toEqual({ index });
    expect(store.get().prompter).toMatchObject({ scriptId: segment.script, playing: false, position: 0 });
    // The segment has brought its scene and card: Space must not have to bring them again.
    expect(store.get().prompter.armed).toBeNull();
  }
});

test.each(readdirSync(join(resources, "pictures")).filter((name) => name.startsWith("story-")))(
  "%s is 1600×900 and small",
  async (name) => {
    const file = join(resources, "pictures", name);
    expect(await sharp(file).metadata()).toMatchObject({ width: 1600, height: 900, format: "png" });
    expect(readFileSync(file).length).toBeLessThan(400 * 1024);
  },
);
