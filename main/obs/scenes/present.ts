import type { ObsLink } from "../connection/link";
import {
  answerOf,
  type BatchRequest,
  type BatchResult,
  entry,
  type JsonObject,
} from "../connection/requests";
import type { ItemTransform } from "./placement";

/** One scene item as OBS holds it. */
export interface PresentItem {
  id: number;
  source: string;
  enabled: boolean;
  transform: ItemTransform;
}

export interface PresentScene {
  /** From back to front. */
  items: PresentItem[];
  transition: { name: string | null; milliseconds: number | null };
}

export interface PresentInput {
  kind: string;
  /** Null while it was not asked for. */
  settings: JsonObject | null;
}

export interface PresentFilter {
  name: string;
  kind: string;
  enabled: boolean;
  settings: JsonObject;
}

/** How an input sounds now. */
export interface PresentSound {
  muted: boolean;
  decibels: number;
  /** In the order sound passes through them. */
  filters: PresentFilter[];
}

/** What OBS holds of the scenes and inputs asked about. */
export interface Present {
  /** Names of all scenes. */
  sceneNames: Set<string>;
  scenes: Map<string, PresentScene>;
  inputs: Map<string, PresentInput>;
  /** Of the inputs whose sound was asked about. */
  sounds: Map<string, PresentSound>;
  programme: string;
}

interface ListedItem {
  sceneItemId: number;
  sceneItemIndex: number;
  sceneItemEnabled: boolean;
  sourceName: string;
  sceneItemTransform: ItemTransform;
}

interface ListedFilter {
  filterIndex: number;
  filterName: string;
  filterKind: string;
  filterEnabled: boolean;
  filterSettings: JsonObject;
}

const readItems = (listed: unknown): PresentItem[] =>
  [...(listed as ListedItem[])]
    .sort((one, other) => one.sceneItemIndex - other.sceneItemIndex)
    .map((each) => ({
      id: each.sceneItemId,
      source: each.sourceName,
      enabled: each.sceneItemEnabled,
      transform: each.sceneItemTransform,
    }));

function soundOf(answers: readonly (BatchResult | undefined)[]): PresentSound | null {
  const muted = answerOf(answers[0], "GetInputMute")?.inputMuted;
  const decibels = answerOf(answers[1], "GetInputVolume")?.inputVolumeDb;
  const listed = answerOf(answers[2], "GetSourceFilterList")?.filters;
  if (muted === undefined || decibels === undefined || listed === undefined) return null;
  const filters = (listed as unknown as ListedFilter[])
    .toSorted((one, other) => one.filterIndex - other.filterIndex)
    .map((each) => ({
      name: each.filterName,
      kind: each.filterKind,
      enabled: each.filterEnabled,
      settings: each.filterSettings,
    }));
  return { muted, decibels, filters };
}

/** What is to be read. */
export interface Asked {
  scenes: readonly string[];
  /** Inputs whose settings matter. */
  inputs: ReadonlySet<string>;
  /** Inputs whose volume and filters matter. */
  sounds: ReadonlySet<string>;
}

/** Reads scenes with their items, and inputs with settings and sound, in two round trips however many there are. */
export async function readPresent(link: ObsLink, asked: Asked): Promise<Present> {
  const [sceneList, inputList] = await link.batch([entry("GetSceneList", {}), entry("GetInputList", {})]);
  const scenes = answerOf(sceneList, "GetSceneList");
  const listed = answerOf(inputList, "GetInputList")?.inputs ?? [];
  const present: Present = {
    sceneNames: new Set(scenes?.scenes.map((scene) => String(scene.sceneName))),
    scenes: new Map(),
    inputs: new Map(
      listed.map((input) => [String(input.inputName), { kind: String(input.inputKind), settings: null }]),
    ),
    sounds: new Map(),
    programme: scenes?.currentProgramSceneName ?? "",
  };
  const wanted = [...new Set(asked.scenes)].filter((name) => present.sceneNames.has(name));
  const inputs = [...asked.inputs].filter((name) => present.inputs.has(name));
  const sounds = [...asked.sounds].filter((name) => present.inputs.has(name));
  const requests: BatchRequest[] = [
    ...wanted.flatMap((name) => [
      entry("GetSceneItemList", { sceneName: name }),
      entry("GetSceneSceneTransitionOverride", { sceneName: name }),
    ]),
    ...inputs.map((name) => entry("GetInputSettings", { inputName: name })),
    ...sounds.flatMap((name) => [
      entry("GetInputMute", { inputName: name }),
      entry("GetInputVolume", { inputName: name }),
      entry("GetSourceFilterList", { sourceName: name }),
    ]),
  ];
  const answers = await link.batch(requests);
  wanted.forEach((name, index) => {
    const items = answerOf(answers[index * 2], "GetSceneItemList");
    const override = answerOf(answers[index * 2 + 1], "GetSceneSceneTransitionOverride");
    if (items === null) return;
    present.scenes.set(name, {
      items: readItems(items.sceneItems),
      transition: {
        name: override?.transitionName ?? null,
        milliseconds: override?.transitionDuration ?? null,
      },
    });
  });
  inputs.forEach((name, index) => {
    const answer = answerOf(answers[wanted.length * 2 + index], "GetInputSettings");
    if (answer === null) return;
    present.inputs.set(name, { kind: answer.inputKind, settings: answer.inputSettings as JsonObject });
  });
  sounds.forEach((name, index) => {
    const first = wanted.length * 2 + inputs.length + index * 3;
    const sound = soundOf(answers.slice(first, first + 3));
    if (sound !== null) present.sounds.set(name, sound);
  });
  return present;
}
