import { type BatchRequest, entry, type JsonObject } from "../connection/requests";
import { type ItemReference, itemEntry } from "./items";
import type { ItemTransform } from "./placement";
import type { PresentInput, PresentItem } from "./present";

/** How one change is taken back. */
export type Inverse =
  | { kind: "request"; request: BatchRequest }
  /** An item was made; its input goes with the last item that shows it. */
  | { kind: "remove-item"; scene: string; source: string }
  | { kind: "remove-scene"; scene: string }
  /** An item was taken out; `input` is what to make anew where nothing else has kept it. */
  | { kind: "put-back"; scene: string; item: PresentItem; input: PresentInput | null }
  /** The items a scene had, from back to front. */
  | { kind: "order"; scene: string; items: readonly PresentItem[] };

/** What OBS holds when changes are taken back. */
export interface Standing {
  /** Names of all scenes and inputs. */
  sources: ReadonlySet<string>;
  programme: string;
}

/**
 * The transform as it was, field by field: a bounds size is refused where an item has none.
 */
export function transformBefore(transform: ItemTransform): JsonObject {
  const { positionX, positionY, alignment, rotation, scaleX, scaleY } = transform;
  const { boundsType, boundsAlignment, boundsWidth, boundsHeight } = transform;
  const { cropLeft, cropRight, cropTop, cropBottom, cropToBounds } = transform;
  return {
    ...{ positionX, positionY, alignment, rotation, scaleX, scaleY, boundsType, boundsAlignment },
    ...(boundsWidth >= 1 && boundsHeight >= 1 ? { boundsWidth, boundsHeight } : {}),
    ...{ cropLeft, cropRight, cropTop, cropBottom },
    ...(cropToBounds === undefined ? {} : { cropToBounds }),
  };
}

function putBack(
  { scene, item, input }: Extract<Inverse, { kind: "put-back" }>,
  made: Set<string>,
  variable: string,
): BatchRequest[] {
  const output = { [variable]: "sceneItemId" };
  const inScene = { sceneName: scene, sceneItemEnabled: item.enabled };
  const isThere = made.has(item.source);
  made.add(item.source);
  const sceneItemTransform = transformBefore(item.transform);
  return [
    isThere || input === null
      ? entry("CreateSceneItem", { ...inScene, sourceName: item.source }, { output })
      : entry(
          "CreateInput",
          {
            ...inScene,
            inputName: item.source,
            inputKind: input.kind,
            inputSettings: input.settings ?? {},
          },
          { output },
        ),
    itemEntry("SetSceneItemTransform", scene, { variable }, { sceneItemTransform }),
  ];
}

function removal(scene: string, source: string, variable: string): BatchRequest[] {
  return [
    entry(
      "GetSceneItemId",
      { sceneName: scene, sourceName: source },
      { output: { [variable]: "sceneItemId" } },
    ),
    itemEntry("RemoveSceneItem", scene, { variable }),
  ];
}

/**
 * The requests that take changes back, the last change first, in one batch. A scene that is on air stays. A request
 * whose item or filter somebody has removed since fails by itself and harms no other.
 */
export function undoRequests(inverses: readonly Inverse[], { sources, programme }: Standing): BatchRequest[] {
  const made = new Set(sources);
  const references = new Map<PresentItem, ItemReference>();
  const requests: BatchRequest[] = [];
  [...inverses].reverse().forEach((inverse, index) => {
    const variable = `undo${index}`;
    if (inverse.kind === "request") requests.push(inverse.request);
    if (inverse.kind === "remove-item") requests.push(...removal(inverse.scene, inverse.source, variable));
    if (inverse.kind === "remove-scene" && inverse.scene !== programme) {
      requests.push(entry("RemoveScene", { sceneName: inverse.scene }));
    }
    if (inverse.kind === "put-back") {
      requests.push(...putBack(inverse, made, variable));
      references.set(inverse.item, { variable });
    }
  });
  for (const inverse of inverses) {
    if (inverse.kind !== "order") continue;
    inverse.items.forEach((item, sceneItemIndex) => {
      const reference = references.get(item) ?? { id: item.id };
      requests.push(itemEntry("SetSceneItemIndex", inverse.scene, reference, { sceneItemIndex }));
    });
  }
  return requests;
}

/** Whether something is changed back that was there before; what was only made is no loss. */
export const changesBack = (inverses: readonly Inverse[]): boolean =>
  inverses.some(({ kind }) => kind !== "remove-scene");
