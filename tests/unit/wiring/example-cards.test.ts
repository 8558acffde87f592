import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createExampleCards, suitingTemplate } from "../../../main/wiring/example-cards";
import { type OverlayTemplate, overlayTemplateSchema, slots } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";

const folder = join(import.meta.dirname, "../../../resources/overlays");
const templates = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) =>
    overlayTemplateSchema.parse(JSON.parse(readFileSync(join(folder, name, "template.json"), "utf8"))),
  );

test.each([
  ["lower-third", 880 / 154, "landscape", "lower-third"],
  ["lower-third", 984 / 164, "landscape", "place-caption"],
  ["card", 3, "landscape", "product-card"],
  ["side", 720 / 640, "landscape", "step-list"],
  ["side", 0.8, "portrait", "qr-code"],
  ["full", 16 / 9, "landscape", "credits"],
  ["full", 16 / 9, "portrait", "credits-tall"],
  ["full", 2, "landscape", "sale-board"],
  ["full", 2, "portrait", "sale-board-tall"],
] as const)("%s of shape %f, %s: %s", (slot, shape, orientation, wanted) => {
  expect(suitingTemplate(templates, slot, shape, orientation)?.id).toBe(wanted);
});

test("every slot has an example, none without a template", () => {
  for (const slot of slots) expect(suitingTemplate(templates, slot, 3, "landscape"), slot).not.toBeNull();
  expect(suitingTemplate([], "card", 3, "landscape")).toBeNull();
});

test("a card that cannot be drawn is left out", async () => {
  const context = testContext(temporaryFolder());
  context.store.update((draft) => {
    draft.library.templates = structuredClone(templates) as OverlayTemplate[];
  });
  const failing = createExampleCards(context, () => Promise.reject(new Error("no ffmpeg")));
  expect(await failing("card", 3, "landscape")).toBeNull();
  const drawn = createExampleCards(context, async ({ template }) => ({
    file: "/cards/clip.mov",
    image: `card:${template}.png`,
    width: 960,
    height: 320,
    cached: true,
    milliseconds: 1,
  }));
  expect(await drawn("card", 3, "landscape")).toEqual({
    file: join(context.paths.data, "overlays", "product-card.png"),
    width: 960,
    height: 320,
  });
});
