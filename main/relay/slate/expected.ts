import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { SlateOrder } from "../core/config";
import type { SlateFormat } from "./format";

const side = z.number().int().min(16).max(4096).multipleOf(2);
const formatSchema = z.object({
  width: side,
  height: side,
  framesPerSecond: z.number().int().min(5).max(60),
  keyframeSeconds: z.number().int().min(1).max(4),
  profile: z.enum(["baseline", "main", "high"]),
  audio: z.object({ sampleRate: z.number().int(), channels: z.number().int().min(1).max(8) }).nullable(),
});

/** What encoders are set to where nobody says anything else. */
const usual = {
  ...{ keyframeSeconds: 2, profile: "high" },
  audio: { sampleRate: 48_000, channels: 2 },
} as const;

/** What the last stream was like that a slate was drawn for. */
const file = ({ folder }: SlateOrder): string => join(folder, "format.json");

async function lastFormat(order: SlateOrder): Promise<SlateFormat | null> {
  const text = await readFile(file(order), "utf8").catch(() => "");
  try {
    return formatSchema.parse(JSON.parse(text));
  } catch {
    // There was none yet, or it is damaged: then only what the order says is known.
    return null;
  }
}

/** What a stream that has not come yet will most likely be like; null where nothing is known. */
export async function expectedFormat(order: SlateOrder): Promise<SlateFormat | null> {
  const last = await lastFormat(order);
  return formatSchema.safeParse({ ...usual, ...last, ...order.expected }).data ?? null;
}

/** Keeps in mind what a slate was drawn for. Never throws: the next one is only drawn later. */
export const rememberFormat = (order: SlateOrder, format: SlateFormat): Promise<void> =>
  writeFile(file(order), `${JSON.stringify(format)}\n`).catch(() => undefined);
