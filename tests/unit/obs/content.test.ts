import { describe, expect, test } from "vitest";
import { planContent, type Standing, sameContent } from "../../../main/obs/scenes/content";
import type { DesiredItem } from "../../../main/obs/scenes/desired";
import type { Present, PresentItem } from "../../../main/obs/scenes/present";
import { heldAs, wantedItem, wantedScene } from "./scene-fixtures";

const cover = { x: 0, y: 0, width: 400, height: 400, mode: "cover", align: 0, mirror: false } as const;
const picture = (file: string, size: DesiredItem["size"]) =>
  wantedItem("图", { settings: { file }, size, placement: cover });
const text = (words: string) => wantedItem("字", { settings: { text: words } });
const loop = (file: string | null) =>
  wantedItem("图·平移", {
    ...{ layer: "图", moves: true, enabled: file !== null, placement: { ...cover, mode: "stretch" } },
    settings: file === null ? { looping: true } : { looping: true, local_file: file },
  });
const standing = (...items: DesiredItem[]): Standing => ({ scenes: [wantedScene(items)], sounds: [] });
const heldBy = ({ scenes: [scene] }: Standing) => heldAs(scene ?? wantedScene([]));

function planned(
  before: Standing,
  after: Standing,
  change: (items: PresentItem[], present: Present) => void = () => {},
) {
  const present = heldBy(before);
  change([...present.scenes.values()][0]?.items ?? [], present);
  const plan = planContent(before, after, present, false);
  return plan.requests.map(
    ({ requestType, requestData }): Record<string, unknown> => ({ requestType, ...requestData }),
  );
}

const old = standing(picture("旧.png", { width: 400, height: 400 }), text("开场"));
const wide = standing(picture("新.png", { width: 800, height: 400 }), text("开场"));

test("a new text is written, and nothing else, whatever the user did to the layers", () => {
  const next = standing(picture("旧.png", { width: 400, height: 400 }), text("产品"));
  const messy = planned(old, next, (items) => {
    for (const item of items) Object.assign(item, { enabled: false });
    for (const { transform } of items) Object.assign(transform, { positionX: 77, scaleX: -1 });
    items.reverse();
  });
  expect(messy).toEqual([
    {
      requestType: "SetInputSettings",
      inputName: "红村·字",
      inputSettings: { text: "产品" },
      overlay: true,
    },
  ]);
  expect(sameContent(old, standing(...(old.scenes[0]?.items ?? [])))).toBe(true);
  expect(planned(old, old)).toEqual([]);
});

test("a text that the user wrote by hand stays until the show itself changes it", () => {
  const byHand = (_items: PresentItem[], present: Present) =>
    present.inputs.set("红村·字", { kind: "text", settings: { text: "自己写的" } });
  expect(planned(old, wide, byHand).map(({ inputName }) => inputName)).not.toContain("红村·字");
});

describe("another picture's crop", () => {
  const crops = (change?: (items: PresentItem[]) => void) =>
    planned(old, wide, change).filter(({ requestType }) => requestType === "SetSceneItemTransform");

  test("is set where the item stands as the preset put it", () => {
    expect(crops()).toMatchObject([{ sceneItemTransform: { cropLeft: 200, cropRight: 200 } }]);
  });
  test("is left alone where the user has moved, turned or mirrored it", () => {
    for (const change of [{ positionX: 9 }, { rotation: 4 }, { scaleX: -1 }, { boundsWidth: 200 }])
      expect(crops(([item]) => Object.assign(item?.transform ?? {}, change))).toEqual([]);
  });
});

test("what the user has taken out is not made again", () => {
  const next = standing(picture("旧.png", { width: 400, height: 400 }), text("产品"));
  const requests = planned(old, next, (items) => items.pop());
  expect(requests.map(({ requestType }) => requestType)).toEqual(["SetInputSettings"]);
});

describe("a picture that moves", () => {
  const size = { width: 400, height: 400 };
  const still = standing(picture("旧.png", size), loop(null));
  const moves = standing(picture("旧.png", size), loop("旧.mp4"));
  const next = standing(picture("新.png", size), loop(null));

  test("begins to when its loop is drawn", () => {
    expect(planned(still, moves).map(({ requestType }) => requestType)).toEqual([
      "SetInputSettings",
      "SetSceneItemEnabled",
    ]);
  });
  test("does not where its still is hidden or moved, or where the user hid the loop", () => {
    const shown = (change: (items: PresentItem[]) => void, from = still, to = moves) =>
      planned(from, to, change).filter(({ requestType }) => requestType === "SetSceneItemEnabled");
    expect(shown(([item]) => Object.assign(item ?? {}, { enabled: false }))).toEqual([]);
    expect(shown(([item]) => Object.assign(item?.transform ?? {}, { positionX: 5 }))).toEqual([]);
    expect(shown(([, item]) => Object.assign(item ?? {}, { enabled: false }), moves, next)).toEqual([]);
  });
  test("is hidden under a new picture, after that is there", () => {
    expect(planned(moves, next)).toMatchObject([
      { requestType: "SetInputSettings", inputSettings: { file: "新.png" } },
      { requestType: "SetSceneItemEnabled", sceneItemId: 2, sceneItemEnabled: false },
    ]);
  });
});

test("a voice of another microphone comes with its filters, and the old one goes", () => {
  const voice = wantedItem("麦克风", { placement: null, device: "microphone" });
  const filters = [{ role: "gain", name: "红村·增益", kind: "gain_filter", settings: { db: 6 } }] as const;
  const sound = {
    ...{ scene: "host", layer: "麦克风", source: voice.source, part: "voice" as const, decibels: null },
    filters: [...filters],
  };
  const before = standing(text("开场"));
  const after = { scenes: standing(text("开场"), voice).scenes, sounds: [sound] };
  expect(planned(before, after).map(({ requestType }) => requestType)).toEqual([
    "CreateInput",
    "CreateSourceFilter",
  ]);
  expect(planned(after, before)).toMatchObject([{ requestType: "RemoveSceneItem", sceneItemId: 2 }]);
});

test("a camera's crop is set when its size comes to be known, and only if it is due", () => {
  const camera = standing(wantedItem("摄像头", { placement: cover, device: "host" }));
  const due = (names: string[]) =>
    planContent(camera, camera, heldBy(camera), false, new Set(names)) satisfies { sized: string[] };
  expect(due([])).toEqual({ requests: [], unsettled: [], sized: [] });
  expect(due(["红村·摄像头"])).toMatchObject({ sized: ["红村·摄像头"] });
  expect(due(["红村·摄像头"]).requests[0]?.requestData).toMatchObject({
    sceneItemTransform: { cropLeft: 80, cropRight: 80 },
  });
  const other = standing(
    wantedItem("摄像头", { placement: cover, device: "host", settings: { device_id: "二" } }),
  );
  expect(planContent(camera, other, heldBy(camera), false).unsettled).toEqual(["红村·摄像头"]);
});
