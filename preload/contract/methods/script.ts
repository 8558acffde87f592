import { z } from "zod";
import { idSchema } from "../data/common";
import type { ReviewRecord, ScriptFinding } from "../data/finding";
import type { ScriptDocument, ScriptSummary } from "../data/script";
import { scriptKindSchema } from "../data/script";
import type { ReadScript, ScriptMerge, ScriptVersion } from "../data/script-files";
import { scriptExportFormats, scriptSourceSchema } from "../data/script-files";
import { method } from "./method";

const byId = z.object({ id: idSchema });
const none = z.object({});
const markdownSchema = z.string().max(2_000_000);
const hashSchema = z.string().regex(/^[0-9a-f]{16}$/, "16 hex digits");

/** A file for the user to keep. */
export interface MadeFile {
  name: string;
  base64: string;
}

export const scriptMethods = {
  "script.list": method<ScriptSummary[]>()("Every script", none),
  "script.get": method<ScriptDocument>()("One script, as stored", byId),
  "script.save": method<ScriptSummary>()(
    "Save a script as Markdown; refused (scripts.conflict) where somebody else saved another text since `base`",
    z.object({
      id: idSchema,
      markdown: markdownSchema,
      /** The hash of the text that the editing began from; left out: overwrite, as a script or the command line does. */
      base: hashSchema.optional(),
      /** `auto`: while typing; the last automatic version of the same few minutes is replaced. */
      kind: z.enum(["auto", "saved"]).default("saved"),
    }),
  ),
  "script.remove": method()("Remove a script of the user's own", byId),
  "script.read": method<ReadScript>()(
    "Read a document (.docx, .txt, .md, .srt, rich text) into a script's Markdown; nothing is stored",
    scriptSourceSchema.extend({ kind: scriptKindSchema }),
  ),
  "script.import": method<ScriptSummary>()(
    "Take in a document (.docx, .txt, .md, .srt, rich text) as a new script",
    scriptSourceSchema.extend({ kind: scriptKindSchema }),
  ),
  "script.export": method<MadeFile>()(
    "A script as a Word document, Markdown, a page to print, or subtitles at its reading pace",
    z.object({ id: idSchema, format: z.enum(scriptExportFormats) }),
  ),
  "script.versions": method<ScriptVersion[]>()("The last 20 versions of a script, newest first", byId),
  "script.version": method<{ markdown: string }>()(
    "The text of one kept version",
    z.object({ id: idSchema, hash: hashSchema }),
  ),
  "script.restore": method<ScriptSummary>()(
    "Make a kept version the script again; what is stored now stays among the versions",
    z.object({ id: idSchema, hash: hashSchema }),
  ),
  "script.merge": method<ScriptMerge>()(
    "Lay another copy of a script beside the stored one, line by line; nothing is stored",
    z.object({
      id: idSchema,
      mine: markdownSchema,
      /** The version both began from; left out or no longer kept: every difference is asked about. */
      base: hashSchema.optional(),
    }),
  ),
  "script.check": method<ScriptFinding[]>()(
    "What is wrong with a script: its form, its cues, and what law or decency forbid to say",
    z.object({ id: idSchema.optional(), markdown: markdownSchema.optional() }),
  ),
  "script.review": method<ReviewRecord>()(
    "Sign a script: writes who and when into it and keeps a record of what the check said",
    z.object({
      id: idSchema,
      by: z.string().trim().min(1).max(60),
      note: z.string().trim().max(500).default(""),
    }),
  ),
  "script.reviews": method<ReviewRecord[]>()(
    "The review records, newest first",
    z.object({ id: idSchema.optional() }),
  ),
  "script.exportReviews": method<MadeFile>()(
    "The review records as a table (.csv) or as data (.json)",
    z.object({ id: idSchema.optional(), format: z.enum(["csv", "json"]).default("csv") }),
  ),
};
