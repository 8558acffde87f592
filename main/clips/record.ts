import { basename, join } from "node:path";
import { z } from "zod";
import type { StudioContext } from "../core";
import { createTurns, type Turns } from "../process/ffmpeg";
import { type JsonFile, jsonFile, readIfThere } from "../storage";
import { exportsFolder } from "./folders";

const clipRecordSchema = z.object({
  /** The file's name in this folder. */
  file: z.string(),
  /** Recordings of one name share a folder. */
  recording: z.string(),
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

const clipsSchema = z.object({ version: z.literal(2), clips: z.array(clipRecordSchema) });

const exportRecordSchema = z.object({
  file: z.string(),
  recording: z.string(),
  kind: z.enum(["mp4", "phone", "audio", "srt", "html", "pdf"]),
  madeAt: z.number(),
});
export type ExportRecord = z.infer<typeof exportRecordSchema>;

const exportsSchema = z.object({ version: z.literal(1), exports: z.array(exportRecordSchema) });

/** Version 1 named one recording for the whole folder. */
const clipsMigrations = {
  1: ({ recording, clips }: Record<string, unknown>) => ({
    clips: Array.isArray(clips) ? clips.map((clip: object) => ({ recording, ...clip })) : clips,
  }),
};

/** The records are read and written by one job at a time. */
const turns: Turns = createTurns(1);

const clipsPath = (folder: string) => join(folder, "clips.json");
const exportsPath = (data: string) => join(exportsFolder(data), "exports.json");

const onCorruptOf =
  ({ problems }: StudioContext) =>
  (path: string, copy: string) =>
    problems.report("storage.corrupt", { params: { path, copy }, subject: path });

/** `clips.json` beside clips: whose they are, where each was taken from, and where it really begins. */
const clipsFile = (context: StudioContext, folder: string) =>
  jsonFile(clipsPath(folder), {
    schema: clipsSchema,
    version: 2,
    migrations: clipsMigrations,
    fallback: () => ({ version: 2 as const, clips: [] }),
    onCorrupt: onCorruptOf(context),
  });

/** `exports.json` beside exports: whose they are. */
const exportsFile = (context: StudioContext) =>
  jsonFile(exportsPath(context.paths.data), {
    schema: exportsSchema,
    version: 1,
    fallback: () => ({ version: 1 as const, exports: [] }),
    onCorrupt: onCorruptOf(context),
  });

/** A name that is free again was of a file that somebody deleted. */
const without = <Entry extends { file: string }>(entries: readonly Entry[], names: readonly string[]) =>
  entries.filter(({ file }) => !names.includes(file));

/** Adds clips to the record of their folder; those that are gone from the folder stay in it. @throws StudioError `storage.…` */
export async function noteClips(
  context: StudioContext,
  folder: string,
  made: readonly (Omit<ClipRecord, "file"> & { path: string })[],
): Promise<void> {
  const clips = made.map(({ path, ...clip }) => ({ file: basename(path), ...clip }));
  const names = clips.map(({ file }) => file);
  await turns.take(async () => {
    const file = clipsFile(context, folder);
    const record = await file.read();
    await file.write({ ...record, clips: [...without(record.clips, names), ...clips] });
  });
}

/** @throws StudioError `storage.…` */
export async function noteExport(context: StudioContext, made: ExportRecord): Promise<void> {
  await turns.take(async () => {
    const file = exportsFile(context);
    const record = await file.read();
    await file.write({ ...record, exports: [...without(record.exports, [made.file]), made] });
  });
}

/** Drops a clip from the record of its folder. Resolves with how many are left in it. @throws StudioError `storage.…` */
export const forgetClip = (context: StudioContext, folder: string, name: string): Promise<number> =>
  turns.take(async () => {
    const file = clipsFile(context, folder);
    const { clips, ...record } = await file.read();
    const left = without(clips, [name]);
    if (left.length < clips.length) await file.write({ ...record, clips: left });
    return left.length;
  });

/** @throws StudioError `storage.…` */
export const forgetExport = (context: StudioContext, name: string): Promise<void> =>
  turns.take(async () => {
    const file = exportsFile(context);
    const { exports, ...record } = await file.read();
    const left = without(exports, [name]);
    if (left.length < exports.length) await file.write({ ...record, exports: left });
  });

/** Reads a record for a look at it; one that is damaged is reported when it is next written to. */
async function look<Value>(path: string, file: () => JsonFile<Value>): Promise<Value | null> {
  try {
    JSON.parse((await readIfThere(path))?.toString("utf8") ?? "");
  } catch {
    return null;
  }
  return await file()
    .read()
    .catch(() => null);
}

/** The clips noted in a folder. */
export const clipsIn = async (context: StudioContext, folder: string): Promise<ClipRecord[]> =>
  (await look(clipsPath(folder), () => clipsFile(context, folder)))?.clips ?? [];

/** All exports noted. */
export const exportsNoted = async (context: StudioContext): Promise<ExportRecord[]> =>
  (await look(exportsPath(context.paths.data), () => exportsFile(context)))?.exports ?? [];

/** Where the record of a folder lies. */
export const recordOf = clipsPath;
