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
