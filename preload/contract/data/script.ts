import { z } from "zod";
import { languageSchema } from "../language";
import { idSchema } from "./common";
import type { ReviewState, ScriptFinding } from "./finding";

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
  /**
   * When what the script tells of happened, by the name the text uses: `飞夺泸定桥: 1935-05-29` (or a month, or a
   * year). The check holds the text's own dates against it.
   */
  dates: z
    .record(
      z.string().min(1).max(40),
      z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "YYYY-MM-DD, YYYY-MM or YYYY"),
    )
    .default({}),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** A place in a script that arms or fires something. `offset` counts the read-aloud characters before it. */
export type Cue = {
  index: number;
  offset: number;
  /** Fires by itself at the reading line; the script says so cue by cue (`auto`). */
  auto: boolean;
} & (
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

/** A date, name or number that has to be said right. */
export interface ScriptFact {
  kind: "date" | "number" | "name";
  text: string;
  /** Read-aloud characters before it. */
  offset: number;
}

/** A script as the prompter reads it: headings are shown and not counted, cues are never read aloud. */
export interface PrompterText {
  scriptId: string;
  title: string;
  lang: "zh-CN" | "en";
  blocks: ScriptBlock[];
  cues: Cue[];
  /** In the order of the text: dates and numbers by their form, names where the script sets them in bold. */
  facts: ScriptFact[];
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
  review: ReviewState;
  /** Who signed it last, whether or not it was changed since; empty for nobody. */
  reviewedBy: string;
  /** Shipped scripts are read-only; saving one makes the user's own copy. */
  bundled: boolean;
  sources: string[];
  /** SHA-256 of its Markdown, the first 16 hex digits: `base` of `script.save`. */
  hash: string;
}

/** A script with its text as stored (front matter included). */
export interface ScriptDocument extends ScriptSummary {
  markdown: string;
  /** What is wrong with it, in words a user can act on. */
  problems: ScriptFinding[];
}

export const scriptIdSchema = idSchema;
