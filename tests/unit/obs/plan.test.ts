import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BatchRequest } from "../../../main/obs/connection/requests";
import type { DesiredItem, DesiredScene } from "../../../main/obs/scenes/desired";
import { coverCrop, framePixels, type ItemTransform, transformOf } from "../../../main/obs/scenes/placement";
import { planScene } from "../../../main/obs/scenes/plan";
import type { Present, PresentItem } from "../../../main/obs/scenes/present";

const names = { cut: "剪切", fade: "淡入淡出" };

const wantedItem = (source: string, more: Partial<DesiredItem> = {}): DesiredItem => ({
  layer: source,
  label: { "zh-CN": source },
  source: `红村·${source}`,
  kind: "image_source",
  settings: { file: `/图/${source}.png` },
  placement: { x: 10, y: 20, width: 300, height: 200, mode: "contain", align: 0, mirror: false },
  size: null,
  enabled: true,
  slot: null,
  ...more,
});

const wantedScene = (items: DesiredItem[]): DesiredScene => ({
  id: "host",
  name: "红村·故事·主播",
  label: { "zh-CN": "主播" },
  transition: { kind: "fade", milliseconds: 300 },
  items,
});

/** What OBS would hold after the scene was built. */
function heldAs(scene: DesiredScene): Present {
  const items = scene.items.map(
    (item, index): PresentItem => ({
      id: index + 1,
      source: item.source,
      enabled: item.enabled,
      transform: {
        sourceWidth: 640,
        sourceHeight: 480,
        ...(item.placement ? transformOf(item.placement, item.size, false) : {}),
      } as unknown as ItemTransform,
    }),
  );
  return {
    sceneNames: new Set([scene.name, "Scene"]),
    scenes: new Map([[scene.name, { items, transition: { name: names.fade, milliseconds: 300 } }]]),
    inputs: new Map(
      scene.items.map((item) => [item.source, { kind: item.kind, settings: { ...item.settings, own: 1 } }]),
    ),
    programme: "Scene",
  };
}

const nothing = (): Present => ({
  sceneNames: new Set(["Scene"]),
  scenes: new Map(),
  inputs: new Map(),
  programme: "Scene",
});

const kindsOf = (requests: BatchRequest[]) => requests.map((request) => request.requestType);

describe("planning a scene", () => {
  const scene = wantedScene([wantedItem("a"), wantedItem("b")]);

  test("a scene that is not there is made in one go, items fed by variables", () => {
    const { requests, differences } = planScene(scene, nothing(), names, false);
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
    expect(planScene(scene, heldAs(scene), names, false)).toEqual({
      requests: [],
      differences: [],
      unsettled: [],
    });
  });

  test("the user's own additions are no difference; what an older preset left is removed as an item, not an input", () => {
    const present = heldAs(scene);
    const items = present.scenes.get(scene.name)?.items ?? [];
    const [first] = items;
    if (first === undefined) throw new Error("no item");
    items.push({ ...first, id: 8, source: "我的标志" }, { ...first, id: 9, source: "红村·旧层" });
    const { requests, differences } = planScene(scene, present, names, false);
    expect(requests).toEqual([
      { requestType: "RemoveSceneItem", requestData: { sceneName: scene.name, sceneItemId: 9 } },
    ]);
    expect(differences.map(({ code }) => code)).toEqual(["presets.layer-leftover"]);
  });

  test("a shared input is made once and shown twice", () => {
    const other = { ...wantedScene([wantedItem("a")]), id: "second", name: "红村·故事·二" };
    const present = nothing();
    planScene(scene, present, names, false);
    const { requests } = planScene(other, present, names, false);
    expect(kindsOf(requests).slice(0, 2)).toEqual(["CreateScene", "CreateSceneItem"]);
  });

  test("a name that something else has is refused, not taken", () => {
    const present = nothing();
    present.inputs.set("红村·a", { kind: "color_source_v3", settings: {} });
    expect(() => planScene(scene, present, names, false)).toThrowError(/红村·a/);
  });

  test("each change by hand is told by its own code", () => {
    const codeAfter = (change: (item: PresentItem, present: Present) => void) => {
      const present = heldAs(scene);
      const item = present.scenes.get(scene.name)?.items[0];
      if (item === undefined) throw new Error("no item");
      change(item, present);
      return planScene(scene, present, names, false).differences.map(({ code }) => code);
    };
    expect(codeAfter((item) => Object.assign(item.transform, { positionX: 11 }))).toEqual([
      "presets.layer-moved",
    ]);
    expect(codeAfter((item) => Object.assign(item.transform, { positionX: 10.3 }))).toEqual([]);
    expect(codeAfter((item) => Object.assign(item.transform, { scaleX: -1 }))).toEqual([
      "presets.layer-mirrored",
    ]);
    expect(codeAfter((item) => Object.assign(item, { enabled: false }))).toEqual(["presets.layer-hidden"]);
    expect(
      codeAfter((_item, present) => present.inputs.set("红村·a", { kind: "image_source", settings: {} })),
    ).toEqual(["presets.layer-content"]);
  });
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
        const after = carryOut(ids, planScene(scene, present, names, false).requests);
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
