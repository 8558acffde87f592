import type { Canvas, Layer, Orientation, Placement, Preset, Scene, Slot } from "../../../preload/contract";
import type { Card, SceneFill } from "../../core";
import type { JsonObject } from "../connection/requests";
import { fillText } from "./fill";
import { deviceProperty, type KindTable, type SourceUse } from "./kinds";
import {
  cameraSource,
  clipSource,
  type Deck,
  layerSource,
  microphoneSource,
  sceneName,
  screenSource,
  slotNames,
  standInSource,
  stillSource,
} from "./names";
import { type ItemPlacement, placeItem, type Size } from "./placement";

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
  /** Device by role; null where there is none. */
  cameras: Record<"host" | "second" | "overhead", string | null>;
  /** Null where there is none; `undefined` where OBS already captures it for every scene. */
  microphone: string | null | undefined;
  /** Pictures by media reference or path; null for one that is missing. */
  pictures: ReadonlyMap<string, PictureFile | null>;
  cards: ReadonlyMap<Slot, StandingCard>;
}

/** OBS's colour: 0xAABBGGRR, opaque. */
export function obsColour(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  const red = (value >> 16) & 255;
  const green = (value >> 8) & 255;
  const blue = value & 255;
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** How a slot's players are set: measured to give no blank frame when one is shown 120 ms before the other hides. */
const playerSettings: JsonObject = {
  is_local_file: true,
  looping: false,
  clear_on_media_end: false,
  restart_on_activate: true,
  close_when_inactive: false,
  hw_decode: false,
};

interface Place {
  preset: Preset;
  scene: Scene;
  context: BuildContext;
}

const kindOf = ({ context }: Place, use: SourceUse) => context.kinds[use] ?? null;

function item(
  { preset, scene }: Place,
  layer: Layer,
  kind: string | null,
  part: Partial<DesiredItem> & Pick<DesiredItem, "settings" | "placement">,
): DesiredItem[] {
  if (kind === null) return [];
  return [
    {
      layer: layer.id,
      label: layer.name,
      source: layerSource(preset, scene, layer.name["zh-CN"]),
      kind,
      size: null,
      enabled: true,
      slot: null,
      ...part,
    },
  ];
}

type LayerOf<Kind extends Layer["kind"]> = Extract<Layer, { kind: Kind }>;

/** The picture a layer shows: its role's, or its own stand-in. */
export function pictureOf(layer: LayerOf<"image">, fill: SceneFill): string | null {
  const { role, file } = layer.settings;
  return (role === "fixed" ? null : fill.pictures[role]) ?? file ?? null;
}

function imageItems(place: Place, layer: LayerOf<"image">, at: Placement): DesiredItem[] {
  const { context } = place;
  const wanted = pictureOf(layer, context.fill);
  const chosen = wanted === null ? null : (context.pictures.get(wanted) ?? null);
  const standIn =
    layer.settings.file === undefined ? null : (context.pictures.get(layer.settings.file) ?? null);
  const picture = chosen ?? standIn;
  return item(place, layer, kindOf(place, "image"), {
    settings: { file: picture?.path ?? "" },
    placement: placeItem(at, context.canvas),
    size: picture,
  });
}

function cameraItems(place: Place, layer: LayerOf<"camera">, at: Placement): DesiredItem[] {
  const { context } = place;
  const { device, mirror, standIn } = layer.settings;
  const kind = kindOf(place, "camera");
  const id = context.cameras[device];
  const picture = standIn === undefined ? null : (context.pictures.get(standIn) ?? null);
  const behind = item(place, layer, picture === null ? null : kindOf(place, "image"), {
    source: standInSource(picture?.path ?? ""),
    settings: { file: picture?.path ?? "" },
    placement: placeItem(at, context.canvas, "cover"),
    size: picture,
    // Under a camera that fills its frame the stand-in shows only when the camera gives nothing.
    enabled: id === null || at.fit === "cover",
  });
  const camera = item(place, layer, kind, {
    source: cameraSource(device),
    settings: kind !== null && id !== null ? { [deviceProperty(kind)]: id } : {},
    placement: placeItem(at, context.canvas, at.fit, mirror),
  });
  return [...behind, ...camera];
}

function microphoneItems(place: Place, layer: LayerOf<"microphone">): DesiredItem[] {
  const { microphone } = place.context;
  const kind = kindOf(place, "microphone");
  if (microphone === undefined || kind === null) return [];
  return item(place, layer, kind, {
    source: microphoneSource,
    settings: microphone === null ? {} : { [deviceProperty(kind)]: microphone },
    placement: null,
  });
}

function textItems(place: Place, layer: LayerOf<"text">, at: Placement): DesiredItem[] {
  const { context } = place;
  const kind = kindOf(place, "text");
  const placement = placeItem(at, context.canvas, "shrink");
  // A line of Noto Sans CJK or YaHei is about 1.3 times its size high.
  const size = Math.max(8, Math.round(placement.height / 1.35));
  const colour = obsColour(layer.settings.colour);
  const bold = layer.settings.bold;
  const font = { face: context.fontFace, size, style: bold ? "Bold" : "Regular", flags: bold ? 1 : 0 };
  const shadow: JsonObject = kind?.startsWith("text_gdiplus")
    ? {
        color: colour,
        outline: true,
        outline_size: 2,
        outline_color: obsColour("#1c1712"),
        outline_opacity: 60,
      }
    : { color1: colour, color2: colour, drop_shadow: true };
  return item(place, layer, kind, {
    settings: { text: fillText(layer.settings.text, context.fill), font, ...shadow },
    placement,
  });
}

function slotItems(place: Place, layer: LayerOf<"overlay-slot">, at: Placement): DesiredItem[] {
  const { context } = place;
  const { slot } = layer.settings;
  const standing = context.cards.get(slot);
  const placement = placeItem({ ...at, fit: "contain" }, context.canvas);
  const label = slotNames[slot];
  const still = item(place, layer, kindOf(place, "image"), {
    label,
    source: stillSource(slot),
    settings: standing?.deck === null ? { file: standing.card.file } : {},
    placement,
    enabled: standing?.deck === null,
    slot,
  });
  const players = (["a", "b"] as const).flatMap((deck) =>
    item(place, layer, kindOf(place, "media"), {
      label,
      source: clipSource(slot, deck),
      settings: {
        ...playerSettings,
        ...(standing?.deck === deck ? { local_file: standing.card.file } : {}),
      },
      placement,
      enabled: standing?.deck === deck,
      slot,
    }),
  );
  return [...still, ...players];
}

function layerItems(place: Place, layer: Layer, at: Placement): DesiredItem[] {
  const { context } = place;
  switch (layer.kind) {
    case "camera":
      return cameraItems(place, layer, at);
    case "microphone":
      return microphoneItems(place, layer);
    case "image":
      return imageItems(place, layer, at);
    case "video":
      return item(place, layer, kindOf(place, "media"), {
        settings: {
          is_local_file: true,
          local_file: context.pictures.get(layer.settings.file)?.path ?? "",
          looping: layer.settings.loop,
        },
        placement: placeItem(at, context.canvas),
      });
    case "colour":
      return colourItems(place, layer, at);
    case "text":
      return textItems(place, layer, at);
    case "screen":
      return item(place, layer, kindOf(place, "screen"), {
        source: screenSource,
        settings: {},
        placement: placeItem(at, context.canvas),
      });
    case "overlay-slot":
      return slotItems(place, layer, at);
  }
}

function colourItems(place: Place, layer: LayerOf<"colour">, at: Placement): DesiredItem[] {
  const placement = placeItem(at, place.context.canvas, "stretch");
  return item(place, layer, kindOf(place, "colour"), {
    settings: { color: obsColour(layer.settings.colour), width: placement.width, height: placement.height },
    placement,
  });
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
