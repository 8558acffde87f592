import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createPresets, type Presets } from "../../main/presets";
import { orientations, type Show, showSchema } from "../../preload/contract";
import { slow, startObs, type TestObs } from "../helpers/obs";
import {
  colourPicture,
  colourPreset,
  emptyFill,
  type ObsStudio,
  obsStudio,
  pixelAt,
} from "../helpers/obs-engine";
import { connectWitness, type Witness, watchChanges } from "../helpers/obs-witness";

let obs: TestObs;
let studio: ObsStudio;
let presets: Presets;
let witness: Witness;
const saveShow = vi.fn((show: Show) => {
  studio.context.store.update((draft) => {
    draft.show.open = show;
  });
});
const restoreCards = vi.fn(() => Promise.resolve());

beforeAll(async () => {
  obs = await startObs({ framesPerSecond: slow });
  studio = await obsStudio(obs);
  await studio.obs.connect();
  presets = createPresets(studio.context, {
    engine: () => studio.obs.engine,
    fill: () => emptyFill,
    saveShow,
    restoreCards,
  });
  await presets.start();
  witness = await connectWitness(obs);
});

afterAll(async () => {
  await witness?.close();
  await studio?.close();
  await obs?.stop();
});

const state = () => studio.context.store.get();
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("a scene of a preset that nobody applied is built when it is taken", async () => {
  const taken = await presets.handlers["scene.take"]({ scene: "village-story/picture" });
  expect(taken).toMatchObject({ scene: "village-story/picture", changed: true });
  expect(state().scenes).toMatchObject({ onAir: "village-story/picture", onAirName: "红村·村庄故事·看图说" });
  // Nobody asked for it by name, so it is no step that somebody would want to take back.
  expect(state().scenes.undo).toBeNull();
});

test("every preset that ships builds in both orientations; applied again, nothing is asked of OBS", async () => {
  const ids = state().library.presets.map(({ id }) => id);
  expect(ids).toHaveLength(11);
  const watch = watchChanges();
  for (const orientation of orientations.toReversed()) {
    for (const id of ids) {
      const first = await presets.handlers["preset.apply"]({ id, orientation });
      const before = await Promise.all(first.scenes.map((scene) => witness.items(scene)));
      watch.since();
      const second = await presets.handlers["preset.apply"]({ id, orientation });
      expect(watch.since(), `${id} ${orientation}`).toEqual([]);
      expect(await Promise.all(second.scenes.map((scene) => witness.items(scene)))).toEqual(before);
      expect(await presets.handlers["preset.diff"]({ id }), id).toEqual([]);
    }
    const { width, height } = state().settings.canvas[orientation];
    expect(state().engine.canvas).toEqual({ width, height });
  }
  watch.stop();
  // They all stand as the last one was built.
  expect(
    state()
      .scenes.applied.map(({ preset }) => preset)
      .sort(),
  ).toEqual([...ids].sort());
  for (const id of ids) expect(await presets.handlers["preset.diff"]({ id }), id).toEqual([]);
});

test("this machine has no camera and no microphone: each preset asks for just what it wants", async () => {
  const missing = async (id: string) => (await presets.handlers["preset.apply"]({ id })).missing;
  expect(await missing("interview")).toEqual([
    { role: "host", layer: "主播摄像头" },
    { role: "second", layer: "嘉宾摄像头" },
    { role: "microphone", layer: "麦克风" },
  ]);
  expect(await missing("break-slate")).toEqual([]);
  expect(state().engine.devices.screens).toHaveLength(1);
});

test("the studio's own microphone gets its filters once, in order", async () => {
  const { filters } = await witness.client.call("GetSourceFilterList", { sourceName: "红村·麦克风" });
  expect(filters).toMatchObject([
    {
      filterName: "红村·降噪",
      filterKind: "noise_suppress_filter_v2",
      filterSettings: { method: "rnnoise" },
    },
    { filterName: "红村·增益", filterKind: "gain_filter" },
    { filterName: "红村·限幅", filterKind: "limiter_filter" },
  ]);
});

test("a story picture chosen on air replaces the stand-in, cut to its frame", async () => {
  await presets.handlers["scene.take"]({ scene: "village-story/picture" });
  const shot = async () => (await studio.obs.engine.screenshot(null, 640)).dataUrl;
  const before = await pixelAt(await shot(), 0.3, 0.3);
  const blue = await colourPicture(join(studio.folder, "蓝.png"), "#0000d0", 900, 300);
  await studio.obs.engine.fillScenes({ ...emptyFill, pictures: { ...emptyFill.pictures, story: blue } });
  await pause(300);
  const [red, , strong] = await pixelAt(await shot(), 0.3, 0.3);
  expect([red < 60, strong > 150]).toEqual([true, true]);
  expect(before).not.toEqual([red, 0, strong]);
  // Cut by the new picture's shape: it fills its frame and no more.
  expect(await presets.handlers["preset.diff"]({ id: "product-showcase" })).toEqual([]);
  await studio.obs.engine.fillScenes(emptyFill);
  expect(await presets.handlers["preset.diff"]({ id: "village-story" })).toEqual([]);
  await expect(
    presets.handlers["scene.picture"]({ role: "story", file: "media:none.jpg" }),
  ).rejects.toMatchObject({ code: "core.not-found" });
});

const anywhere = (frame: { x: number; y: number; w: number; h: number }) => ({
  landscape: { frame, fit: "cover" as const, align: "centre" as const },
  portrait: { frame, fit: "cover" as const, align: "centre" as const },
});

test("a screen layer shows the first screen of this machine, and one chosen elsewhere is asked for", async () => {
  const preset = {
    ...colourPreset,
    id: "screens",
    name: { "zh-CN": "屏幕" },
    scenes: [
      {
        ...(colourPreset.scenes[1] as (typeof colourPreset.scenes)[number]),
        layers: [
          {
            id: "screen",
            name: { "zh-CN": "电脑屏幕" },
            kind: "screen" as const,
            layout: anywhere({ x: 0, y: 0, w: 1, h: 1 }),
            settings: {},
          },
        ],
      },
    ],
  };
  const { canvas } = state().engine;
  if (canvas === null) throw new Error("OBS has no canvas");
  const apply = (screen: string | null) =>
    studio.obs.engine.applyPreset(preset, "landscape", canvas, {
      ...emptyFill,
      devices: { ...emptyFill.devices, screen },
    });
  expect((await apply(null)).missing).toEqual([]);
  const { inputSettings } = await witness.client.call("GetInputSettings", { inputName: "红村·屏幕" });
  expect(inputSettings.screen).toBe(0);
  await witness.client.call("SetInputSettings", { inputName: "红村·屏幕", inputSettings: { screen: 3 } });
  const differences = await studio.obs.engine.diffPreset?.(preset, "landscape", canvas, emptyFill);
  expect(differences).toMatchObject([{ layer: "screen", code: "presets.wrong-screen" }]);
  expect((await apply("7")).missing).toEqual([{ role: "screen", layer: "screen" }]);
});

test("turning refuses while the picture is kept, and else turns show, scenes and cards", async () => {
  const show = showSchema.parse({
    version: 1,
    id: "morning",
    title: "早市",
    village: "竹园村",
    orientation: "landscape",
    presets: ["village-story"],
    segments: [{ id: "one", title: "开场", scene: "village-story/host", plannedSeconds: 60 }],
  });
  saveShow(show);
  saveShow.mockClear();
  const portrait = () => presets.handlers["scene.orientation"]({ orientation: "portrait" });
  await studio.obs.engine.startRecording(studio.folder);
  // The studio itself is idle here: it is OBS that refuses.
  await expect(portrait()).rejects.toMatchObject({ code: "obs.canvas-locked" });
  expect(saveShow).not.toHaveBeenCalled();
  await presets.handlers["preset.apply"]({ id: "village-story", orientation: "landscape" });
  await studio.obs.engine.stopRecording();

  const turned = await portrait();
  expect(turned.presets.map(({ preset }) => preset)).toHaveLength(11);
  expect(saveShow).toHaveBeenCalledWith({ ...show, orientation: "portrait" });
  expect(restoreCards).toHaveBeenCalledOnce();
  expect(state().engine.canvas).toEqual(state().settings.canvas.portrait);
  expect(state().scenes.applied.every(({ orientation }) => orientation === "portrait")).toBe(true);
  expect(await presets.handlers["preset.diff"]({ id: "sale-board" })).toEqual([]);

  // Somebody turns OBS's canvas by hand: said once, not as a hundred layers that lie wrong.
  await witness.client.call("SetVideoSettings", {
    baseWidth: 1280,
    baseHeight: 720,
    outputWidth: 1280,
    outputHeight: 720,
  });
  const difference = await presets.handlers["preset.diff"]({ id: "village-story" });
  expect(difference.map(({ message }) => message)).toEqual(["OBS 的画布是横屏，预设要竖屏"]);
  await presets.handlers["preset.restore"]({ id: "village-story" });
  expect(await presets.handlers["preset.diff"]({ id: "village-story" })).toEqual([]);
  await presets.handlers["preset.undo"]({});
  const { baseWidth } = await witness.client.call("GetVideoSettings");
  expect(baseWidth).toBe(1280);
});
