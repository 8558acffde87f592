import { access, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createProblems, createStateStore, initialState, silentLog, systemClock } from "../../../main/core";
import { createPresets, readPresets } from "../../../main/presets";
import { resolveMedia } from "../../../main/storage";
import { type Frame, orientations, type Preset, type Slot } from "../../../preload/contract";

const resources = resolve("resources");
const { presets, broken } = await readPresets([join(resources, "presets")]);
const layouts = presets.flatMap((preset) =>
  preset.scenes.flatMap((scene) => orientations.map((orientation) => ({ preset, scene, orientation }))),
);
const titled = layouts.map(
  (each) => [`${each.preset.id}/${each.scene.id} ${each.orientation}`, each] as const,
);

const slotFrames = ({ scene, orientation }: (typeof layouts)[number]): { slot: Slot; frame: Frame }[] =>
  scene.layers.flatMap((layer) => {
    const at = layer.layout[orientation];
    return layer.kind === "overlay-slot" && at !== null
      ? [{ slot: layer.settings.slot, frame: at.frame }]
      : [];
  });

const overlap = (one: Frame, other: Frame) =>
  one.x < other.x + other.w &&
  other.x < one.x + one.w &&
  one.y < other.y + other.h &&
  other.y < one.y + one.h;

describe("the presets that ship", () => {
  test("are two, whole, and in both languages", () => {
    expect(broken).toEqual([]);
    expect(presets.map((preset) => preset.id)).toEqual(["product-showcase", "village-story"]);
    for (const preset of presets) {
      const texts = [
        preset.name,
        preset.purpose,
        ...preset.scenes.flatMap((scene) => [scene.name, scene.purpose]),
      ];
      for (const text of [
        ...texts,
        ...preset.scenes.flatMap((scene) => scene.layers.map((layer) => layer.name)),
      ]) {
        expect(text.en, text["zh-CN"]).toBeTruthy();
      }
    }
  });

  test("name only pictures that are there", async () => {
    const references = presets
      .flatMap((preset) => preset.scenes.flatMap((scene) => scene.layers))
      .flatMap((layer) =>
        layer.kind === "image"
          ? [layer.settings.file]
          : layer.kind === "camera"
            ? [layer.settings.standIn]
            : [],
      );
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      expect(reference).toBeDefined();
      await access(resolveMedia({ data: "/none", resources }, reference ?? ""));
    }
  });

  test.each(titled)("%s: slots lie in the safe zone and over no other", (_title, layout) => {
    const frames = slotFrames(layout);
    const margin = layout.preset.safeZone[layout.orientation] - 1e-9;
    for (const [index, { frame, slot }] of frames.entries()) {
      expect(frame.x, slot).toBeGreaterThanOrEqual(margin);
      expect(frame.x + frame.w, slot).toBeLessThanOrEqual(1 - margin);
      expect(frame.y + frame.h, slot).toBeLessThanOrEqual(1 - margin);
      for (const other of frames.slice(index + 1)) {
        expect(overlap(frame, other.frame), `${slot} over ${other.slot}`).toBe(false);
      }
    }
    const village = layout.scene.layers.find((layer) => layer.id === "village-name");
    const at = village?.layout[layout.orientation];
    if (at) for (const { frame, slot } of frames) expect(overlap(at.frame, frame), slot).toBe(false);
  });

  test.each(titled)(
    "%s: the host is in the picture and the microphone is on",
    (_title, { scene, orientation }) => {
      const camera = scene.layers.find((layer) => layer.kind === "camera");
      expect(camera?.layout[orientation]).not.toBeNull();
      expect(scene.layers.some((layer) => layer.kind === "microphone")).toBe(true);
    },
  );
});

describe("a studio's presets", () => {
  let data = "";
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), "hongcun 预设's "));
  });
  afterEach(() => rm(data, { recursive: true, force: true }));

  async function withUserPreset(id: string, content: string) {
    await mkdir(join(data, "presets", id), { recursive: true });
    await writeFile(join(data, "presets", id, "preset.json"), content);
    const store = createStateStore(initialState());
    const problems = createProblems(store, systemClock);
    const paths = { data, resources, fonts: "", relayEntry: "" };
    const context = { store, problems, paths, log: silentLog, clock: systemClock };
    const studio = createPresets(context, {
      engine: () => {
        throw new Error("no engine is needed here");
      },
      fill: () => {
        throw new Error("no fill is needed here");
      },
    });
    await studio.start();
    return { store, studio };
  }
  const own = (change: (preset: Preset) => void): string => {
    const preset = structuredClone(presets[0] as Preset);
    preset.id = "mine";
    preset.name["zh-CN"] = "我的";
    change(preset);
    return JSON.stringify(preset);
  };

  test("a preset of the user's own stands beside those that ship", async () => {
    const { store } = await withUserPreset(
      "mine",
      own(() => {}),
    );
    expect(store.get().library.presets.map((preset) => preset.id)).toContain("mine");
    expect(store.get().problems).toEqual([]);
  });

  test.each([
    ["half a file", "{ half"],
    ["a schema fault", own((preset) => Object.assign(preset.transition, { kind: "wipe" }))],
    [
      "a layer id twice",
      own((preset) => void preset.scenes[0]?.layers.push(preset.scenes[0].layers[0] as never)),
    ],
    [
      "a path instead of a reference",
      own((preset) => {
        const layer = preset.scenes.flatMap((scene) => scene.layers).find((each) => each.kind === "image");
        if (layer?.kind === "image") layer.settings.file = "../../etc/passwd";
      }),
    ],
    ["a name that is taken", own((preset) => Object.assign(preset.name, { "zh-CN": "产品展示" }))],
  ])("%s is left out and named, and the others work", async (_what, content) => {
    const { store } = await withUserPreset("mine", content);
    expect(store.get().library.presets).toHaveLength(2);
    expect(store.get().problems).toMatchObject([{ code: "presets.broken" }]);
    expect(store.get().problems[0]?.message).toContain(join("presets", "mine", "preset.json"));
  });

  test("an unknown preset and a canvas of the wrong shape are refused by name", async () => {
    const { studio } = await withUserPreset(
      "mine",
      own(() => {}),
    );
    await expect(async () => studio.handlers["preset.apply"]({ id: "none" })).rejects.toMatchObject({
      code: "presets.unknown",
    });
    await expect(async () =>
      studio.handlers["preset.apply"]({
        id: "mine",
        orientation: "portrait",
        canvas: { width: 1280, height: 720 },
      }),
    ).rejects.toMatchObject({ code: "core.invalid-input", field: "canvas" });
  });
});
