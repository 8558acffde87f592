import { z } from "zod";
import { localisedSchema } from "../language";
import { idSchema } from "./common";

const edge = z.number().min(0).max(0.45);

/** How much of each edge a platform's own buttons and words may cover, as fractions of the picture. */
export const safeZoneSchema = z.object({ top: edge, right: edge, bottom: edge, left: edge });
export type SafeZone = z.infer<typeof safeZoneSchema>;

/** A platform's own rules; `resources/platforms/<id>.json`. A figure nobody published stays `null`. */
export const platformSchema = z.object({
  version: z.literal(1),
  id: idSchema,
  name: localisedSchema,
  kind: z.enum(["rtmp", "companion"]),
  /** The server address the platform hands out, where it is always the same. */
  defaultServer: z.string().nullable(),
  limits: z.object({
    maxVideoKbps: z.number().positive().nullable(),
    keyframeSeconds: z.number().positive().nullable(),
    audioKbps: z.number().positive().nullable(),
  }),
  /**
   * What to keep clear in each shape of picture; `null` where the platform published nothing. The platform `custom` says
   * what is kept clear then: a careful habit, nobody's figure.
   */
  safeZones: z.object({
    landscape: safeZoneSchema.nullable(),
    portrait: safeZoneSchema.nullable(),
    /** Where the figures come from. */
    source: z.string().max(300),
  }),
  /** How to get the key, five lines at most. */
  keySteps: z.array(localisedSchema).max(5),
  sources: z.array(z.string()),
});
export type Platform = z.infer<typeof platformSchema>;

/** Where the picture goes. The stream key is not here: it lives in the secrets store under the destination's id. */
export const destinationSchema = z.object({
  id: idSchema,
  platform: idSchema,
  name: z.string().trim().min(1).max(40),
  /** rtmp:// or rtmps:// address without the key. */
  server: z
    .string()
    .regex(/^rtmps?:\/\/[^\s]+$/i, "rtmp://… or rtmps://…")
    .max(500),
  enabled: z.boolean().default(true),
});
export type Destination = z.infer<typeof destinationSchema>;
