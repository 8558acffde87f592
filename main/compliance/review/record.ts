import { z } from "zod";
import { findingSeveritySchema, idSchema, type ReviewRecord, termClasses } from "../../../preload/contract";

const count = z.number().int().min(0);

/** One line of `reviews.jsonl`. */
const storedRecordSchema = z.object({
  version: z.literal(1),
  id: z.string().min(1).max(80),
  scriptId: idSchema,
  title: z.string(),
  textHash: z.string().regex(/^[0-9a-f]{64}$/),
  by: z.string().min(1),
  at: z.number().int(),
  note: z.string(),
  lists: z.array(z.object({ id: z.string(), edition: z.string() })),
  counts: z.object({ error: count, warning: count, note: count }),
  findings: z.array(
    z.object({
      line: z.number().int(),
      text: z.string(),
      class: z.enum([...termClasses, "form", "cue", "date", "price"]),
      severity: findingSeveritySchema,
      message: z.string(),
      basis: z.string(),
    }),
  ),
});

/** Reads one line, or null where it is none. */
export function parseRecord(line: string): ReviewRecord | null {
  try {
    const checked = storedRecordSchema.safeParse(JSON.parse(line));
    if (!checked.success) return null;
    const { version: _version, ...record } = checked.data;
    return record;
  } catch {
    return null;
  }
}

/** A record as it is kept: one line. */
export const writeRecord = (record: ReviewRecord): string => `${JSON.stringify({ version: 1, ...record })}\n`;
