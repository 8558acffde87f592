import OBSWebSocket from "obs-websocket-js/json";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPresets, type Presets } from "../../main/presets";
import { startObs, type TestObs } from "../helpers/obs";
import { emptyFill, type ObsStudio, obsStudio, pixelAt } from "../helpers/obs-engine";

let obs: TestObs;
let studio: ObsStudio;
let presets: Presets;
let witness: OBSWebSocket;

beforeAll(async () => {
  obs = await startObs({});
  studio = await obsStudio(obs);
  await studio.obs.connect();
  presets = createPresets(studio.context, { engine: () => studio.obs.engine, fill: () => emptyFill });
  await presets.start();
  witness = new OBSWebSocket();
  await witness.connect(`ws://127.0.0.1:${obs.port}`, obs.password);
});

afterAll(async () => {
  await witness?.disconnect();
  await studio?.close();
  await obs?.stop();
});

const state = () => studio.context.store.get();

async function itemsOf(sceneName: string) {
  const { sceneItems } = await witness.call("GetSceneItemList", { sceneName });
  return sceneItems.map((item) => ({ id: Number(item.sceneItemId), source: String(item.sourceName) }));
}

test("a scene of a preset that nobody applied is built when it is taken", async () => {
  expect(
    state()
      .library.presets.map((preset) => preset.id)
      .sort(),
  ).toEqual(["product-showcase", "village-story"]);
  const taken = await presets.handlers["scene.take"]({ scene: "village-story/picture" });
  expect(taken).toMatchObject({ scene: "village-story/picture", changed: true });
  expect(state().scenes).toMatchObject({ onAir: "village-story/picture", onAirName: "红村·村庄故事·看图说" });
});

test("both bundled presets build in both orientations, twice with the same items", async () => {
  for (const orientation of ["portrait", "landscape"] as const) {
    for (const id of ["village-story", "product-showcase"]) {
      const first = await presets.handlers["preset.apply"]({ id, orientation });
      const before = await Promise.all(first.scenes.map(itemsOf));
      const second = await presets.handlers["preset.apply"]({ id, orientation });
      expect(await Promise.all(second.scenes.map(itemsOf))).toEqual(before);
      expect(await presets.handlers["preset.diff"]({ id })).toEqual([]);
      expect(second.notes).toContain("没有可用的摄像头，「主播摄像头」显示替代画面");
    }
    const { width, height } = state().settings.canvas[orientation];
    expect(state().engine.canvas).toEqual({ width, height });
  }
  expect(state().scenes.applied.map(({ preset, orientation }) => [preset, orientation])).toEqual(
    expect.arrayContaining([
      ["village-story", "landscape"],
      ["product-showcase", "landscape"],
    ]),
  );
});

test("tells in sentences what was changed by hand, spares the user's additions, and puts it back", async () => {
  const sceneName = "红村·村庄故事·看图说";
  const items = await itemsOf(sceneName);
  const idOf = (part: string) => items.find((item) => item.source.endsWith(part))?.id ?? -1;
  await witness.call("SetSceneItemTransform", {
    sceneName,
    sceneItemId: idOf("故事图片"),
    sceneItemTransform: { positionX: 500 },
  });
  await witness.call("SetSceneItemTransform", {
    sceneName,
    sceneItemId: idOf("主播摄像头"),
    sceneItemTransform: { scaleX: -1 },
  });
  await witness.call("RemoveSceneItem", { sceneName, sceneItemId: idOf("章节标题") });
  await witness.call("SetSceneItemEnabled", {
    sceneName,
    sceneItemId: idOf("村名"),
    sceneItemEnabled: false,
  });
  await witness.call("SetInputSettings", {
    inputName: "红村·村庄故事·看图说·村名",
    inputSettings: { text: "别的村" },
  });
  const { sceneItemId: own } = await witness.call("CreateInput", {
    sceneName,
    inputName: "我家的标志",
    inputKind: "color_source_v3",
  });
  const differences = await presets.handlers["preset.diff"]({ id: "village-story" });
  expect(differences.map((each) => each.message).sort()).toEqual(
    [
      "「故事图片」被移动或缩放过",
      "「主播摄像头」左右反了",
      "「章节标题位置」的位置不见了，字幕卡上不来",
      "「村名」被隐藏了",
      "「村名」的内容被改过",
    ].sort(),
  );
  await presets.handlers["preset.restore"]({ id: "village-story" });
  expect(await presets.handlers["preset.diff"]({ id: "village-story" })).toEqual([]);
  expect((await itemsOf(sceneName)).find((item) => item.source === "我家的标志")?.id).toBe(own);
  await witness.call("RemoveSceneItem", { sceneName, sceneItemId: own });
});

test("a story picture chosen on air replaces the stand-in, cut to its frame", async () => {
  await presets.handlers["scene.take"]({ scene: "village-story/picture" });
  const shot = async () => (await studio.obs.engine.screenshot(null, 640)).dataUrl;
  // Just outside the picture's frame, and in its middle.
  const outside = [0.645, 0.6] as const;
  const before = await pixelAt(await shot(), ...outside);
  const standIn = await pixelAt(await shot(), 0.3, 0.3);
  await presets.handlers["scene.picture"]({ role: "story", file: "bundled:preset-product.png" });
  expect(state().scenes.pictures.story).toBe("bundled:preset-product.png");
  await studio.obs.engine.fillScenes({
    ...emptyFill,
    pictures: { story: `${studio.context.paths.resources}/pictures/preset-product.png`, product: null },
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await pixelAt(await shot(), 0.3, 0.3)).not.toEqual(standIn);
  const after = await pixelAt(await shot(), ...outside);
  // JPEG blurs a little over the edge.
  for (const [index, value] of after.entries())
    expect(Math.abs(value - (before[index] ?? 0))).toBeLessThan(12);
  await expect(
    presets.handlers["scene.picture"]({ role: "story", file: "media:none.jpg" }),
  ).rejects.toMatchObject({ code: "core.not-found" });
});

test("an orientation that needs another canvas is refused with a reason while an output runs", async () => {
  await studio.obs.engine.startRecording(studio.folder);
  await expect(
    presets.handlers["preset.apply"]({ id: "village-story", orientation: "portrait" }),
  ).rejects.toMatchObject({ code: "obs.canvas-locked" });
  await presets.handlers["preset.apply"]({ id: "village-story", orientation: "landscape" });
  await studio.obs.engine.stopRecording();
});
