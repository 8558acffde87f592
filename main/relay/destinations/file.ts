import { join } from "node:path";
import { z } from "zod";
import { destinationSchema } from "../../../preload/contract";
import { type JsonFile, type JsonKind, jsonFile } from "../../storage";

const momentSchema = z.number().int().nullable().default(null);

const fileSchema = z.object({
  version: z.literal(2),
  destinations: z.array(
    destinationSchema.extend({
      /** When the key in the secrets store was entered, and last published with; epoch milliseconds. */
      keySavedAt: momentSchema,
      keyUsedAt: momentSchema,
    }),
  ),
});
export type DestinationFile = z.infer<typeof fileSchema>;
export type StoredDestination = DestinationFile["destinations"][number];

/** `destinations.json` in a data folder: everything of a destination but its secrets. */
export function destinationFile(
  data: string,
  onCorrupt: JsonKind<typeof fileSchema>["onCorrupt"],
): JsonFile<DestinationFile> {
  return jsonFile(join(data, "destinations.json"), {
    schema: fileSchema,
    // 2: companions, whose server is empty, and what is known of a key's age. An older studio must not take such a file
    // for damaged, hence the version; nothing of version 1 has to change.
    version: 2,
    fallback: (): DestinationFile => ({ version: 2, destinations: [] }),
    onCorrupt,
  });
}
