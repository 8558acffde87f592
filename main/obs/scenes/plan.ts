import { type MessageCode, StudioError } from "../../../preload/contract";
import { type BatchRequest, entry, type JsonObject, type JsonValue } from "../connection/requests";
import type { DesiredItem, DesiredScene } from "./desired";
import { type ItemReference, itemEntry } from "./items";
import { isOurs } from "./names";
import { planOrder } from "./order";
import { type ItemTransform, isMirrored, isPlaced, type Size, transformOf } from "./placement";
import type { Present, PresentItem, PresentScene } from "./present";

/** One difference between a scene as wanted and as held; `source` names what is at fault. */
export interface SceneDifference {
  layer: string;
  source: string;
  code: MessageCode;
}

/** What to ask of OBS so that a scene is as wanted. No request: it is. */
export interface ScenePlan {
  requests: BatchRequest[];
  differences: SceneDifference[];
  /** Sources whose size was not known, so that their crop must be set once OBS knows it. */
  unsettled: string[];
}

/** Names of OBS's transitions by kind; they are translated, so kinds tell them apart. */
export interface TransitionNames {
  cut: string | null;
  fade: string | null;
}

const sameValue = (one: JsonValue | undefined, other: JsonValue | undefined): boolean => {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  const [first, second] = [one as JsonObject, other as JsonObject];
  return [...keys].every((key) => sameValue(first[key], second[key]));
};

/** Whether an input's settings hold what is wanted; what else they hold is the user's. */
export const holdsSettings = (present: JsonObject | null, wanted: JsonObject): boolean =>
  Object.entries(wanted).every(([key, value]) => sameValue(present?.[key], value));

const sizeOf = (transform: ItemTransform): Size | null =>
  transform.sourceWidth >= 1 && transform.sourceHeight >= 1
    ? { width: transform.sourceWidth, height: transform.sourceHeight }
    : null;

interface Work {
  scene: DesiredScene;
  held: PresentScene | null;
  present: Present;
  plan: ScenePlan;
  knowsCropToBounds: boolean;
}

const differs = ({ plan }: Work, item: DesiredItem, code: MessageCode) =>
  plan.differences.push({ layer: item.layer, source: item.source, code });

/** Puts an input's settings right, once however many scenes share it. */
function planSettings(work: Work, item: DesiredItem) {
  const input = work.present.inputs.get(item.source);
  if (input === undefined || holdsSettings(input.settings, item.settings)) return;
  if (item.slot === null) differs(work, item, "presets.layer-content");
  work.plan.requests.push(
    entry("SetInputSettings", { inputName: item.source, inputSettings: item.settings, overlay: true }),
  );
  input.settings = { ...input.settings, ...item.settings };
}

function planCreation(work: Work, item: DesiredItem, index: number): ItemReference {
  const { scene, plan, present } = work;
  const variable = `item${index}`;
  const output = { [variable]: "sceneItemId" };
  const inScene = { sceneName: scene.name, sceneItemEnabled: item.enabled };
  differs(work, item, item.slot === null ? "presets.layer-missing" : "presets.slot-missing");
  if (present.inputs.has(item.source)) {
    planSettings(work, item);
    plan.requests.push(entry("CreateSceneItem", { ...inScene, sourceName: item.source }, { output }));
  } else {
    plan.requests.push(
      entry(
        "CreateInput",
        { ...inScene, inputName: item.source, inputKind: item.kind, inputSettings: item.settings },
        { output },
      ),
    );
    present.inputs.set(item.source, { kind: item.kind, settings: { ...item.settings } });
  }
  const reference = { variable };
  if (item.placement !== null) {
    const sceneItemTransform = transformOf(item.placement, item.size, work.knowsCropToBounds);
    plan.requests.push(itemEntry("SetSceneItemTransform", scene.name, reference, { sceneItemTransform }));
    if (item.placement.mode === "cover" && item.size === null) plan.unsettled.push(item.source);
  }
  return reference;
}

function planCorrection(work: Work, item: DesiredItem, held: PresentItem): ItemReference {
  const { scene, plan } = work;
  const reference = { id: held.id };
  planSettings(work, item);
  if (held.enabled !== item.enabled) {
    if (item.slot === null)
      differs(work, item, item.enabled ? "presets.layer-hidden" : "presets.layer-shown");
    plan.requests.push(
      itemEntry("SetSceneItemEnabled", scene.name, reference, { sceneItemEnabled: item.enabled }),
    );
  }
  if (item.placement === null) return reference;
  const size = item.size ?? sizeOf(held.transform);
  const mirrored = isMirrored(held.transform) !== item.placement.mirror;
  const moved = !isPlaced(held.transform, item.placement, size);
  if (mirrored) differs(work, item, "presets.layer-mirrored");
  if (moved) differs(work, item, "presets.layer-moved");
  if (mirrored || moved) {
    const sceneItemTransform = transformOf(item.placement, size, held.transform.cropToBounds !== undefined);
    plan.requests.push(itemEntry("SetSceneItemTransform", scene.name, reference, { sceneItemTransform }));
  }
  if (item.placement.mode === "cover" && size === null) plan.unsettled.push(item.source);
  return reference;
}

/** Takes out what an older preset left, and doubles. Items are removed, never inputs: OBS would keep the name taken. */
function planRemovals(work: Work): PresentItem[] {
  const { scene, held, plan } = work;
  const wanted = new Map(scene.items.map((item) => [item.source, item]));
  const seen = new Set<string>();
  const kept: PresentItem[] = [];
  for (const present of held?.items ?? []) {
    const item = wanted.get(present.source);
    const double = item !== undefined && seen.has(present.source);
    if (double || (item === undefined && isOurs(present.source))) {
      plan.requests.push(itemEntry("RemoveSceneItem", scene.name, { id: present.id }));
      plan.differences.push({
        layer: item?.layer ?? "",
        source: present.source,
        code: double ? "presets.layer-twice" : "presets.layer-leftover",
      });
      continue;
    }
    seen.add(present.source);
    kept.push(present);
  }
  return kept;
}

function planTransition({ scene, held, plan }: Work, names: TransitionNames) {
  const fades = scene.transition.kind === "fade" && scene.transition.milliseconds >= 50;
  const transitionName = fades ? names.fade : names.cut;
  if (transitionName === null) return;
  const milliseconds = fades ? scene.transition.milliseconds : null;
  const same =
    held?.transition.name === transitionName && (!fades || held.transition.milliseconds === milliseconds);
  if (same) return;
  if (held !== null) {
    plan.differences.push({ layer: "", source: scene.name, code: "presets.transition-changed" });
  }
  const data = { sceneName: scene.name, transitionName };
  plan.requests.push(
    entry(
      "SetSceneSceneTransitionOverride",
      milliseconds === null ? data : { ...data, transitionDuration: milliseconds },
    ),
  );
}

function refuseTakenNames(scene: DesiredScene, present: Present) {
  const refuse = (name: string) => {
    throw new StudioError("obs.name-taken", { params: { name } });
  };
  if (present.inputs.has(scene.name)) refuse(scene.name);
  for (const item of scene.items) {
    const input = present.inputs.get(item.source);
    if (present.sceneNames.has(item.source) || (input && input.kind !== item.kind)) refuse(item.source);
  }
}

/**
 * Compares one scene with what OBS holds and lists the requests that make it so. Notes in `present` what the batch will
 * have made, so that the next scene's plan can share it.
 * @throws StudioError `obs.name-taken` when something else has the name of the scene or an input.
 */
export function planScene(
  scene: DesiredScene,
  present: Present,
  transitions: TransitionNames,
  knowsCropToBounds: boolean,
): ScenePlan {
  refuseTakenNames(scene, present);
  const held = present.scenes.get(scene.name) ?? null;
  const plan: ScenePlan = { requests: [], differences: [], unsettled: [] };
  const work: Work = { scene, held, present, plan, knowsCropToBounds };
  if (held === null) plan.requests.push(entry("CreateScene", { sceneName: scene.name }));
  const kept = planRemovals(work);
  const references = scene.items.map((item, index) => {
    const there = kept.find((each) => each.source === item.source);
    return there ? planCorrection(work, item, there) : planCreation(work, item, index);
  });
  const ordered = planOrder(scene, kept, references);
  plan.requests.push(...ordered.requests);
  if (ordered.wasWrong) {
    plan.differences.push({ layer: "", source: scene.name, code: "presets.layer-order" });
  }
  planTransition(work, transitions);
  if (held === null) {
    plan.differences = [{ layer: "", source: scene.name, code: "presets.scene-missing" }];
  }
  return plan;
}
