import { z } from "zod";
import { localisedSchema } from "../language";
import { frameSchema, idSchema } from "./common";

/** How a picture fills its frame: all of it, or the whole frame. */
export const fitSchema = z.enum(["contain", "cover"]);
export type Fit = z.infer<typeof fitSchema>;

/** The places an overlay can occupy. A new card in a slot replaces the one there. */
export const slots = [
  "lower-third",
  "guest",
  "card",
  "badge",
  "chapter",
  "corner",
  "timer",
  "side",
  "ticker",
  "full",
] as const;
export const slotSchema = z.enum(slots);
export type Slot = (typeof slots)[number];

/** Whose picture an image layer shows. `fixed` names a file of the preset itself. */
export const pictureRoles = ["story", "product", "before", "after", "fixed"] as const;
export type PictureRole = (typeof pictureRoles)[number];
/** The roles that a show fills; `fixed` belongs to the preset. */
export const fillableRoles = ["story", "product", "before", "after"] as const;
export type FillableRole = (typeof fillableRoles)[number];

/** The packs that the shipped presets come in; a preset of the user's own belongs to none. */
export const presetPacks = ["village-stories", "product-showcases"] as const;
export type PresetPack = (typeof presetPacks)[number];

/** The cameras a preset can ask for. Which device that is on this machine is a setting. */
export const cameraRoles = ["host", "second", "overhead"] as const;
export type CameraRole = (typeof cameraRoles)[number];
/** Everything of this machine that a preset can ask for. */
export const deviceRoles = [...cameraRoles, "microphone", "screen"] as const;
export type DeviceRole = (typeof deviceRoles)[number];

const placementSchema = z.object({
  frame: frameSchema,
  fit: fitSchema.default("cover"),
  /** Where a `contain`ed picture sits in its frame. */
  align: z
    .enum(["centre", "left", "right", "top", "bottom", "bottom-left", "bottom-right"])
    .default("centre"),
});
export type Placement = z.infer<typeof placementSchema>;

const layerBase = {
  id: idSchema,
  /** What the anchor sees in OBS's source list: 主播摄像头, 价格卡位置 … */
  name: localisedSchema,
  /** `null` leaves the layer out in that orientation. */
  layout: z.object({ landscape: placementSchema.nullable(), portrait: placementSchema.nullable() }),
};

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, "#rrggbb");

/** One layer of a scene, by kind. Layers are listed from back to front. */
export const layerSchema = z.discriminatedUnion("kind", [
  /**
   * `device` is a role; which camera that is on this machine is a setting. `standIn` (a media reference) shows where
   * there is none. `standInClip` (a media reference of a clip) moves in its place where the engine can play one, as the
   * built-in stage does; one without either gets a clip that ships with the studio.
   */
  z.object({
    ...layerBase,
    kind: z.literal("camera"),
    settings: z.object({
      device: z.enum(cameraRoles),
      mirror: z.boolean().default(false),
      standIn: z.string().max(1000).optional(),
      standInClip: z.string().max(1000).optional(),
    }),
  }),
  z.object({ ...layerBase, kind: z.literal("microphone"), settings: z.object({ device: z.enum(["host"]) }) }),
  /** `file` (a media reference) is the picture of a `fixed` role, and the stand-in of any other. */
  z.object({
    ...layerBase,
    kind: z.literal("image"),
    settings: z.object({
      role: z.enum(pictureRoles),
      file: z.string().optional(),
      /** `pan`: the picture drifts slowly, for old photographs; not in a frame smaller than a quarter canvas. */
      motion: z.enum(["none", "pan"]).default("none"),
    }),
  }),
  z.object({
    ...layerBase,
    kind: z.literal("video"),
    settings: z.object({ file: z.string(), loop: z.boolean().default(true) }),
  }),
  z.object({ ...layerBase, kind: z.literal("colour"), settings: z.object({ colour }) }),
  /** `text` may hold {village}, {host}, {show} and {segment}; filled in from the settings and the show. */
  z.object({
    ...layerBase,
    kind: z.literal("text"),
    settings: z.object({ text: z.string(), colour, bold: z.boolean().default(false) }),
  }),
  z.object({ ...layerBase, kind: z.literal("screen"), settings: z.object({}) }),
  /** Sound alone. `duck` lowers it while the host speaks, where the engine can. */
  z.object({
    ...layerBase,
    kind: z.literal("music"),
    settings: z.object({
      file: z.string(),
      /** Volume in decibels below full. */
      decibels: z.number().min(-60).max(0).default(-20),
      duck: z.boolean().default(true),
    }),
  }),
  z.object({ ...layerBase, kind: z.literal("overlay-slot"), settings: z.object({ slot: slotSchema }) }),
]);
export type Layer = z.infer<typeof layerSchema>;
export type LayerKind = Layer["kind"];

export const sceneSchema = z.object({
  id: idSchema,
  name: localisedSchema,
  purpose: localisedSchema,
  layers: z.array(layerSchema).min(1).max(40),
});
export type Scene = z.infer<typeof sceneSchema>;

/** A declarative scene set; `resources/presets/<id>/preset.json`. */
export const presetSchema = z.object({
  version: z.literal(1),
  id: idSchema,
  pack: z.enum(presetPacks).nullable().default(null),
  name: localisedSchema,
  purpose: localisedSchema,
  transition: z.object({ kind: z.enum(["cut", "fade"]), milliseconds: z.number().int().min(0).max(2000) }),
  /** Keep text and faces inside this, in fractions from each edge. */
  safeZone: z.object({ landscape: z.number().min(0).max(0.3), portrait: z.number().min(0).max(0.3) }),
  scenes: z.array(sceneSchema).min(1).max(12),
});
export type Preset = z.infer<typeof presetSchema>;

/** The preset and scene of an address such as `village-story/host`; null where there is none. */
export function findScene(
  presets: readonly Preset[],
  reference: string,
): { preset: Preset; scene: Scene } | null {
  const [presetId, sceneId] = reference.split("/");
  const preset = presets.find(({ id }) => id === presetId);
  const scene = preset?.scenes.find(({ id }) => id === sceneId);
  return preset && scene ? { preset, scene } : null;
}

/** A scene's address in calls and cues: `presetId/sceneId`. */
export const sceneRefSchema = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "presetId/sceneId");
