import { z } from "zod";
import { localisedSchema } from "../language";
import { idSchema } from "./common";

const edge = z.number().min(0).max(0.45);

/** How much of each edge a platform's own buttons and words may cover, as fractions of the picture. */
export const safeZoneSchema = z.object({ top: edge, right: edge, bottom: edge, left: edge });
export type SafeZone = z.infer<typeof safeZoneSchema>;

/** A figure with who published it and the day it was looked up; `null` where nobody did. Never a guess. */
const figure = <Value extends z.ZodType>(value: Value) =>
  z
    .object({ value, source: z.string().min(1).max(300), date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) })
    .nullable()
    .default(null);

const positive = z.number().positive();
export const videoCodecSchema = z.enum(["h264", "hevc", "av1"]);
export type VideoCodec = z.infer<typeof videoCodecSchema>;

/** What a platform takes. */
export const platformLimitsSchema = z.object({
  /** Kilobits a second of picture. */
  maxVideoKbps: figure(positive),
  minVideoKbps: figure(positive),
  /** The most pixels along the longer and the shorter edge, whichever way the picture stands. */
  maxSize: figure(z.object({ long: positive, short: positive })),
  maxFramesPerSecond: figure(positive),
  /** The longest distance between keyframes, in seconds. */
  keyframeSeconds: figure(positive),
  videoCodecs: figure(z.array(videoCodecSchema).min(1)),
  /** The most pictures in a row that lean on later ones; 0: none are taken. */
  maxBFrames: figure(z.number().int().min(0)),
  audioKbps: figure(positive),
  audioSampleRates: figure(z.array(positive).min(1)),
});
export type PlatformLimits = z.infer<typeof platformLimitsSchema>;

/** A platform's own rules; `resources/platforms/<id>.json`. A figure nobody published stays `null`. */
export const platformSchema = z.object({
  version: z.literal(2),
  id: idSchema,
  name: localisedSchema,
  kind: z.enum(["rtmp", "companion"]),
  /** The server address the platform hands out, where it is always the same. */
  defaultServer: z.string().nullable(),
  /** Regular expressions (no flags but `i`) one of which the server address fits; empty: any. */
  serverPatterns: z.array(z.string().max(200)).default([]),
  key: z
    .object({
      /** A regular expression that a key fits; `null`: any. */
      pattern: z.string().max(200).nullable().default(null),
      /** A key serves one broadcast only. */
      singleUse: z.boolean().default(false),
      /** How many hours a key is good for. */
      validHours: figure(positive),
    })
    .default({ pattern: null, singleUse: false, validHours: null }),
  limits: platformLimitsSchema,
  /** How long a room stays open without a picture, in seconds: the least and the most that was seen or published. */
  graceSeconds: figure(z.object({ least: positive, most: positive })),
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
  /** How to get the key, or for a companion the checklist before the room is opened; five lines at most. */
  keySteps: z.array(localisedSchema).max(5),
  sources: z.array(z.string()),
});
export type Platform = z.infer<typeof platformSchema>;

/** Whether it is a server of one's own: it stands in the list of platforms, but has no shop and no rules. */
export const isOwnServer = (platform: string): boolean =>
  platform === "custom" || platform === "custom-rtmps";

/** Where the picture goes. The stream key is not here: it lives in the secrets store under the destination's id. */
export const destinationSchema = z.object({
  id: idSchema,
  platform: idSchema,
  name: z.string().trim().min(1).max(40),
  /** rtmp:// or rtmps:// address without the key; empty for a platform that is fed through its own companion. */
  server: z
    .string()
    // What nobody sees may stand before it, as pages and chats leave it there; it is taken out when it is saved.
    .regex(/^[^!-~]*(rtmps?:\/\/[^\s]+)?$/i, "rtmp://… or rtmps://…")
    .max(500),
  enabled: z.boolean().default(true),
});
export type Destination = z.infer<typeof destinationSchema>;
