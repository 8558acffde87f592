import { type BatchRequest, entry } from "../connection/requests";
import type { DesiredSound } from "./desired";
import { type DesiredFilter, servesRole } from "./filter-kinds";
import type { FilterRole } from "./names";
import { holdsSettings, type SceneDifference } from "./plan";
import type { Present, PresentFilter, PresentSound } from "./present";
import type { Inverse } from "./undo";

/** Below this a voice is not heard under a show, in decibels. */
const quietest = -20;
const sameVolume = 0.3;

export interface SoundPlan {
  requests: BatchRequest[];
  /** `scene` by id. */
  differences: (SceneDifference & { scene: string })[];
  inverses: Inverse[];
}

const missingCodes = {
  noise: "presets.no-noise-suppression",
  gain: "presets.no-gain",
  limiter: "presets.no-limiter",
  duck: "presets.no-ducking",
} as const satisfies Record<FilterRole, string>;

interface Work {
  sound: DesiredSound;
  /** Null while the input is only about to be made. */
  held: PresentSound | null;
  plan: SoundPlan;
}

const differs = ({ sound, plan }: Work, code: SceneDifference["code"]) =>
  plan.differences.push({ scene: sound.scene, layer: sound.layer, source: sound.source, code });

const undoing = ({ plan }: Work, request: BatchRequest) => plan.inverses.push({ kind: "request", request });

function addFilter(work: Work, filter: DesiredFilter, present: PresentFilter[]) {
  const { sound, plan, held } = work;
  const named = { sourceName: sound.source, filterName: filter.name };
  if (held !== null) differs(work, missingCodes[filter.role]);
  plan.requests.push(
    entry("CreateSourceFilter", { ...named, filterKind: filter.kind, filterSettings: filter.settings }),
  );
  if (held !== null) undoing(work, entry("RemoveSourceFilter", named));
  const order = sound.filters.map((each) => each.name);
  const after = new Set(order.slice(order.indexOf(filter.name) + 1));
  // Noise goes out before a limiter looks at the level: the studio's own stand in their order.
  const index = present.findIndex((each) => after.has(each.name));
  const added = { ...filter, enabled: true };
  if (index === -1) present.push(added);
  else {
    present.splice(index, 0, added);
    plan.requests.push(entry("SetSourceFilterIndex", { ...named, filterIndex: index }));
  }
}

function planFilter(work: Work, filter: DesiredFilter, present: PresentFilter[]) {
  const { sound, plan } = work;
  const own = present.find((each) => each.name === filter.name);
  if (own === undefined) {
    // The user's own filter of that kind is left as it is, also when it is switched off.
    const served = present.some((each) => servesRole(filter.role, each.kind, each.settings));
    if (!served) addFilter(work, filter, present);
    return;
  }
  const named = { sourceName: sound.source, filterName: filter.name };
  if (!holdsSettings(own.settings, filter.settings)) {
    differs(work, filter.role === "duck" ? "presets.ducking-changed" : `presets.${filter.role}-changed`);
    const set = (filterSettings: PresentFilter["settings"], overlay: boolean) =>
      entry("SetSourceFilterSettings", { ...named, filterSettings, overlay });
    plan.requests.push(set(filter.settings, true));
    undoing(work, set(own.settings, false));
  }
  if (!own.enabled) {
    differs(work, missingCodes[filter.role]);
    plan.requests.push(entry("SetSourceFilterEnabled", { ...named, filterEnabled: true }));
    undoing(work, entry("SetSourceFilterEnabled", { ...named, filterEnabled: false }));
  }
}

function planVolume(work: Work) {
  const { sound, held, plan } = work;
  const volume = (inputVolumeDb: number) =>
    entry("SetInputVolume", { inputName: sound.source, inputVolumeDb });
  if (held === null) {
    if (sound.decibels !== null) plan.requests.push(volume(sound.decibels));
    return;
  }
  const wrong =
    sound.decibels === null
      ? held.decibels < quietest
      : Math.abs(held.decibels - sound.decibels) > sameVolume;
  if (!wrong) return;
  differs(work, sound.part === "voice" ? "presets.microphone-quiet" : "presets.music-volume");
  plan.requests.push(volume(sound.decibels ?? 0));
  undoing(work, volume(Math.max(-100, held.decibels)));
}

function planMute(work: Work, unmutes: boolean) {
  const { sound, held, plan } = work;
  if (held === null || !held.muted) return;
  differs(work, sound.part === "voice" ? "presets.microphone-muted" : "presets.music-muted");
  if (!unmutes) return;
  const mute = (inputMuted: boolean) => entry("SetInputMute", { inputName: sound.source, inputMuted });
  plan.requests.push(mute(false));
  undoing(work, mute(true));
}

/**
 * Compares how inputs sound with how they should. Inputs that are not in `present.sounds` count as just made. A muted
 * input stays so unless `unmutes`: somebody may have muted it on purpose in the middle of a show.
 */
export function planSounds(sounds: readonly DesiredSound[], present: Present, unmutes: boolean): SoundPlan {
  const plan: SoundPlan = { requests: [], differences: [], inverses: [] };
  for (const sound of sounds) {
    if (!present.inputs.has(sound.source)) continue;
    const work: Work = { sound, held: present.sounds.get(sound.source) ?? null, plan };
    const filters = [...(work.held?.filters ?? [])];
    planVolume(work);
    planMute(work, unmutes);
    for (const filter of sound.filters) planFilter(work, filter, filters);
  }
  return plan;
}
