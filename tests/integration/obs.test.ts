import { join } from "node:path";
import OBSWebSocket from "obs-websocket-js/json";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { stillCard } from "../helpers/cards";
import { startObs, type TestObs } from "../helpers/obs";
import {
  colourName,
  colourPicture,
  colourPreset,
  emptyFill,
  type ObsStudio,
  obsStudio,
  pixelAt,
} from "../helpers/obs-engine";

const landscape = { width: 1280, height: 720 };
const portrait = { width: 720, height: 1280 };

let obs: TestObs;
let studio: ObsStudio;
let witness: OBSWebSocket;

beforeAll(async () => {
  obs = await startObs({});
  studio = await obsStudio(obs);
  witness = new OBSWebSocket();
  await witness.connect(`ws://127.0.0.1:${obs.port}`, obs.password);
});

afterAll(async () => {
  await studio?.close();
  await witness?.disconnect();
  await obs?.stop();
});

const state = () => studio.context.store.get();
const programmeColour = async (x: number, y: number) => {
  const { dataUrl } = await studio.obs.engine.screenshot(null, 320);
  return colourName(await pixelAt(dataUrl, x, y));
};

/** Everything OBS holds of all scenes: items with ids, order and transforms. */
async function inventory() {
  const { scenes } = await witness.call("GetSceneList");
  const held: Record<string, unknown> = {};
  for (const { sceneName } of scenes) {
    // Listed for a moment after it was removed: OBS's window follows its core.
    if (sceneName === "红村·设备检查") continue;
    const { sceneItems } = await witness.call("GetSceneItemList", { sceneName: String(sceneName) });
    held[String(sceneName)] = sceneItems;
  }
  return held;
}

test("a wrong password is refused once, with a next step, and not tried again", async () => {
  await expect(studio.obs.connect({ port: obs.port, password: "wrong" })).rejects.toMatchObject({
    code: "obs.wrong-password",
    closeCode: 4009,
  });
  expect(state().engine.status).toBe("refused");
  expect(state().problems.map((problem) => problem.code)).toContain("obs.wrong-password");
  const connects = vi.spyOn(studio.secrets, "get");
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(connects).not.toHaveBeenCalled();
  connects.mockRestore();
});

test("finds port and password in OBS's own files", async () => {
  const result = await studio.obs.connect();
  expect(result).toEqual({ version: "29.0.2", address: `127.0.0.1:${obs.port}` });
  expect(state().engine).toMatchObject({
    kind: "obs",
    status: "connected",
    canvas: landscape,
    framesPerSecond: 30,
  });
  expect(state().problems).toEqual([]);
});

describe("presets", () => {
  test("building twice gives the same items and ids and leaves the user's own scene alone", async () => {
    await witness.call("CreateInput", {
      sceneName: "Scene",
      inputName: "我的标志",
      inputKind: "color_source_v3",
      inputSettings: { color: 0xff00ff00 },
    });
    const before = (await inventory()).Scene;
    const applied = await studio.obs.engine.applyPreset(colourPreset, "landscape", landscape, emptyFill);
    expect(applied.scenes).toEqual(["红村·颜色·红", "红村·颜色·蓝"]);
    const first = await inventory();
    expect(Object.keys(first).sort()).toEqual(["Scene", "红村·颜色·红", "红村·颜色·蓝"].sort());
    await studio.obs.engine.applyPreset(colourPreset, "landscape", landscape, emptyFill);
    expect(await inventory()).toEqual(first);
    expect(first.Scene).toEqual(before);
    expect(await studio.obs.engine.diffPreset?.(colourPreset, "landscape", landscape, emptyFill)).toEqual([]);
    expect(state().scenes.applied).toMatchObject([{ preset: "colours", orientation: "landscape" }]);
  });

  test("taking a scene resolves when the programme shows it, and again changes nothing", async () => {
    const first = await studio.obs.engine.take("colours/red");
    expect(first.changed).toBe(true);
    expect(await programmeColour(0.2, 0.5)).toBe("red");
    expect(state().scenes).toMatchObject({ onAir: "colours/red", onAirName: "红村·颜色·红", asked: null });
    expect(await studio.obs.engine.take("colours/red")).toMatchObject({ changed: false });
    await studio.obs.engine.take("colours/blue");
    expect(await programmeColour(0.2, 0.5)).toBe("blue");
    await expect(studio.obs.engine.take("colours/none")).rejects.toMatchObject({
      code: "presets.unknown-scene",
    });
  });

  test("a card is on air when showCard resolves, is replaced, and goes", async () => {
    const green = await colourPicture(join(studio.folder, "绿 card's.png"), "#00d000");
    const blue = await colourPicture(join(studio.folder, "蓝 card.png"), "#0000d0", 200, 200);
    const card = (file: string, side: number) => stillCard(file, { width: side, height: side });
    await expect(studio.obs.engine.showCard(card(green, 400))).rejects.toMatchObject({
      code: "obs.slot-not-on-air",
    });
    await studio.obs.engine.take("colours/red");
    expect(await programmeColour(0.75, 0.5)).toBe("red");
    const { milliseconds } = await studio.obs.engine.showCard(card(green, 400));
    expect(milliseconds).toBeGreaterThan(0);
    expect(await programmeColour(0.75, 0.5)).toBe("green");
    await studio.obs.engine.showCard(card(blue, 200));
    expect(await programmeColour(0.75, 0.5)).toBe("blue");
    await expect(
      studio.obs.engine.showCard(card(join(studio.folder, "none.png"), 400)),
    ).rejects.toMatchObject({ code: "obs.card-not-shown" });
    await studio.obs.engine.showCard(card(green, 400));
    await studio.obs.engine.hideCard("card");
    expect(await programmeColour(0.75, 0.5)).toBe("red");
  });
});

test("OBS killed and started again: reconnects, rebuilds, puts scene and card back", async () => {
  const green = await colourPicture(join(studio.folder, "回来.png"), "#00d000");
  await studio.obs.engine.take("colours/red");
  await studio.obs.engine.showCard(stillCard(green, { width: 400, height: 400 }));
  const returned = new Promise<void>((resolve) => {
    studio.obs.events.on({ returned: resolve });
  });
  const pending = studio.obs.engine.screenshot(null, 640).then(
    () => "answered",
    (error: { code: string }) => error.code,
  );
  await obs.kill();
  expect(["answered", "obs.connection-lost"]).toContain(await pending);
  await vi.waitFor(() => expect(state().engine.status).toBe("reconnecting"));
  expect(state().problems.map((problem) => problem.code)).toContain("obs.connection-lost");
  await expect(studio.obs.engine.take("colours/blue")).rejects.toMatchObject({ code: "obs.not-connected" });
  await obs.restart();
  await returned;
  expect(state().engine.status).toBe("connected");
  expect(state().problems).toEqual([]);
  expect(state().scenes).toMatchObject({
    onAir: "colours/red",
    applied: [{ preset: "colours", orientation: "landscape" }],
  });
  expect(await programmeColour(0.2, 0.5)).toBe("red");
  expect(await programmeColour(0.75, 0.5)).toBe("green");
  witness = new OBSWebSocket();
  await witness.connect(`ws://127.0.0.1:${obs.port}`, obs.password);
});

test("turns to portrait and back, canvas and items alike", async () => {
  await studio.obs.engine.applyPreset(colourPreset, "portrait", portrait, emptyFill);
  expect(state().engine.canvas).toEqual(portrait);
  const picture = await studio.obs.engine.screenshot("colours/red", 360);
  expect({ width: picture.width, height: picture.height }).toEqual({ width: 360, height: 640 });
  expect(colourName(await pixelAt(picture.dataUrl, 0.97, 0.97))).toBe("red");
  await studio.obs.engine.applyPreset(colourPreset, "landscape", landscape, emptyFill);
  expect(state().engine.canvas).toEqual(landscape);
});
