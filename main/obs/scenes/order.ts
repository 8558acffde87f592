import type { BatchRequest } from "../connection/requests";
import type { DesiredScene } from "./desired";
import { type ItemReference, itemEntry } from "./items";
import type { PresentItem } from "./present";

interface Order {
  requests: BatchRequest[];
  /** What was there already stood in the wrong order. */
  wasWrong: boolean;
}

/** An item of the preset by its rank, or one of the user's own. */
interface Standing {
  rank: number | null;
  reference: ItemReference;
}

const isSorted = (numbers: number[]) =>
  numbers.every((value, index) => index === 0 || value > (numbers[index - 1] ?? -1));

/**
 * Moves the preset's items into their order, from back to front, and keeps the user's own additions at the heights where
 * they are. `kept` is what stays of the scene; new items stand on top of it, in the order they were made.
 */
export function planOrder(
  scene: DesiredScene,
  kept: readonly PresentItem[],
  references: readonly ItemReference[],
): Order {
  const rankOf = new Map(scene.items.map((item, index) => [item.source, index]));
  const there = new Set(kept.map((each) => each.source));
  const ranks = kept.map((each) => rankOf.get(each.source) ?? null);
  const stack: Standing[] = [
    ...kept.map((each, index) => ({ rank: ranks[index] ?? null, reference: { id: each.id } })),
    ...scene.items.flatMap((item, rank) => {
      const reference = references[rank];
      return there.has(item.source) || reference === undefined ? [] : [{ rank, reference }];
    }),
  ];
  const sorted = stack
    .filter((each) => each.rank !== null)
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0));
  const target = stack.map((each) => (each.rank === null ? each : (sorted.shift() ?? each)));

  const requests: BatchRequest[] = [];
  target.forEach((each, index) => {
    if (stack[index] === each) return;
    stack.splice(stack.indexOf(each, index), 1);
    stack.splice(index, 0, each);
    requests.push(itemEntry("SetSceneItemIndex", scene.name, each.reference, { sceneItemIndex: index }));
  });
  return { requests, wasWrong: !isSorted(ranks.flatMap((rank) => rank ?? [])) };
}
