import { z } from "zod";
import { languageSchema } from "../language";
import { idSchema } from "./common";

export const scriptKinds = ["heritage", "village", "product", "opening", "closing", "interaction"] as const;
export const scriptKindSchema = z.enum(scriptKinds);
export type ScriptKind = (typeof scriptKinds)[number];

/** The YAML at the head of a script. An empty `reviewedBy` means nobody has signed it, and the app says so. */
export const frontMatterSchema = z.object({
  title: z.string().min(1).max(120),
  kind: scriptKindSchema,
  village: z.string().max(60).default(""),
  sources: z.array(z.string().max(300)).max(20).default([]),
  reviewedBy: z
    .string()
    .max(60)
    .nullish()
    .transform((name) => name ?? ""),
  reviewedOn: z
    .string()
    .max(20)
    .nullish()
    .transform((date) => date ?? ""),
  lang: languageSchema.default("zh-CN"),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** A place in a script that arms or fires something. `offset` counts the read-aloud characters before it. */
export type Cue = { index: number; offset: number } & (
  | { kind: "scene"; scene: string }
  | { kind: "product"; product: string }
  | { kind: "overlay"; template: string; fields: Record<string, string> }
  | { kind: "pause"; seconds: number }
);
export type CueKind = Cue["kind"];

/** A run of text that is read aloud; `offset` counts the read-aloud characters before it. */
export interface ScriptBlock {
  kind: "heading" | "paragraph";
  /** 1–6 for a heading, 0 for a paragraph. */
  level: number;
  text: string;
  offset: number;
}

/** A script as the prompter reads it: headings are shown and not counted, cues are never read aloud. */
export interface PrompterText {
  scriptId: string;
  title: string;
  lang: "zh-CN" | "en";
  blocks: ScriptBlock[];
  cues: Cue[];
  /** Read-aloud characters in all, blanks not counted. */
  length: number;
}

export interface ScriptSummary {
  id: string;
  title: string;
  kind: ScriptKind;
  village: string;
  lang: "zh-CN" | "en";
  /** Read-aloud characters. */
  length: number;
  /** Seconds at the user's pace. */
  readingSeconds: number;
  reviewed: boolean;
  /** Shipped scripts are read-only; saving one makes the user's own copy. */
  bundled: boolean;
  sources: string[];
}

/** A script with its text as stored (front matter included). */
export interface ScriptDocument extends ScriptSummary {
  markdown: string;
  /** What is wrong with it, in words a user can act on. */
  problems: { line: number; message: string }[];
}

export const scriptIdSchema = idSchema;
