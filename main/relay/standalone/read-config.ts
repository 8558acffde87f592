import type { z } from "zod";
import { StudioError } from "../../../preload/contract";
import { readIfThere } from "../../storage";

const invalid = (path: string, field: string, reason: string, cause?: unknown): StudioError =>
  new StudioError("relay.config-invalid", { params: { path, field, reason }, field, cause });

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    // A parser's message quotes the text around the fault, which may be a key.
    throw invalid(path, "JSON", "not valid JSON", cause instanceof Error ? cause.name : undefined);
  }
}

interface Fault {
  field: string;
  reason: string;
}

/** What is wrong in places of the file. Zod names the parent of a field that should not be there. */
function faultsOf({ path, message, ...issue }: z.core.$ZodIssue): Fault[] {
  const place = path.join(".");
  if (issue.code !== "unrecognized_keys") return [{ field: place || "JSON", reason: message }];
  return issue.keys.map((key) => ({ field: [...path, key].join("."), reason: "unknown" }));
}

/**
 * Reads a JSON file that someone wrote by hand; its keys stay out of every message.
 * @throws StudioError `storage.unreadable`, `relay.config-invalid` naming every wrong field
 */
export async function readConfigFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const bytes = await readIfThere(path);
  if (bytes === null) throw new StudioError("storage.unreadable", { params: { path } });
  const checked = schema.safeParse(parse(path, bytes.toString("utf8")));
  if (checked.success) return checked.data;
  const faults = checked.error.issues.flatMap(faultsOf);
  const reasons = [...new Set(faults.map(({ reason }) => reason))];
  const fields = [...new Set(faults.map(({ field }) => field))];
  throw invalid(path, fields.join(", "), reasons.join("; "));
}
