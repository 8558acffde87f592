import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { checkPreset, readPresets } from "../../../main/presets";
import { framesOverlap } from "../../../main/presets/slot-overlap";
import { resolveMedia } from "../../../main/storage";
import { type Frame, type Layer, orientations, type Preset, type Slot } from "../../../preload/contract";

const resources = resolve("resources");
const { presets, broken } = await readPresets([join(resources, "presets")]);
const layouts = presets.flatMap((preset) =>
  preset.scenes.flatMap((scene) => orientations.map((orientation) => ({ preset, scene, orientation }))),
);
type Layout = (typeof layouts)[number];
const titled = layouts.map(
  (each) => [`${each.preset.id}/${each.scene.id} ${each.orientation}`, each] as const,
);

const packs = {
  "village-stories": [
    "break-slate",
    "closing",
    "field-visit",
    "heritage-pictures",
    "interview",
    "opening-countdown",
    "village-story",
  ],
  "product-showcases": ["before-after", "craft-table", "product-showcase", "sale-board"],
} as const;

/** Phone apps draw over these shares of an upright picture: nothing of importance lies there. */
const phoneTop = 0.08;
const phoneBottom = 0.22;
/** Fractions are written with four digits. */
const rounding = 1e-3;

const placed = <Kind extends Layer["kind"]>({ scene, orientation }: Layout, kind: Kind) =>
  scene.layers.flatMap((layer) => {
    const at = layer.layout[orientation];
    return layer.kind === kind && at !== null
      ? [{ layer: layer as Extract<Layer, { kind: Kind }>, frame: at.frame }]
      : [];
  });

const slotFrames = (layout: Layout): { slot: Slot; frame: Frame }[] =>
  placed(layout, "overlay-slot").map(({ layer, frame }) => ({ slot: layer.settings.slot, frame }));

/**
 * Where a face is in a person's picture: in a wide one the middle third, below the headroom; in an upright one nearly
 * the whole width, from above the middle.
 */
function faceIn({ x, y, w, h }: Frame, orientation: Layout["orientation"]): Frame {
  const wide = orientation === "landscape" ? w * 16 >= h * 9 : w * 9 >= h * 16;
  return wide
    ? { x: x + w / 3, y: y + h * 0.15, w: w / 3, h: h * 0.5 }
    : { x: x + w * 0.2, y: y + h * 0.22, w: w * 0.6, h: h * 0.25 };
}

/** Width by height in pixels of each slot's usual cards: a place of another shape would show them small. */
const shapes: Record<Slot, readonly number[]> = {
  "lower-third": [960 / 168, 1200 / 200],
  guest: [960 / 168],
  card: [960 / 320],
  badge: [560 / 132, 480 / 112],
  chapter: [1200 / 232],
  corner: [360 / 120],
  timer: [640 / 200],
  side: [720 / 520, 480 / 600, 720 / 480, 720 / 640],
  ticker: [1920 / 72],
  full: [1600 / 900, 1760 / 880, 1000 / 1500],
};
const canvases = { landscape: { width: 1920, height: 1080 }, portrait: { width: 1080, height: 1920 } };

/** How much of a frame's larger side a contained card of some shape leaves unused, 0 to 1. */
const unused = (shape: number, frameShape: number) =>
  1 - Math.min(shape, frameShape) / Math.max(shape, frameShape);

describe("the presets that ship", () => {
  test("are eleven in two packs, whole, and in both languages", () => {
    expect(broken).toEqual([]);
    for (const [pack, ids] of Object.entries(packs)) {
      const found = presets.filter((preset) => preset.pack === pack).map((preset) => preset.id);
      expect(found.sort()).toEqual(ids);
    }
    expect(presets).toHaveLength(11);
    for (const preset of presets) {
      expect(preset.scenes.length).toBeLessThanOrEqual(4);
      const scenes = preset.scenes.flatMap((scene) => [scene.name, scene.purpose]);
      const layers = preset.scenes.flatMap((scene) => scene.layers.map((layer) => layer.name));
      for (const text of [preset.name, preset.purpose, ...scenes, ...layers]) {
        expect(text.en, text["zh-CN"]).toBeTruthy();
        expect(text["zh-CN"]).toMatch(/\p{Script=Han}/u);
      }
    }
  });

  test("name only pictures and music that are there", async () => {
    const references = presets
      .flatMap((preset) => preset.scenes.flatMap((scene) => scene.layers))
      .flatMap((layer) =>
        layer.kind === "image" || layer.kind === "music"
          ? [layer.settings.file]
          : layer.kind === "camera"
            ? [layer.settings.standIn, layer.settings.standInClip ?? layer.settings.standIn]
            : [],
      );
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) {
      expect(reference).toBeDefined();
      await access(resolveMedia({ data: "/none", resources }, reference ?? ""));
    }
  });

  test("an anchor finds one name for one place in every scene", () => {
    const names = new Map<Slot, Set<string>>();
    for (const layout of layouts)
      for (const { layer } of placed(layout, "overlay-slot"))
        names.set(
          layer.settings.slot,
          (names.get(layer.settings.slot) ?? new Set()).add(layer.name["zh-CN"]),
        );
    expect(names.size).toBe(10);
    for (const [slot, found] of names) expect([...found], slot).toHaveLength(1);
  });

  test.each(titled)("%s: places for cards lie in the safe zone, no text beneath", (_title, layout) => {
    const margin = layout.preset.safeZone[layout.orientation] - rounding;
    const upright = layout.orientation === "portrait";
    for (const { frame, slot } of slotFrames(layout)) {
      // The text of a ticker runs from edge to edge; upright the band reaches past both, for larger letters.
      const sides = slot === "ticker" ? (upright ? -0.13 : -rounding) : margin;
      const top = upright ? phoneTop - rounding : margin;
      const bottom = upright ? 1 - phoneBottom + rounding : slot === "ticker" ? 1 + rounding : 1 - margin;
      expect(frame.x, slot).toBeGreaterThanOrEqual(sides);
      expect(frame.x + frame.w, slot).toBeLessThanOrEqual(1 - sides);
      expect(frame.y, slot).toBeGreaterThanOrEqual(top);
      expect(frame.y + frame.h, slot).toBeLessThanOrEqual(bottom);
      if (slot === "full") continue;
      for (const text of placed(layout, "text"))
        expect(framesOverlap(text.frame, frame), `${slot} over ${text.layer.id}`).toBe(false);
    }
    for (const { frame, layer } of placed(layout, "text")) {
      expect(frame.x, layer.id).toBeGreaterThanOrEqual(margin);
      expect(frame.x + frame.w, layer.id).toBeLessThanOrEqual(1 - margin);
      expect(frame.y, layer.id).toBeGreaterThanOrEqual(upright ? phoneTop - rounding : margin);
      expect(frame.y + frame.h, layer.id).toBeLessThanOrEqual(upright ? 1 - phoneBottom : 1 - margin);
    }
  });

  test.each(titled)("%s: no place for a card lies over a face", (_title, layout) => {
    const people = placed(layout, "camera").filter(
      ({ layer }) =>
        layer.settings.device === "host" ||
        (layer.settings.device === "second" && layout.preset.id === "interview"),
    );
    for (const { frame, layer } of people)
      for (const { slot, frame: place } of slotFrames(layout)) {
        if (slot === "full") continue;
        const face = faceIn(frame, layout.orientation);
        expect(framesOverlap(place, face), `${slot} over ${layer.id}`).toBe(false);
      }
  });

  test.each(titled)("%s: each place has nearly the shape of its cards", (_title, layout) => {
    const { width, height } = canvases[layout.orientation];
    for (const { frame, slot } of slotFrames(layout)) {
      const shape = (frame.w * width) / (frame.h * height);
      const least = Math.min(...shapes[slot].map((each) => unused(each, shape)));
      // `full` and `side` take cards of very different shapes.
      expect(least, slot).toBeLessThanOrEqual(slot === "full" || slot === "side" ? 0.35 : 0.06);
    }
  });

  test("heritage pictures carry nothing for sale, and whoever is seen is heard", () => {
    for (const { preset, scene } of layouts) {
      const slots = scene.layers.flatMap((each) =>
        each.kind === "overlay-slot" ? [each.settings.slot] : [],
      );
      if (preset.id === "heritage-pictures") {
        expect(slots).not.toContain("card");
        expect(slots).not.toContain("badge");
      }
      const kinds = scene.layers.map((layer) => layer.kind);
      if (kinds.includes("camera")) expect(kinds, `${preset.id}/${scene.id}`).toContain("microphone");
      expect(kinds.includes("microphone") || kinds.includes("music")).toBe(true);
    }
    const slate = presets.find(({ id }) => id === "break-slate");
    expect(slate?.scenes.flatMap((scene) => scene.layers.map(({ kind }) => kind))).not.toContain(
      "microphone",
    );
  });
});

describe("a preset of one's own", () => {
  const changed = (id: string, change: (preset: Preset) => void) => {
    const preset = structuredClone(presets.find((each) => each.id === id) as Preset);
    change(preset);
    return checkPreset(preset);
  };
  const layerOf = (preset: Preset, id: string) =>
    preset.scenes.flatMap((scene) => scene.layers).find((layer) => layer.id === id) as Layer;

  test("is refused where two places for cards lie over one another, but for a full-screen card", () => {
    const moved = changed("village-story", (preset) => {
      const [card, other] = [layerOf(preset, "lower-third-slot"), layerOf(preset, "chapter-slot")];
      card.layout.portrait = structuredClone(other.layout.portrait);
    });
    expect(moved).toEqual({ reason: "host: the slots chapter and lower-third overlap in portrait" });
    const covering = changed("village-story", (preset) => {
      layerOf(preset, "full-slot").layout.landscape = structuredClone(
        layerOf(preset, "host-camera").layout.landscape,
      );
    });
    expect(covering).toHaveProperty("preset");
  });

  test("may set places edge to edge", () => {
    const flush = changed("village-story", (preset) => {
      const [card, other] = [layerOf(preset, "lower-third-slot"), layerOf(preset, "chapter-slot")];
      const above = other.layout.landscape?.frame;
      const at = card.layout.landscape;
      if (at && above) at.frame = { ...at.frame, y: above.y + above.h };
    });
    expect(flush).toHaveProperty("preset");
  });

  test("is refused with a panning picture in a small frame, and with music outside the media folders", () => {
    const small = changed("heritage-pictures", (preset) => {
      const at = layerOf(preset, "story-picture").layout.landscape;
      if (at) at.frame = { x: 0, y: 0, w: 0.4, h: 0.4 };
    });
    expect(small).toEqual({
      reason: "picture: story-picture: a picture that pans must fill a quarter of the canvas or more",
    });
    const outside = changed("closing", (preset) => {
      const layer = layerOf(preset, "music");
      if (layer.kind === "music") layer.settings.file = "/home/music.ogg";
    });
    expect(outside).toEqual({ reason: "host: music: file must be media:… or bundled:…" });
  });
});
