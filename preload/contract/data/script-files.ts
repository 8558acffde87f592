import { z } from "zod";

/** A document someone wrote elsewhere: a file's bytes, or text or rich text from the clipboard. */
export const scriptSourceSchema = z.object({
  /** File name, or what to call it. */
  name: z.string().min(1).max(200),
  /** A file's bytes, at most 10 MB: `.docx`, `.txt`, `.md`, `.srt`. */
  base64: z.string().max(14_000_000).optional(),
  /** Plain text or Markdown. */
  text: z.string().max(2_000_000).optional(),
  /** Rich text as the clipboard gives it. */
  html: z.string().max(10_000_000).optional(),
});
export type ScriptSource = z.infer<typeof scriptSourceSchema>;

export const scriptSourceFormats = ["docx", "text", "markdown", "srt", "html"] as const;

/** A document read into a script's Markdown, head included, not yet stored. */
export interface ReadScript {
  markdown: string;
  title: string;
  format: (typeof scriptSourceFormats)[number];
  /** `utf-8`, `utf-16le`, `utf-16be`, `gb18030`; null where the format says it itself. */
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | null;
  /** What could not be kept, in words: pictures, tables. */
  notes: string[];
}

export const scriptExportFormats = ["docx", "markdown", "html", "srt"] as const;
export type ScriptExportFormat = (typeof scriptExportFormats)[number];

/** One kept version of a script. */
export interface ScriptVersion {
  /** SHA-256 of the Markdown, the first 16 hex digits. */
  hash: string;
  /** Epoch milliseconds. */
  at: number;
  /** Read-aloud characters. */
  length: number;
  kind: "auto" | "saved" | "restored";
  /** It is what is stored now. */
  current: boolean;
}

/** A run of lines of two copies. `conflict`: both changed it, each in its own way; a person has to choose. */
export type MergePart =
  | { kind: "same" | "mine" | "theirs"; lines: string[] }
  | { kind: "conflict"; base: string[]; mine: string[]; theirs: string[] };

export interface ScriptMerge {
  /** What is stored now: save with this as `base`. */
  hash: string;
  parts: MergePart[];
  conflicts: number;
}
