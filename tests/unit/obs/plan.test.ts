import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BatchRequest } from "../../../main/obs/connection/requests";
import { coverCrop, framePixels } from "../../../main/obs/scenes/placement";
import { planScene } from "../../../main/obs/scenes/plan";
import type { Present, PresentItem } from "../../../main/obs/scenes/present";
import { heldAs, nothing, transitionNames, wantedItem, wantedScene } from "./scene-fixtures";

const kindsOf = (requests: BatchRequest[]) => requests.map((request) => request.requestType);

describe("planning a scene", () => {
  const scene = wantedScene([wantedItem("a"), wantedItem("b")]);

  test("a scene that is not there is made in one go, items fed by variables", () => {
    const { requests, differences } = planScene(scene, nothing(), transitionNames, false);
    expect(kindsOf(requests)).toEqual([
      "CreateScene",
      ...["CreateInput", "SetSceneItemTransform", "CreateInput", "SetSceneItemTransform"],
      "SetSceneSceneTransitionOverride",
    ]);
    expect(requests[2]?.inputVariables).toEqual({ sceneItemId: "item0" });
    expect(requests.at(-1)?.requestData).toMatchObject({
      transitionName: "淡入淡出",
      transitionDuration: 300,
    });
    expect(differences.map(({ code }) => code)).toEqual(["presets.scene-missing"]);
  });

  test("a scene as wanted asks for nothing", () => {
    expect(planScene(scene, heldAs(scene), transitionNames, false)).toEqual({
      requests: [],
      differences: [],
      unsettled: [],
      inverses: [],
    });
  });

  test("the user's own additions are no difference; what an older preset left is removed as an item, not an input", () => {
    const present = heldAs(scene);
    const items = present.scenes.get(scene.name)?.items ?? [];
    const [first] = items;
    if (first === undefined) throw new Error("no item");
    items.push({ ...first, id: 8, source: "我的标志" }, { ...first, id: 9, source: "红村·旧层" });
    const { requests, differences } = planScene(scene, present, transitionNames, false);
    expect(requests).toEqual([
      { requestType: "RemoveSceneItem", requestData: { sceneName: scene.name, sceneItemId: 9 } },
    ]);
    expect(differences.map(({ code }) => code)).toEqual(["presets.layer-leftover"]);
  });

  test("a shared input is made once and shown twice", () => {
    const other = { ...wantedScene([wantedItem("a")]), id: "second", name: "红村·故事·二" };
    const present = nothing();
    planScene(scene, present, transitionNames, false);
    const { requests } = planScene(other, present, transitionNames, false);
    expect(kindsOf(requests).slice(0, 2)).toEqual(["CreateScene", "CreateSceneItem"]);
  });

  test("a name that something else has is refused, not taken", () => {
    const present = nothing();
    present.inputs.set("红村·a", { kind: "color_source_v3", settings: {} });
    expect(() => planScene(scene, present, transitionNames, false)).toThrowError(/红村·a/);
  });

  test("each change by hand is told by its own code", () => {
    const codeAfter = (change: (item: PresentItem, present: Present) => void) => {
      const present = heldAs(scene);
      const item = present.scenes.get(scene.name)?.items[0];
      if (item === undefined) throw new Error("no item");
      change(item, present);
      return planScene(scene, present, transitionNames, false).differences.map(({ code }) => code);
    };
    expect(codeAfter((item) => Object.assign(item.transform, { positionX: 11 }))).toEqual([
      "presets.layer-moved",
    ]);
    expect(codeAfter((item) => Object.assign(item.transform, { positionX: 10.3 }))).toEqual([]);
    expect(codeAfter((item) => Object.assign(item.transform, { scaleX: -1 }))).toEqual([
      "presets.layer-mirrored",
    ]);
    expect(codeAfter((item) => Object.assign(item, { enabled: false }))).toEqual(["presets.layer-hidden"]);
    expect(codeAfter((item) => Object.assign(item, { enabled: true }))).toEqual([]);
    expect(
      codeAfter((_item, present) => present.inputs.set("红村·a", { kind: "image_source", settings: {} })),
    ).toEqual(["presets.layer-content"]);
  });
});

test("a device, and a picture that moves, are told by what they are", () => {
  const camera = wantedItem("摄像头", { settings: { device_id: "一" }, device: "host" });
  const voice = wantedItem("麦克风", {
    settings: { device_id: "一" },
    device: "microphone",
    placement: null,
  });
  const loop = wantedItem("照片·平移", { settings: { local_file: "新.mp4" }, moves: true });
  const scene = wantedScene([camera, voice, loop]);
  const present = heldAs(scene);
  for (const { source, kind } of scene.items)
    present.inputs.set(source, { kind, settings: { device_id: "二", local_file: "旧.mp4" } });
  const plan = planScene(scene, present, transitionNames, false);
  // A loop that is newer than OBS's is put in without a word: nobody changed it by hand.
  expect(plan.differences.map(({ code }) => code)).toEqual([
    "presets.wrong-camera",
    "presets.wrong-microphone",
  ]);
  expect(kindsOf(plan.requests)).toEqual(["SetInputSettings", "SetInputSettings", "SetInputSettings"]);
  const hidden = heldAs(scene);
  const last = hidden.scenes.get(scene.name)?.items[2];
  if (last !== undefined) last.enabled = false;
  expect(planScene(scene, hidden, transitionNames, false).differences.map(({ code }) => code)).toEqual([
    "presets.picture-still",
  ]);
});

/** Carries out index moves as OBS does: take the item out, put it in at the index. */
function carryOut(stack: number[], requests: BatchRequest[]): number[] {
  const result = [...stack];
  for (const { requestData } of requests) {
    const id = Number(requestData?.sceneItemId);
    result.splice(result.indexOf(id), 1);
    result.splice(Number(requestData?.sceneItemIndex), 0, id);
  }
  return result;
}

test("any disorder is sorted, and the user's additions keep their height", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
      fc.integer({ min: 2, max: 7 }),
      (order, ours) => {
        const scene = wantedScene(Array.from({ length: ours }, (_each, index) => wantedItem(`层${index}`)));
        const present = heldAs(scene);
        const held = present.scenes.get(scene.name);
        const [model] = held?.items ?? [];
        if (held === undefined || model === undefined) throw new Error("no scene");
        held.items = order.map((rank) => {
          const known = held.items[rank];
          return known ?? { ...model, id: rank + 1, source: `我的${rank}` };
        });
        const ids = held.items.map((item) => item.id);
        const after = carryOut(ids, planScene(scene, present, transitionNames, false).requests);
        expect(after.filter((id) => id <= ours)).toEqual(
          Array.from({ length: ours }, (_each, index) => index + 1),
        );
        ids.forEach((id, index) => {
          if (id > ours) expect(after[index]).toBe(id);
        });
      },
    ),
  );
});

describe("placing", () => {
  test("covering cuts to the frame's shape, never more than the source has", () => {
    fc.assert(
      fc.property(
        ...([1, 2, 3, 4].map(() => fc.integer({ min: 16, max: 4096 })) as [
          fc.Arbitrary<number>,
          fc.Arbitrary<number>,
          fc.Arbitrary<number>,
          fc.Arbitrary<number>,
        ]),
        (width, height, frameWidth, frameHeight) => {
          const crop = coverCrop({ width, height }, { width: frameWidth, height: frameHeight });
          const left = width - crop.cropLeft - crop.cropRight;
          const high = height - crop.cropTop - crop.cropBottom;
          expect(left).toBeGreaterThan(0);
          expect(high).toBeGreaterThan(0);
          // One side is whole, the other within a pixel of the frame's shape.
          expect(left === width || high === height).toBe(true);
          const aspect = frameWidth / frameHeight;
          expect(
            Math.min(Math.abs(left - high * aspect), Math.abs(high - left / aspect)),
          ).toBeLessThanOrEqual(1.01);
        },
      ),
    );
    expect(coverCrop(null, { width: 10, height: 10 })).toEqual({
      cropLeft: 0,
      cropRight: 0,
      cropTop: 0,
      cropBottom: 0,
    });
  });

  test("neighbouring frames stay flush on any canvas, and no bound is below 1", () => {
    const canvas = { width: 854, height: 480 };
    const left = framePixels({ x: 0, y: 0, w: 1 / 3, h: 0.0001 }, canvas);
    const right = framePixels({ x: 1 / 3, y: 0, w: 1 / 3, h: 1 }, canvas);
    expect(left.x + left.width).toBe(right.x);
    expect(left.height).toBe(1);
  });
});
