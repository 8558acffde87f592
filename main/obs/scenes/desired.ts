import type { CameraRole, Canvas, DeviceRole, Orientation, Preset, Slot } from "../../../preload/contract";
import type { Card, SceneFill } from "../../core";
import type { JsonObject } from "../connection/requests";
import type { Voice } from "./devices";
import { type DesiredFilter, duckFilter, type FilterTable, voiceFilters } from "./filter-kinds";
import type { KindTable } from "./kinds";
import { layerItems, musicName } from "./layer-items";
import { type Deck, microphoneSource, sceneName } from "./names";
import type { ItemPlacement, Size } from "./placement";

/** One scene item as a preset wants it. */
export interface DesiredItem {
  layer: string;
  /** For sentences: the layer's own name, zh-CN and en. */
  label: { "zh-CN": string; en?: string | undefined };
  /** Name of the input. */
  source: string;
  kind: string;
  /** Settings that are compared and written; others of the input are left alone. */
  settings: JsonObject;
  /** Null for sound alone. */
  placement: ItemPlacement | null;
  /** Size of the source where it is known beforehand (a picture file); else OBS is asked. */
  size: Size | null;
  enabled: boolean;
  slot: Slot | null;
  /** The role whose device the settings name. */
  device: DeviceRole | null;
  /** The moving form of the picture that lies right under it. */
  moves: boolean;
}

/** How an input should sound, whatever scenes play it. */
export interface DesiredSound {
  /** The first scene and layer that want it so, by id. */
  scene: string;
  layer: string;
  source: string;
  part: "voice" | "music";
  /** Its volume; null leaves it to the user, as long as it can be heard. */
  decibels: number | null;
  /** In the order sound passes through them. */
  filters: DesiredFilter[];
}

export interface DesiredScene {
  id: string;
  name: string;
  label: { "zh-CN": string; en?: string | undefined };
  transition: Preset["transition"];
  /** From back to front. */
  items: DesiredItem[];
}

/** A picture file as found on disk. */
export interface PictureFile extends Size {
  path: string;
}

/** A card that stands in a slot. */
export interface StandingCard {
  card: Card;
  /** Null: the still. */
  deck: Deck | null;
}

/** What a preset's layers become on this machine. */
export interface BuildContext {
  orientation: Orientation;
  canvas: Canvas;
  fill: SceneFill;
  kinds: KindTable;
  fontFace: string;
  filters: FilterTable;
  /** Device by role; null where there is none. */
  cameras: Record<CameraRole, string | null>;
  voice: Voice;
  /** Null where the one wanted is missing, `undefined` where OBS's own choice stands. */
  screen: string | null | undefined;
  /** Pictures by media reference or path; null for one that is missing. */
  pictures: ReadonlyMap<string, PictureFile | null>;
  /** Loops of pictures that move, by `panKey`; those that are drawn already. */
  pans: ReadonlyMap<string, string>;
  cards: ReadonlyMap<Slot, StandingCard>;
}

/** The scenes of a preset as OBS should hold them. Pure: the same input gives the same list. */
export function desiredScenes(preset: Preset, context: BuildContext): DesiredScene[] {
  return preset.scenes.map((scene) => ({
    id: scene.id,
    name: sceneName(preset, scene),
    label: scene.name,
    transition: preset.transition,
    items: scene.layers.flatMap((layer) => {
      const at = layer.layout[context.orientation];
      return at === null ? [] : layerItems({ preset, scene, context }, layer, at);
    }),
  }));
}

/**
 * How the inputs of a preset should sound: the voice clean and even, music at its volume and under the voice. Pure, as
 * `desiredScenes`.
 */
export function desiredSounds(preset: Preset, context: BuildContext): DesiredSound[] {
  const layers = preset.scenes.flatMap((scene) =>
    scene.layers.flatMap((layer) =>
      layer.layout[context.orientation] === null ? [] : [{ scene: scene.id, layer }],
    ),
  );
  const { voice } = context;
  const spoken = layers.find(({ layer }) => layer.kind === "microphone");
  const input = voice.from === "always" ? voice.input : microphoneSource;
  const isHeard = voice.from === "always" || (voice.device !== null && spoken !== undefined);
  const sounds: DesiredSound[] = [];
  const isOurs = voice.from === "own" && context.kinds.microphone !== undefined;
  if (spoken !== undefined && (isOurs || voice.from === "always")) {
    const filters = voiceFilters(context.filters);
    sounds.push({
      scene: spoken.scene,
      layer: spoken.layer.id,
      source: input,
      part: "voice",
      decibels: null,
      filters,
    });
  }
  for (const { scene, layer } of layers) {
    if (layer.kind !== "music" || context.kinds.media === undefined) continue;
    const source = musicName(preset, layer);
    if (sounds.some((each) => each.source === source)) continue;
    const filters = layer.settings.duck && isHeard ? duckFilter(context.filters, input) : [];
    const { decibels } = layer.settings;
    sounds.push({ scene, layer: layer.id, source, part: "music", decibels, filters });
  }
  return sounds;
}
