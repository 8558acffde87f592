import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadThemes } from "../../../main/overlays";
import type { ThemeColour } from "../../../preload/contract";
import { bundledTheme, resources } from "../../helpers/overlays";
import { temporaryFolder } from "../../helpers/temporary";

const channels = (colour: string) =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);

/** Relative luminance as WCAG 2 defines it. */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** A colour with its transparency, over a ground of one brightness. */
function over(colour: string, ground: number): number[] {
  const alpha = Number.parseInt(colour.slice(7, 9) || "ff", 16) / 255;
  return channels(colour).map((value) => value * alpha + ground * (1 - alpha));
}

const pairs: [ThemeColour, ThemeColour][] = [
  ["text", "panel"],
  ["textQuiet", "panel"],
  ["accent", "panel"],
  ["price", "panel"],
  ["struck", "panel"],
  ["text", "panelStrong"],
  ["textQuiet", "panelStrong"],
  ["price", "panelStrong"],
  ["onAccent", "accent"],
];

test.each(["red-heritage", "farm-fresh"])(
  "%s: every text is AA on what it lies on, over any picture",
  async (id) => {
    const { colours } = await bundledTheme(id);
    for (const [ink, ground] of pairs) {
      for (const picture of [0, 1]) {
        const ratio = contrast(channels(colours[ink]), over(colours[ground], picture));
        expect(ratio, `${ink} on ${ground} over ${picture}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  },
);

test("a user's theme joins or replaces the bundled ones; a broken one is left out and named", async () => {
  const root = temporaryFolder();
  const theme = await bundledTheme();
  await writeFile(join(root, "red-heritage.json"), JSON.stringify({ ...theme, pace: 1.5 }));
  await writeFile(join(root, "mine.json"), JSON.stringify({ ...theme, id: "mine" }));
  await writeFile(join(root, "misnamed.json"), JSON.stringify(theme));
  await writeFile(join(root, "colourless.json"), JSON.stringify({ ...theme, id: "colourless", colours: {} }));
  await writeFile(join(root, "notes.txt"), "{");
  const { themes, troubles } = await loadThemes([join(resources, "themes"), root, join(root, "none")]);
  expect([...themes.keys()].sort()).toEqual(["farm-fresh", "mine", "red-heritage"]);
  expect(themes.get("red-heritage")?.pace).toBe(1.5);
  expect(troubles.map(({ id }) => id)).toEqual(["colourless", "misnamed"]);
});
