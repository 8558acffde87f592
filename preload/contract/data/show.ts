import { z } from "zod";
import { idSchema, orientationSchema } from "./common";
import { cardSecondsSchema, overlayFieldsSchema } from "./overlay";
import { sceneRefSchema, slotSchema } from "./preset";

/** An overlay a segment offers or puts up by itself. */
export const plannedOverlaySchema = z.object({
  template: idSchema,
  fields: overlayFieldsSchema.default({}),
  /** Fill the fields from a product; what `fields` says wins. */
  product: idSchema.optional(),
  /** Show it when the segment starts; otherwise it waits as a one-tap card. */
  auto: z.boolean().default(false),
  /** The place it takes, where the template can take several. */
  slot: slotSchema.optional(),
  /** Takes itself off after this; null: stays, whatever its template says; left out: as the template says. */
  seconds: cardSecondsSchema.optional(),
  /** The look; the one in the settings when left out. */
  theme: idSchema.optional(),
});
export type PlannedOverlay = z.infer<typeof plannedOverlaySchema>;

/** One entry of a rundown. */
export const segmentSchema = z.object({
  id: idSchema,
  title: z.string().min(1).max(60),
  scene: sceneRefSchema,
  script: idSchema.optional(),
  products: z.array(idSchema).max(20).default([]),
  overlays: z.array(plannedOverlaySchema).max(12).default([]),
  /** Media reference of the story picture: `media:…` or `bundled:…`. */
  picture: z.string().optional(),
  /** Media references of the two pictures of a comparison. */
  before: z.string().optional(),
  after: z.string().optional(),
  plannedSeconds: z
    .number()
    .int()
    .min(5)
    .max(6 * 3600),
});
export type Segment = z.infer<typeof segmentSchema>;

/** One broadcast: `shows/<id>/show.json`. */
export const showSchema = z.object({
  version: z.literal(1),
  id: idSchema,
  title: z.string().min(1).max(80),
  village: z.string().max(60).default(""),
  host: z.string().max(40).default(""),
  orientation: orientationSchema,
  presets: z.array(idSchema).min(1).max(12),
  segments: z.array(segmentSchema).min(1).max(200),
});
export type Show = z.infer<typeof showSchema>;

export interface ShowSummary {
  id: string;
  title: string;
  village: string;
  orientation: "landscape" | "portrait";
  segments: number;
  plannedSeconds: number;
  bundled: boolean;
}
