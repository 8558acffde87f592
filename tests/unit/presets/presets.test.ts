import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createProblems, createStateStore, initialState, silentLog, systemClock } from "../../../main/core";
import { createPresets, readPresets } from "../../../main/presets";
import type { Preset } from "../../../preload/contract";

const resources = resolve("resources");
const { presets } = await readPresets([join(resources, "presets")]);
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
      saveShow: () => undefined,
      restoreCards: () => Promise.resolve(),
    });
    await studio.start();
    return { store, studio };
  }
  const own = (change: (preset: Preset) => void): string => {
    const preset = structuredClone(presets.find(({ id }) => id === "village-story") as Preset);
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
    expect(store.get().library.presets).toHaveLength(presets.length);
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
