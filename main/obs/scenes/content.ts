import { type BatchRequest, entry, type JsonObject } from "../connection/requests";
import type { DesiredItem, DesiredScene, DesiredSound } from "./desired";
import { itemEntry } from "./items";
import { coverCrop, isMirrored, isPlacedButCrop } from "./placement";
import { holdsSettings, planCreation, planSettings, sizeOf, type Work } from "./plan";
import { planSounds } from "./plan-sound";
import type { Present, PresentItem } from "./present";

/** A preset as it was last put into OBS, or as it should be now. */
export interface Standing {
  scenes: readonly DesiredScene[];
  sounds: readonly DesiredSound[];
}

export interface ContentPlan {
  requests: BatchRequest[];
  /** Cameras that were changed: their crop is to be set again when OBS has seen their size. */
  unsettled: string[];
  /** Sources that were due and have a size now. */
  sized: string[];
}

const standsAsPut = (held: PresentItem, item: DesiredItem) =>
  item.placement !== null &&
  isPlacedButCrop(held.transform, item.placement) &&
  isMirrored(held.transform) === item.placement.mirror;

/** Sets the crop of an item that nobody has moved. */
function planCrop(work: Work, item: DesiredItem, held: PresentItem) {
  const size = item.size ?? sizeOf(held.transform);
  if (item.placement === null || size === null || !standsAsPut(held, item)) return;
  const crop = coverCrop(item.placement.mode === "cover" ? size : null, item.placement);
  const { transform } = held;
  if (holdsSettings({ ...transform } as unknown as JsonObject, crop)) return;
  work.plan.requests.push(
    itemEntry("SetSceneItemTransform", work.scene.name, { id: held.id }, { sceneItemTransform: crop }),
  );
}

/** A picture may begin to move only where its still is seen and stands as the preset put it. */
function mayShow(work: Work, item: DesiredItem): boolean {
  if (!item.moves) return true;
  const still = work.scene.items.find((each) => each.layer === item.layer && !each.moves);
  const held = work.held?.items.find((each) => each.source === still?.source);
  return still !== undefined && held?.enabled === true && standsAsPut(held, still);
}

interface Due {
  due: ReadonlySet<string>;
  sized: string[];
}

function planItem(
  work: Work,
  item: DesiredItem,
  before: DesiredItem | undefined,
  index: number,
  { due, sized }: Due,
) {
  const held = work.held?.items.find((each) => each.source === item.source);
  if (before === undefined) {
    if (held === undefined) planCreation(work, item, index);
    return;
  }
  const changed = !holdsSettings(before.settings, item.settings);
  if (changed) planSettings(work, item);
  if (held === undefined) return;
  if (changed || due.has(item.source)) planCrop(work, item, held);
  if (due.has(item.source) && sizeOf(held.transform) !== null) sized.push(item.source);
  if (changed && item.device !== null && item.placement?.mode === "cover") {
    work.plan.unsettled.push(item.source);
  }
  const turned = before.enabled !== item.enabled && held.enabled === before.enabled;
  if (turned && (!item.enabled || mayShow(work, item))) {
    const sceneItemEnabled = item.enabled;
    work.plan.requests.push(
      itemEntry("SetSceneItemEnabled", work.scene.name, { id: held.id }, { sceneItemEnabled }),
    );
  }
}

function planScene(work: Work, before: DesiredScene, due: Due) {
  const { scene, held, plan } = work;
  const wanted = new Set(scene.items.map((item) => item.source));
  const known = new Map(before.items.map((item) => [item.source, item]));
  for (const item of held?.items ?? []) {
    if (known.has(item.source) && !wanted.has(item.source))
      plan.requests.push(itemEntry("RemoveSceneItem", scene.name, { id: item.id }));
  }
  scene.items.forEach((item, index) => {
    if (item.slot === null) planItem(work, item, known.get(item.source), index, due);
  });
}

/** Filters of a voice that was not there before, and what music listens to. */
function planSoundChanges(before: Standing, after: Standing, present: Present): BatchRequest[] {
  const known = new Map(before.sounds.map((sound) => [sound.source, sound]));
  const added = after.sounds.filter((sound) => !known.has(sound.source));
  const changed = after.sounds.flatMap((sound) =>
    sound.filters.flatMap((filter) => {
      const old = known.get(sound.source)?.filters.find((each) => each.name === filter.name);
      if (old === undefined || holdsSettings(old.settings, filter.settings)) return [];
      const named = { sourceName: sound.source, filterName: filter.name };
      return [entry("SetSourceFilterSettings", { ...named, filterSettings: filter.settings, overlay: true })];
    }),
  );
  return [...planSounds(added, present, false).requests, ...changed];
}

/**
 * What to ask of OBS because texts, pictures or devices have changed, and nothing else: what the user has moved, hidden,
 * mirrored or taken out since stays so until it is restored. Cards see to themselves. `due` are the sources whose crop
 * waits for their size.
 */
export function planContent(
  before: Standing,
  after: Standing,
  present: Present,
  knowsCropToBounds: boolean,
  due: ReadonlySet<string> = new Set(),
): ContentPlan {
  const plan: ContentPlan = { requests: [], unsettled: [], sized: [] };
  for (const scene of after.scenes) {
    const held = present.scenes.get(scene.name);
    const old = before.scenes.find((each) => each.name === scene.name);
    if (held === undefined || old === undefined) continue;
    const own = { requests: [], differences: [], unsettled: [], inverses: [] };
    const work: Work = { scene, held, present, plan: own, knowsCropToBounds };
    planScene(work, old, { due, sized: plan.sized });
    plan.requests.push(...work.plan.requests);
    plan.unsettled.push(...work.plan.unsettled);
  }
  plan.requests.push(...planSoundChanges(before, after, present));
  return plan;
}

/** Whether anything can differ at all: most changes of a show concern no scene. */
export const sameContent = (before: Standing, after: Standing): boolean =>
  JSON.stringify(before) === JSON.stringify(after);
