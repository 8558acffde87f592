import type { Canvas, Layer, Placement, Preset, Scene } from "../../../preload/contract";
import type { SceneFill } from "../../core";
import type { JsonObject } from "../connection/requests";
import { settingsOfDeck } from "./card-player";
import type { BuildContext, DesiredItem, PictureFile } from "./desired";
import { fillText } from "./fill";
import { deviceProperty, type SourceUse, screenSettings } from "./kinds";
import {
  cameraSource,
  clipSource,
  layerSource,
  microphoneSource,
  musicSource,
  panSource,
  screenSource,
  slotNames,
  standInSource,
  stillSource,
} from "./names";
import { framePixels, type ItemPlacement, placeItem, type Size } from "./placement";

/** OBS's colour: 0xAABBGGRR, opaque. */
export function obsColour(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  const red = (value >> 16) & 255;
  const green = (value >> 8) & 255;
  const blue = value & 255;
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** A layer's scene, and what it is built with. */
export interface Place {
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
      device: null,
      moves: false,
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

/** The file of that picture; the stand-in where the one chosen is missing. */
export function pictureFor(
  layer: LayerOf<"image">,
  fill: SceneFill,
  pictures: BuildContext["pictures"],
): PictureFile | null {
  const { file } = layer.settings;
  const wanted = pictureOf(layer, fill);
  const chosen = wanted === null ? null : (pictures.get(wanted) ?? null);
  return chosen ?? (file === undefined ? null : (pictures.get(file) ?? null));
}

function imageItems(place: Place, layer: LayerOf<"image">, at: Placement): DesiredItem[] {
  const { context } = place;
  const picture = pictureFor(layer, context.fill, context.pictures);
  const still = item(place, layer, kindOf(place, "image"), {
    settings: { file: picture?.path ?? "" },
    placement: placeItem(at, context.canvas),
    size: picture,
  });
  return [...still, ...panItems(place, layer, at, picture?.path ?? null)];
}

/** A loop belongs to a picture in one size, in pixels. */
export const panKey = (picture: string, { width, height }: Size): string => `${width}x${height} ${picture}`;

/** The size of a layer's loop, or null where it stands still: a small picture that moves only unsettles. */
export function panSize(layer: LayerOf<"image">, at: Placement, canvas: Canvas): Size | null {
  const isLarge = at.frame.w * at.frame.h >= 0.25;
  if (layer.settings.motion !== "pan" || at.fit !== "cover" || !isLarge) return null;
  const { width, height } = framePixels(at.frame, canvas);
  return { width, height };
}

/**
 * Over the still, so that there is always a picture: the loop opens by itself when its scene comes on air, begins as the
 * still looks, and stays hidden while it is not drawn.
 */
function panItems(
  place: Place,
  layer: LayerOf<"image">,
  at: Placement,
  picture: string | null,
): DesiredItem[] {
  const { preset, scene, context } = place;
  const size = panSize(layer, at, context.canvas);
  if (size === null) return [];
  const loop = picture === null ? null : (context.pans.get(panKey(picture, size)) ?? null);
  return item(place, layer, kindOf(place, "media"), {
    source: panSource(layerSource(preset, scene, layer.name["zh-CN"])),
    settings: {
      is_local_file: true,
      ...(loop === null ? {} : { local_file: loop }),
      looping: true,
      restart_on_activate: true,
      clear_on_media_end: false,
      close_when_inactive: true,
      hw_decode: false,
    },
    placement: placeItem(at, context.canvas, "stretch"),
    enabled: loop !== null,
    moves: true,
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
    device,
  });
  return [...behind, ...camera];
}

function microphoneItems(place: Place, layer: LayerOf<"microphone">): DesiredItem[] {
  const { voice } = place.context;
  const kind = kindOf(place, "microphone");
  if (voice.from === "always" || kind === null) return [];
  return item(place, layer, kind, {
    source: microphoneSource,
    settings: voice.device === null ? {} : { [deviceProperty(kind)]: voice.device },
    placement: null,
    device: "microphone",
  });
}

function screenItems(place: Place, layer: LayerOf<"screen">, at: Placement): DesiredItem[] {
  const { screen, canvas } = place.context;
  const kind = kindOf(place, "screen");
  return item(place, layer, kind, {
    source: screenSource,
    settings: kind !== null && typeof screen === "string" ? screenSettings(kind, screen) : {},
    placement: placeItem(at, canvas),
    device: "screen",
  });
}

/** Off the canvas and as small as can be: some music files carry a cover, and an item that is hidden is silent. */
const unseen: ItemPlacement = {
  x: -64,
  y: -64,
  width: 1,
  height: 1,
  mode: "stretch",
  align: 0,
  mirror: false,
};

const sameSettings = (one: LayerOf<"music">, other: LayerOf<"music">) =>
  (["file", "decibels", "duck"] as const).every((key) => one.settings[key] === other.settings[key]);

/** The input that plays a music layer: layers of a preset that are alike share one. */
export function musicName(preset: Preset, layer: LayerOf<"music">): string {
  const name = layer.name["zh-CN"];
  const variants: LayerOf<"music">[] = [];
  for (const each of preset.scenes.flatMap((scene) => scene.layers)) {
    if (each.kind !== "music" || each.name["zh-CN"] !== name) continue;
    if (!variants.some((known) => sameSettings(known, each))) variants.push(each);
  }
  const variant = variants.findIndex((each) => sameSettings(each, layer));
  return musicSource(preset, name, Math.max(0, variant));
}

function musicItems(place: Place, layer: LayerOf<"music">): DesiredItem[] {
  return item(place, layer, kindOf(place, "media"), {
    source: musicName(place.preset, layer),
    settings: {
      is_local_file: true,
      local_file: place.context.pictures.get(layer.settings.file)?.path ?? "",
      looping: true,
      restart_on_activate: true,
      clear_on_media_end: false,
      close_when_inactive: true,
      hw_decode: false,
    },
    placement: unseen,
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
      settings: settingsOfDeck(standing, deck),
      placement,
      enabled: standing?.deck === deck,
      slot,
    }),
  );
  return [...still, ...players];
}

/** The items that a layer becomes, from back to front. */
export function layerItems(place: Place, layer: Layer, at: Placement): DesiredItem[] {
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
      return screenItems(place, layer, at);
    case "music":
      return musicItems(place, layer);
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
