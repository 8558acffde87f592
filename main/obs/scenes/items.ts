import { type BatchRequest, entry, type JsonObject } from "../connection/requests";

/** An item that is there, by id; or one made earlier in the batch, by variable. */
export type ItemReference = { id: number } | { variable: string };

/** A request about one item of a scene. */
export function itemEntry(
  name: "SetSceneItemTransform" | "SetSceneItemEnabled" | "SetSceneItemIndex" | "RemoveSceneItem",
  scene: string,
  reference: ItemReference,
  data: JsonObject = {},
): BatchRequest {
  if ("id" in reference) return entry(name, { sceneName: scene, sceneItemId: reference.id, ...data });
  return entry(name, { sceneName: scene, ...data }, { input: { sceneItemId: reference.variable } });
}
