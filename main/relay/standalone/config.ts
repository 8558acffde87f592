import { dirname, resolve } from "node:path";
import { z } from "zod";
import { idSchema, type Platform } from "../../../preload/contract";
import type { RelayConfig } from "../core/config";
import { splitAddress } from "../publisher/address";
import { readConfigFile } from "./read-config";

const listenSchema = z.strictObject({
  host: z.string().min(1).default("127.0.0.1"),
  port: z.number().int().min(0).max(65535).default(1935),
  app: z
    .string()
    .regex(/^[\w./-]+$/, "letters, digits, . _ / -")
    .default("live"),
  key: z.string().min(1),
});

const destinationSchema = z.strictObject({
  name: z.string().min(1),
  server: z
    .string()
    .refine((server) => (splitAddress(server, "")?.app ?? "") !== "", "rtmp://host/app or rtmps://host/app"),
  key: z.string().min(1).regex(/^\S+$/, "no spaces"),
  /** A platform of `resources/platforms`: how long its rooms stay open without a picture is known from there. */
  platform: idSchema.default("custom"),
});

const slateSchema = z.strictObject({
  /** The large line, such as the village's name. */
  title: z.string().max(60).optional(),
  /** The line under it. */
  words: z.string().max(40).optional(),
  /** Path of a picture behind the words. */
  picture: z.string().min(1).optional(),
  music: z.boolean().default(true),
});

/** The file `hongcun relay --config` reads. Paths in it are relative to its folder. */
export const standaloneSchema = z.strictObject({
  listen: listenSchema,
  /** In order of importance, the most important first. */
  destinations: z.array(destinationSchema).min(1),
  /** What stands in for a source that is gone; `null` for nothing. */
  slate: slateSchema.nullable().default({ music: true }),
  /** Less important destinations make room on a line too slow for all. */
  makesRoom: z.boolean().default(true),
  /** A file for everything that happens, as JSON lines. */
  log: z.string().min(1).nullable().default(null),
});

/** What the program brings along for a relay of its own. Paths are absolute. */
export interface StandaloneParts {
  platforms: readonly Platform[];
  /** Where drawn slates are kept for the next time. */
  slates: string;
  fonts: string;
  music: string;
  /** What the slate says where the file does not: its two lines. */
  usual: { title: string; words: string };
}

type StandaloneFile = z.output<typeof standaloneSchema>;

function slateOf({ slate }: StandaloneFile, parts: StandaloneParts, folder: string): RelayConfig["slate"] {
  if (slate === null) return null;
  const { title = parts.usual.title, words = parts.usual.words, picture, music } = slate;
  return {
    ...{ folder: parts.slates, fonts: parts.fonts, title, words },
    picture: picture === undefined ? null : resolve(folder, picture),
    music: music ? parts.music : null,
  };
}

/** Seconds of a platform's grace in milliseconds; the shortest that was seen. */
function graceOf(id: string, platforms: readonly Platform[]): number | null {
  const grace = platforms.find((platform) => platform.id === id)?.graceSeconds?.value.least;
  return grace === undefined ? null : grace * 1000;
}

/**
 * Reads a relay configuration; its keys stay out of every message. `startedAt` in epoch milliseconds.
 * @throws StudioError `storage.unreadable`, `relay.config-invalid` naming every wrong field
 */
export async function readStandaloneConfig(
  path: string,
  parts: StandaloneParts,
  startedAt: number,
): Promise<RelayConfig> {
  const known = (id: string) => parts.platforms.some((platform) => platform.id === id);
  const schema = standaloneSchema.superRefine(({ destinations }, context) => {
    for (const [index, { platform }] of destinations.entries())
      if (!known(platform))
        context.addIssue({
          code: "custom",
          path: ["destinations", index, "platform"],
          message: "no such platform",
        });
  });
  const file = await readConfigFile(path, schema);
  const folder = dirname(resolve(path));
  return {
    listen: file.listen,
    destinations: file.destinations.map((destination, index) => ({
      ...destination,
      id: `${index + 1}`,
      graceMs: graceOf(destination.platform, parts.platforms),
    })),
    slate: slateOf(file, parts, folder),
    makesRoom: file.makesRoom,
    show: { id: `relay-${startedAt}`, startedAt, log: file.log === null ? null : resolve(folder, file.log) },
  };
}
