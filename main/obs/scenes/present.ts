import type { ObsLink } from "../connection/link";
import { answerOf, type BatchRequest, entry, type JsonObject } from "../connection/requests";
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

/** What OBS holds of the scenes and inputs asked about. */
export interface Present {
  /** Names of all scenes. */
  sceneNames: Set<string>;
  scenes: Map<string, PresentScene>;
  inputs: Map<string, { kind: string; settings: JsonObject | null }>;
  programme: string;
}

interface ListedItem {
  sceneItemId: number;
  sceneItemIndex: number;
  sceneItemEnabled: boolean;
  sourceName: string;
  sceneItemTransform: ItemTransform;
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

/** Reads scenes with their items and the settings of inputs, in two round trips however many there are. */
export async function readPresent(
  link: ObsLink,
  sceneNames: readonly string[],
  inputNames: ReadonlySet<string>,
): Promise<Present> {
  const [sceneList, inputList] = await link.batch([entry("GetSceneList", {}), entry("GetInputList", {})]);
  const scenes = answerOf(sceneList, "GetSceneList");
  const listed = answerOf(inputList, "GetInputList")?.inputs ?? [];
  const present: Present = {
    sceneNames: new Set(scenes?.scenes.map((scene) => String(scene.sceneName))),
    scenes: new Map(),
    inputs: new Map(
      listed.map((input) => [String(input.inputName), { kind: String(input.inputKind), settings: null }]),
    ),
    programme: scenes?.currentProgramSceneName ?? "",
  };
  const wanted = [...new Set(sceneNames)].filter((name) => present.sceneNames.has(name));
  const inputs = [...inputNames].filter((name) => present.inputs.has(name));
  const requests: BatchRequest[] = [
    ...wanted.flatMap((name) => [
      entry("GetSceneItemList", { sceneName: name }),
      entry("GetSceneSceneTransitionOverride", { sceneName: name }),
    ]),
    ...inputs.map((name) => entry("GetInputSettings", { inputName: name })),
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
  return present;
}
