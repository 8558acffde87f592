import { join } from "node:path";
import { z } from "zod";
import { destinationSchema } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import { type JsonFile, jsonFile } from "../../storage";

const fileSchema = z.object({ version: z.literal(1), destinations: z.array(destinationSchema) });
export type DestinationFile = z.infer<typeof fileSchema>;

/** `destinations.json` in the data folder: everything of a destination but its secrets. */
export function destinationFile({ paths, problems }: StudioContext): JsonFile<DestinationFile> {
  return jsonFile(join(paths.data, "destinations.json"), {
    schema: fileSchema,
    version: 1,
    fallback: (): DestinationFile => ({ version: 1, destinations: [] }),
    onCorrupt: (path, copy) =>
      problems.report("storage.corrupt", { severity: "error", params: { path, copy }, subject: path }),
  });
}
