import { z } from "zod";
import { localisedSchema } from "../language";
import { idSchema } from "./common";
import { scriptKindSchema } from "./script";

/** What a finding is about: the kinds of term, and what the check works out by itself. */
export const termClasses = [
  "absolute-claim",
  "medical-claim",
  "health-function",
  "false-price",
  "inducement",
  "superstition",
  "state-symbol",
  "martyr",
  "history",
  "certificate",
  "unit",
  "origin",
  "guarantee",
  "disparagement",
  "misleading",
  "public-order",
  "minors",
  "personal-data",
] as const;
export type TermClass = (typeof termClasses)[number];

/** `error`: must not be said; `warning`: only with proof; `note`: look at it once more. */
export const findingSeverities = ["error", "warning", "note"] as const;
export const findingSeveritySchema = z.enum(findingSeverities);
export type FindingSeverity = z.infer<typeof findingSeveritySchema>;

/** The law a term offends: its name and article as published. */
export const legalBasisSchema = z.object({
  law: localisedSchema,
  /** `第九条第三项`. */
  article: z.string().max(40).default(""),
});
export type LegalBasis = z.infer<typeof legalBasisSchema>;

export const termSchema = z.object({
  text: z.string().min(1).max(30),
  /** Other ways it is written to pass a filter: 蕞佳, 治liao. */
  variants: z.array(z.string().min(1).max(30)).max(30).default([]),
  /** What may be said instead, the best one first; an empty text means: leave it out. */
  replacements: z.array(z.string().max(40)).max(5).default([]),
  /** Longer words in which the term is fine: 最后 for 最. Matched around the place, folded like the text. */
  allow: z.array(z.string().min(1).max(40)).max(400).default([]),
  severity: findingSeveritySchema.optional(),
  basis: legalBasisSchema.optional(),
  /** Why, where the list's own reason does not say enough. */
  reason: localisedSchema.optional(),
  /** Kinds of script in which it counts; left out: in all. */
  kinds: z.array(scriptKindSchema).min(1).optional(),
});
export type Term = z.infer<typeof termSchema>;

/** One file of `resources/terms` (or of the user's own `data/terms`): terms of one class under one law. */
export const termListSchema = z.object({
  version: z.literal(1),
  id: idSchema,
  name: localisedSchema,
  class: z.enum(termClasses),
  /** The day the list was last changed, `2026-11-28`; kept in every review record. */
  edition: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  severity: findingSeveritySchema,
  basis: legalBasisSchema,
  reason: localisedSchema,
  /** What to do where a term has no replacement. */
  advice: localisedSchema,
  terms: z.array(termSchema).min(1).max(2000),
});
export type TermList = z.infer<typeof termListSchema>;
