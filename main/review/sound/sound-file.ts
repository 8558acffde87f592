import { z } from "zod";
import { readIfThere, writeAtomic } from "../../storage";
import type { SoundFigures } from "./read-lines";

const decibels = z.number().nullable();

const fileSchema = z.object({
  version: z.literal(1),
  /** The recording's size when it was measured: another one is another recording. */
  bytes: z.number(),
  hasSound: z.boolean(),
  integratedLufs: decibels,
  rangeLu: decibels,
  truePeakDb: decibels,
  silences: z.array(z.object({ from: z.number(), to: z.number() })),
});

/** Where the figures of a recording's sound lie: beside it. */
export const soundFile = (recording: string): string => `${recording}.sound.json`;

/** What was measured before; null where nothing was, or of another file. They can be had again: a broken one is none. */
export async function readSound(recording: string, bytes: number): Promise<SoundFigures | null> {
  try {
    const content = await readIfThere(soundFile(recording));
    const stored = fileSchema.safeParse(JSON.parse(content?.toString("utf8") ?? "null"));
    if (!stored.success || stored.data.bytes !== bytes) return null;
    const { version: _, bytes: __, ...figures } = stored.data;
    return figures;
  } catch {
    return null;
  }
}

/** @throws StudioError `storage.disk-full`, `storage.unwritable` */
export const writeSound = (recording: string, bytes: number, figures: SoundFigures): Promise<void> =>
  writeAtomic(soundFile(recording), `${JSON.stringify({ version: 1, bytes, ...figures })}\n`);
