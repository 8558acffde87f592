import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPresets, type Presets } from "../../main/presets";
import { slow, startObs, type TestObs } from "../helpers/obs";
import { emptyFill, type ObsStudio, obsStudio } from "../helpers/obs-engine";
import { connectWitness, type Witness } from "../helpers/obs-witness";

const sceneName = "红村·产品展示·主播讲解";
const other = "红村·产品展示·产品近景";
const scenes = [sceneName, other];
const microphone = "Mic/Aux";
let obs: TestObs;
let studio: ObsStudio;
let presets: Presets;
let witness: Witness;
let fill = emptyFill;

/** A user's scene collection with a microphone that OBS captures for every scene, and a filter of the user's own. */
async function writeCollection(home: string) {
  const folder = join(home, ".config", "obs-studio", "basic", "scenes");
  await mkdir(folder, { recursive: true });
  const source = (name: string, id: string, settings: object, filters: object[] = []) => ({
    ...{ name, id, versioned_id: id, settings, filters, enabled: true, mixers: 255, muted: false },
    ...{ volume: 1.0, balance: 0.5, flags: 0, sync: 0 },
  });
  const gain = source("我的增益", "gain_filter", { db: 3 });
  const collection = {
    name: "Untitled",
    current_scene: "Scene",
    current_program_scene: "Scene",
    sources: [source("Scene", "scene", { id_counter: 0, custom_size: false, items: [] })],
    scene_order: [{ name: "Scene" }],
    AuxAudioDevice1: source(microphone, "pulse_input_capture", { device_id: "default" }, [gain]),
  };
  await writeFile(join(folder, "Untitled.json"), JSON.stringify(collection));
}

beforeAll(async () => {
  obs = await startObs({ start: false, framesPerSecond: slow });
  await writeCollection(obs.home);
  await obs.restart();
  studio = await obsStudio(obs);
  await studio.obs.connect();
  presets = createPresets(studio.context, {
    engine: () => studio.obs.engine,
    fill: () => fill,
    saveShow: () => undefined,
    restoreCards: () => Promise.resolve(),
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
const filterNames = async (sourceName: string) =>
  (await witness.client.call("GetSourceFilterList", { sourceName })).filters.map(
    ({ filterName }) => filterName,
  );
const codesOf = async (id: string) =>
  (await presets.handlers["preset.diff"]({ id })).map(({ code }) => code).sort();

test("the user's own microphone is used, gets the filters it lacks, and undo takes them off with the scenes", async () => {
  await presets.handlers["preset.apply"]({ id: "product-showcase" });
  expect((await witness.items(sceneName)).map(({ source }) => source)).not.toContain("红村·麦克风");
  // The gain is there already, by the user's own hand.
  expect(await filterNames(microphone)).toEqual(["我的增益", "红村·降噪", "红村·限幅"]);
  expect(state().scenes.undo).toMatchObject({ preset: "product-showcase" });
  await presets.handlers["preset.undo"]({});
  expect(await filterNames(microphone)).toEqual(["我的增益"]);
  expect(state().scenes).toMatchObject({ undo: null, applied: [] });
  // OBS lists a scene that was removed until it has drawn another frame.
  const ownScenes = async () => {
    const { scenes: left } = await witness.client.call("GetSceneList");
    return left.map((scene) => String(scene.sceneName)).filter((name) => name.startsWith("红村"));
  };
  await expect.poll(ownScenes).toEqual([]);
  await expect(presets.handlers["preset.undo"]({})).rejects.toMatchObject({
    code: "presets.nothing-to-undo",
  });
});

/** What an anchor may have done to his OBS in an evening. */
async function meddle() {
  await witness.transform(sceneName, "主播摄像头", { scaleX: -1 });
  const slot = (await witness.items(sceneName)).filter(({ source }) => source.startsWith("红村·价格卡"));
  expect(slot).toHaveLength(3);
  for (const { id } of slot) await witness.client.call("RemoveSceneItem", { sceneName, sceneItemId: id });
  await witness.client.call("RemoveSourceFilter", { sourceName: microphone, filterName: "红村·降噪" });
  await witness.client.call("SetSourceFilterSettings", {
    sourceName: microphone,
    filterName: "红村·限幅",
    filterSettings: { threshold: -12 },
  });
  await witness.client.call("SetInputMute", { inputName: microphone, inputMuted: true });
  await witness.client.call("CreateInput", {
    sceneName,
    inputName: "我的字幕",
    inputKind: "text_ft2_source_v2",
    inputSettings: { text: "自己加的" },
  });
  await witness.client.call("SetSceneItemIndex", {
    sceneName,
    sceneItemId: await witness.idOf(sceneName, "主播讲解·村名"),
    sceneItemIndex: 0,
  });
  await witness.client.call("SetSceneItemLocked", {
    sceneName,
    sceneItemId: await witness.idOf(sceneName, "主播摄像头"),
    sceneItemLocked: true,
  });
  await witness.client.call("SetSceneItemEnabled", {
    sceneName: other,
    sceneItemId: await witness.idOf(other, "产品图片"),
    sceneItemEnabled: false,
  });
  await witness.transform(other, "木桌底图", { positionX: 333.5, rotation: 5, cropTop: 3 });
  await witness.client.call("SetInputSettings", {
    inputName: `${sceneName}·村名`,
    inputSettings: { text: "别的村" },
  });
  await witness.client.call("SetSceneSceneTransitionOverride", {
    sceneName: other,
    transitionName: "Cut",
  });
}

const meddled = [
  "presets.layer-content",
  "presets.layer-hidden",
  "presets.layer-mirrored",
  "presets.layer-moved",
  "presets.layer-order",
  "presets.limiter-changed",
  "presets.microphone-muted",
  "presets.no-noise-suppression",
  "presets.slot-missing",
  "presets.transition-changed",
];

test("each change by hand is told once, restored, and undone to the very same; no show redoes it meanwhile", async () => {
  await presets.handlers["preset.apply"]({ id: "product-showcase" });
  expect(await codesOf("product-showcase")).toEqual([]);
  await meddle();
  const before = await witness.picture(scenes, [microphone]);
  expect(await codesOf("product-showcase")).toEqual(meddled);
  const sentences = (await presets.handlers["preset.diff"]({ id: "product-showcase" })).map(
    ({ message }) => message,
  );
  expect(sentences).toEqual(
    expect.arrayContaining([
      "「主播摄像头」左右反了",
      "「价格卡位置」的位置不见了，字幕卡上不来",
      "麦克风没有降噪",
      "麦克风被静音了",
      "「主播讲解」里各层的前后次序变了",
    ]),
  );

  await presets.handlers["preset.restore"]({ id: "product-showcase" });
  expect(await codesOf("product-showcase")).toEqual([]);
  expect((await witness.items(sceneName)).map(({ source }) => source)).toContain("我的字幕");
  expect(await filterNames(microphone)).toEqual(["我的增益", "红村·降噪", "红村·限幅"]);
  expect(state().scenes.undo).toMatchObject({ preset: "product-showcase" });

  await expect(presets.handlers["preset.undo"]({})).resolves.toEqual({ preset: "product-showcase" });
  expect(await witness.picture(scenes, [microphone])).toEqual(before);

  // Another segment, a new picture: contents follow, and what the anchor did stays.
  fill = { ...fill, segment: "产品介绍", village: "长胜村" };
  await studio.obs.engine.fillScenes(fill);
  await studio.obs.engine.take("product-showcase/closeup");
  expect(await codesOf("product-showcase")).toEqual(
    meddled.filter((code) => code !== "presets.layer-content"),
  );
  const { inputSettings } = await witness.client.call("GetInputSettings", { inputName: `${sceneName}·村名` });
  expect(inputSettings.text).toBe("长胜村");
});

test("a camera that is not there is asked for, and whatever OBS is set to instead is no fault", async () => {
  const inputName = "红村·主播摄像头";
  await presets.handlers["preset.restore"]({ id: "product-showcase" });
  const { notes, missing } = await presets.handlers["preset.apply"]({ id: "product-showcase" });
  expect(notes).toContain("没有可用的摄像头，「主播摄像头」显示替代画面");
  expect(missing).toEqual([{ role: "host", layer: "主播摄像头" }]);
  await witness.client.call("SetInputSettings", { inputName, inputSettings: { device_id: "/dev/video9" } });
  expect(await codesOf("product-showcase")).toEqual([]);
});

test("a microphone that somebody muted stays muted when a take builds a preset, or OBS comes back", async () => {
  await witness.client.call("SetInputMute", { inputName: microphone, inputMuted: true });
  await expect.poll(() => state().engine.microphoneMuted).toBe(true);
  await presets.handlers["scene.take"]({ scene: "village-story/picture" });
  await studio.obs.disconnect();
  await studio.obs.connect();
  const { inputMuted } = await witness.client.call("GetInputMute", { inputName: microphone });
  expect(inputMuted).toBe(true);
  expect(state().engine.microphoneMuted).toBe(true);
  await presets.handlers["preset.restore"]({ id: "village-story" });
  expect(await witness.client.call("GetInputMute", { inputName: microphone })).toEqual({ inputMuted: false });
  await expect.poll(() => state().engine.microphoneMuted).toBe(false);
});

test("what was restored before OBS was opened anew cannot be undone, and that is said", async () => {
  await witness.transform(sceneName, "主播摄像头", { scaleX: -1 });
  const applied = await studio.obs.engine.applyPreset(
    state().library.presets.find(({ id }) => id === "product-showcase") ?? never(),
    "landscape",
    { width: 1280, height: 720 },
    fill,
  );
  await studio.obs.disconnect();
  await studio.obs.connect();
  await expect(applied.undo?.()).rejects.toMatchObject({ code: "presets.undo-gone" });
  expect(await codesOf("product-showcase")).toEqual([]);
});

function never(): never {
  throw new Error("the preset does not ship");
}
