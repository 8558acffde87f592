import { expect, test } from "vitest";
import { planScene } from "../../../main/obs/scenes/plan";
import { changesBack, transformBefore, undoRequests } from "../../../main/obs/scenes/undo";
import { heldAs, nothing, transitionNames, wantedItem, wantedScene } from "./scene-fixtures";

const scene = wantedScene([wantedItem("a"), wantedItem("b"), wantedItem("c")]);
const sources = new Set([scene.name, "红村·a", "红村·b", "红村·c"]);
const undo = (present: ReturnType<typeof heldAs>, programme = "Scene") => {
  const { inverses } = planScene(scene, present, transitionNames, false);
  return undoRequests(inverses, { sources, programme });
};

test("a scene as wanted leaves nothing to take back", () => {
  const { inverses } = planScene(scene, heldAs(scene), transitionNames, false);
  expect(inverses).toEqual([]);
  expect(changesBack(inverses)).toBe(false);
});

test("each thing set is set back to what it was, the last change first", () => {
  const present = heldAs(scene);
  const held = present.scenes.get(scene.name);
  const [first] = held?.items ?? [];
  if (first === undefined || held === undefined) throw new Error("no item");
  first.enabled = false;
  Object.assign(first.transform, { positionX: 99, scaleX: -1 });
  present.inputs.set("红村·b", { kind: "image_source", settings: { file: "别的.png" } });
  held.transition = { name: null, milliseconds: null };
  expect(undo(present)).toMatchObject([
    { requestType: "SetSceneSceneTransitionOverride", requestData: { transitionName: null } },
    {
      requestType: "SetInputSettings",
      requestData: { inputName: "红村·b", inputSettings: { file: "别的.png" }, overlay: false },
    },
    {
      requestType: "SetSceneItemTransform",
      requestData: { sceneItemId: 1, sceneItemTransform: { positionX: 99, scaleX: -1 } },
    },
    { requestType: "SetSceneItemEnabled", requestData: { sceneItemId: 1, sceneItemEnabled: false } },
  ]);
});

test("what was made is removed by name, what was removed is made again, and the order comes last", () => {
  const present = heldAs(scene);
  const held = present.scenes.get(scene.name);
  const [first, , third] = held?.items ?? [];
  if (held === undefined || first === undefined || third === undefined) throw new Error("no item");
  // `b` is gone, an old layer of ours and one of the user's own are there, and `a` lies on top.
  held.items = [third, { ...first, id: 8, source: "红村·旧层" }, { ...first, id: 9, source: "我的" }, first];
  present.inputs.set("红村·旧层", { kind: "color_source_v3", settings: { color: 7 } });
  const requests = undo(present);
  expect(requests.map(({ requestType }) => requestType)).toEqual([
    "GetSceneItemId",
    "RemoveSceneItem",
    "CreateInput",
    "SetSceneItemTransform",
    ...Array.from({ length: 4 }, () => "SetSceneItemIndex"),
  ]);
  expect(requests[0]?.requestData).toMatchObject({ sourceName: "红村·b" });
  expect(requests[2]?.requestData).toMatchObject({
    inputName: "红村·旧层",
    inputKind: "color_source_v3",
    inputSettings: { color: 7 },
  });
  const order = requests.slice(4).map(({ requestData, inputVariables }) => inputVariables ?? requestData);
  const variable = requests[2]?.outputVariables;
  expect(order).toEqual([
    { sceneName: scene.name, sceneItemId: 3, sceneItemIndex: 0 },
    { sceneItemId: Object.keys(variable ?? {})[0] },
    { sceneName: scene.name, sceneItemId: 9, sceneItemIndex: 2 },
    { sceneName: scene.name, sceneItemId: 1, sceneItemIndex: 3 },
  ]);
});

test("a scene that was made goes as a whole, unless it is on air by now", () => {
  const { inverses } = planScene(scene, nothing(), transitionNames, false);
  expect(changesBack(inverses)).toBe(false);
  expect(undoRequests(inverses, { sources, programme: "Scene" })).toEqual([
    { requestType: "RemoveScene", requestData: { sceneName: scene.name } },
  ]);
  expect(undoRequests(inverses, { sources, programme: scene.name })).toEqual([]);
});

test("a source that is still there is shown again, not made twice", () => {
  const [item] = heldAs(scene).scenes.get(scene.name)?.items ?? [];
  if (item === undefined) throw new Error("no item");
  const input = { kind: "image_source", settings: {} };
  const inverse = { kind: "put-back", scene: scene.name, item, input } as const;
  const [again] = undoRequests([inverse], { sources, programme: "" });
  expect(again?.requestType).toBe("CreateSceneItem");
});

test("a transform is written without the bounds that OBS would refuse", () => {
  const [item] = heldAs(scene).scenes.get(scene.name)?.items ?? [];
  if (item === undefined) throw new Error("no item");
  expect(transformBefore(item.transform)).toMatchObject({ boundsWidth: 300 });
  const none = { ...item.transform, boundsType: "OBS_BOUNDS_NONE", boundsWidth: 0, boundsHeight: 0 };
  expect(transformBefore(none)).not.toHaveProperty("boundsWidth");
  expect(transformBefore(none)).not.toHaveProperty("sourceWidth");
});
