import type { Slot } from "../../../preload/contract";
import type { Card } from "../../core";
import { type BatchRequest, entry, sleepEntry } from "../connection/requests";
import { settingsFor, sourceOf } from "./card-player";
import { type Deck, sceneName, scrollFilter, stillSource } from "./names";
import type { Session } from "./session";

/** How long the new clip is shown before the old one hides: measured, no blank frame in six of six. */
export const overlapMilliseconds = 120;

/** The scenes built that have a slot. */
export function scenesWithSlot(session: Session, slot: Slot): string[] {
  return [...session.applied.values()].flatMap(({ preset, orientation }) =>
    preset.scenes
      .filter((scene) =>
        scene.layers.some(
          (layer) =>
            layer.kind === "overlay-slot" &&
            layer.settings.slot === slot &&
            layer.layout[orientation] !== null,
        ),
      )
      .map((scene) => sceneName(preset, scene)),
  );
}

/** Shows or hides one source in several scenes. Ids are asked for in the batch itself, so none can be out of date. */
export function visibility(scenes: readonly string[], source: string, enabled: boolean): BatchRequest[] {
  return scenes.flatMap((scene, index) => {
    const variable = `${enabled ? "show" : "hide"}${index}${source}`;
    return [
      entry(
        "GetSceneItemId",
        { sceneName: scene, sourceName: source },
        { output: { [variable]: "sceneItemId" } },
      ),
      entry(
        "SetSceneItemEnabled",
        { sceneName: scene, sceneItemEnabled: enabled },
        { input: { sceneItemId: variable } },
      ),
    ];
  });
}

/** Puts a file into a slot's still or one of its players. */
export const loadRequest = (
  card: Pick<Card, "slot" | "clock">,
  file: string,
  deck: Deck | null,
): BatchRequest =>
  entry("SetInputSettings", {
    inputName: sourceOf(card.slot, deck),
    inputSettings: deck === null ? { file } : settingsFor(file, card.clock !== null),
    overlay: true,
  });

/**
 * Makes a slot's still run through its place, or stand. A request that is refused, since
 * the filter is there already or is not, does no harm.
 */
export function scrollRequests({ slot, scroll }: Pick<Card, "slot" | "scroll">): BatchRequest[] {
  const named = { sourceName: stillSource(slot), filterName: scrollFilter };
  if (scroll === null) return [entry("RemoveSourceFilter", named)];
  const filterSettings = {
    speed_x: scroll.pixelsPerSecond,
    speed_y: 0,
    limit_cx: true,
    cx: scroll.width,
    limit_cy: false,
    loop: true,
  };
  return [
    entry("CreateSourceFilter", { ...named, filterKind: "scroll_filter", filterSettings }),
    entry("SetSourceFilterSettings", { ...named, filterSettings, overlay: true }),
    entry("SetSourceFilterEnabled", { ...named, filterEnabled: true }),
  ];
}

/**
 * Loads a card and shows it, over whatever else the slot shows. A still's new path in one call is swapped by OBS between
 * two frames; a clip is loaded in the player that is hidden and given 120 ms to bring its first picture. Ends with the
 * number of frames OBS has drawn.
 */
export function showRequests(card: Card, deck: Deck | null, scenes: readonly string[]): BatchRequest[] {
  return [
    loadRequest(card, card.file, deck),
    ...visibility(scenes, sourceOf(card.slot, deck), true),
    ...(deck === null ? [] : [sleepEntry(overlapMilliseconds)]),
    entry("GetStats", {}),
  ];
}
