import { join } from "node:path";
import { z } from "zod";
import type { StudioContext } from "../core";
import { type JsonFile, jsonFile } from "../storage";

const entrySchema = z.object({
  id: z.string(),
  /** Absolute path; null while the engine has not said what it writes to. */
  file: z.string().nullable(),
  name: z.string(),
  startedAt: z.number(),
  seconds: z.number().nullable(),
  kind: z.enum(["show", "rehearsal"]),
  showId: z.string().nullable(),
  /** Where its proven MP4 goes, while the files change places: a crash in between is taken up from here. */
  becoming: z.string().nullable().default(null),
  /** What the MP4 was made of, where it still lies in the studio's own folder. */
  original: z.string().nullable().default(null),
  /** Whether the original is to go, or stays until the recording is removed: more may be got out of it. */
  keepsOriginal: z.boolean().default(false),
  /** Why it is not made an MP4 by itself any more; null where that is still to be tried, or done. */
  unfinished: z.enum(["damaged", "declined"]).nullable().default(null),
});
export type RecordingEntry = z.infer<typeof entrySchema>;

const indexSchema = z.object({
  version: z.literal(1),
  /** Id of the recording that is being made. Still set at the next start: the studio ended without ending it. */
  active: z.string().nullable(),
  recordings: z.array(entrySchema),
});
export type RecordingIndex = z.infer<typeof indexSchema>;

/** `recordings.json` in the data folder: every recording that was made, whether its file is still there or not. */
export const recordingIndex = ({ paths, problems }: StudioContext): JsonFile<RecordingIndex> =>
  jsonFile(join(paths.data, "recordings.json"), {
    schema: indexSchema,
    version: 1,
    fallback: (): RecordingIndex => ({ version: 1, active: null, recordings: [] }),
    onCorrupt: (path, copy) => problems.report("storage.corrupt", { params: { path, copy }, subject: path }),
  });
