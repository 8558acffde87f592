import { type MessageCode, StudioError } from "../../../preload/contract";
import { type BatchRequest, entry, type JsonObject, type JsonValue } from "../connection/requests";
import type { DesiredItem, DesiredScene } from "./desired";
import { type ItemReference, itemEntry } from "./items";
import { isOurs } from "./names";
import { planOrder } from "./order";
import { type ItemTransform, isMirrored, isPlaced, type Size, transformOf } from "./placement";
import type { Present, PresentItem, PresentScene } from "./present";
import { type Inverse, transformBefore } from "./undo";

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
  /** What takes the requests back, in their order. */
  inverses: Inverse[];
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

/** A source's size as OBS knows it; null before its first picture. */
export const sizeOf = (transform: ItemTransform): Size | null =>
  transform.sourceWidth >= 1 && transform.sourceHeight >= 1
    ? { width: transform.sourceWidth, height: transform.sourceHeight }
    : null;

/** A scene while its plan is made. */
export interface Work {
  scene: DesiredScene;
  held: PresentScene | null;
  present: Present;
  plan: ScenePlan;
  knowsCropToBounds: boolean;
}

const differs = ({ plan }: Work, item: DesiredItem, code: MessageCode) =>
  plan.differences.push({ layer: item.layer, source: item.source, code });

const undoing = ({ plan }: Work, request: BatchRequest) => plan.inverses.push({ kind: "request", request });

function contentCode({ device }: DesiredItem): MessageCode {
  if (device === null) return "presets.layer-content";
  if (device === "microphone") return "presets.wrong-microphone";
  return device === "screen" ? "presets.wrong-screen" : "presets.wrong-camera";
}

/** Puts an input's settings right, once however many scenes share it. */
export function planSettings(work: Work, item: DesiredItem): void {
  const input = work.present.inputs.get(item.source);
  if (input === undefined || holdsSettings(input.settings, item.settings)) return;
  const set = (inputSettings: JsonObject, overlay: boolean) =>
    entry("SetInputSettings", { inputName: item.source, inputSettings, overlay });
  // What a slot holds is the card that is up, and a loop is drawn when there is time: nobody changed them by hand.
  if (item.slot === null && !item.moves) differs(work, item, contentCode(item));
  work.plan.requests.push(set(item.settings, true));
  if (item.slot === null && input.settings !== null) undoing(work, set(input.settings, false));
  input.settings = { ...input.settings, ...item.settings };
}

function missingCode(item: DesiredItem): MessageCode {
  if (item.moves) return "presets.picture-still";
  return item.slot === null ? "presets.layer-missing" : "presets.slot-missing";
}

/** Makes an item that a scene lacks. */
export function planCreation(work: Work, item: DesiredItem, index: number): ItemReference {
  const { scene, plan, present } = work;
  const variable = `item${index}`;
  const output = { [variable]: "sceneItemId" };
  const inScene = { sceneName: scene.name, sceneItemEnabled: item.enabled };
  if (!item.moves || item.enabled) differs(work, item, missingCode(item));
  plan.inverses.push({ kind: "remove-item", scene: scene.name, source: item.source });
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

function planVisibility(work: Work, item: DesiredItem, held: PresentItem) {
  const hidden = item.moves ? "presets.picture-still" : "presets.layer-hidden";
  if (item.slot === null && (item.enabled || !item.moves)) {
    differs(work, item, item.enabled ? hidden : "presets.layer-shown");
  }
  const set = (sceneItemEnabled: boolean) =>
    itemEntry("SetSceneItemEnabled", work.scene.name, { id: held.id }, { sceneItemEnabled });
  work.plan.requests.push(set(item.enabled));
  if (item.slot === null) undoing(work, set(held.enabled));
}

function planCorrection(work: Work, item: DesiredItem, held: PresentItem): ItemReference {
  const { scene, plan } = work;
  const reference = { id: held.id };
  planSettings(work, item);
  if (held.enabled !== item.enabled) planVisibility(work, item, held);
  if (item.placement === null) return reference;
  const size = item.size ?? sizeOf(held.transform);
  const mirrored = isMirrored(held.transform) !== item.placement.mirror;
  const moved = !isPlaced(held.transform, item.placement, size);
  if (mirrored) differs(work, item, "presets.layer-mirrored");
  if (moved) differs(work, item, "presets.layer-moved");
  if (mirrored || moved) {
    const set = (sceneItemTransform: JsonObject) =>
      itemEntry("SetSceneItemTransform", scene.name, reference, { sceneItemTransform });
    plan.requests.push(set(transformOf(item.placement, size, held.transform.cropToBounds !== undefined)));
    undoing(work, set(transformBefore(held.transform)));
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
      const input = work.present.inputs.get(present.source) ?? null;
      plan.inverses.push({ kind: "put-back", scene: scene.name, item: present, input });
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

function planTransition(work: Work, names: TransitionNames) {
  const { scene, held, plan } = work;
  const fades = scene.transition.kind === "fade" && scene.transition.milliseconds >= 50;
  const transitionName = fades ? names.fade : names.cut;
  if (transitionName === null) return;
  const milliseconds = fades ? scene.transition.milliseconds : null;
  const same =
    held?.transition.name === transitionName && (!fades || held.transition.milliseconds === milliseconds);
  if (same) return;
  if (held !== null) {
    plan.differences.push({ layer: "", source: scene.name, code: "presets.transition-changed" });
    const { name, milliseconds: before } = held.transition;
    const old = { sceneName: scene.name, transitionName: name, transitionDuration: before };
    undoing(work, { requestType: "SetSceneSceneTransitionOverride", requestData: old });
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
  const plan: ScenePlan = { requests: [], differences: [], unsettled: [], inverses: [] };
  const work: Work = { scene, held, present, plan, knowsCropToBounds };
  if (held === null) plan.requests.push(entry("CreateScene", { sceneName: scene.name }));
  const kept = planRemovals(work);
  const references = scene.items.map((item, index) => {
    const there = kept.find((each) => each.source === item.source);
    return there ? planCorrection(work, item, there) : planCreation(work, item, index);
  });
  const ordered = planOrder(scene, kept, references);
  plan.requests.push(...ordered.requests);
  const reordered = ordered.requests.length > 0 || kept.length < (held?.items.length ?? 0);
  if (held !== null && reordered) plan.inverses.push({ kind: "order", scene: scene.name, items: held.items });
  if (ordered.wasWrong) {
    plan.differences.push({ layer: "", source: scene.name, code: "presets.layer-order" });
  }
  planTransition(work, transitions);
  if (held === null) {
    plan.differences = [{ layer: "", source: scene.name, code: "presets.scene-missing" }];
    const ofInputs = plan.inverses.filter(({ kind }) => kind === "request");
    plan.inverses = [{ kind: "remove-scene", scene: scene.name }, ...ofInputs];
  }
  return plan;
}
