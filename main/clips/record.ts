import { basename, join } from "node:path";
import { z } from "zod";
import type { StudioContext } from "../core";
import { jsonFile } from "../storage";

const clipRecordSchema = z.object({
  /** The file's name in this folder. */
  file: z.string(),
  title: z.string(),
  /** What was asked for, in seconds of the recording. */
  from: z.number(),
  to: z.number(),
  /** Where it really begins: a copy starts at the keyframe before. */
  startsAt: z.number(),
  /** Encoded anew rather than copied. */
  encoded: z.boolean(),
  madeAt: z.number(),
});
export type ClipRecord = z.infer<typeof clipRecordSchema>;

const recordSchema = z.object({
  version: z.literal(1),
  recording: z.string(),
  clips: z.array(clipRecordSchema),
});

/** `clips.json` beside a recording's clips: where each was taken from, and where it really begins. */
const recordFile = ({ problems }: StudioContext, folder: string, recording: string) =>
  jsonFile(join(folder, "clips.json"), {
    schema: recordSchema,
    version: 1,
    fallback: () => ({ version: 1 as const, recording, clips: [] }),
    onCorrupt: (path, copy) => problems.report("storage.corrupt", { params: { path, copy }, subject: path }),
  });

/** Adds clips to the record; those that are gone from the folder stay in it. @throws StudioError `storage.…` */
export async function noteClips(
  context: StudioContext,
  folder: string,
  recording: string,
  made: readonly (Omit<ClipRecord, "file"> & { path: string })[],
): Promise<void> {
  const file = recordFile(context, folder, recording);
  const record = await file.read();
  const clips = made.map(({ path, ...clip }) => ({ file: basename(path), ...clip }));
  const names = new Set(clips.map((clip) => clip.file));
  // A name that is free again was of a clip that somebody deleted.
  const others = record.clips.filter((clip) => !names.has(clip.file));
  await file.write({ ...record, clips: [...others, ...clips] });
}
