import { z } from "zod";
import { languageSchema } from "../../preload/contract";

/** Who or what set the pace: the reader's hand, the reader's voice, the clock, or nobody (the pace of the settings). */
export const steers = ["hand", "voice", "time", "nobody"] as const;

const milliseconds = z.number();

/**
 * One line of a reading log. `t` counts milliseconds from the start of the recording. The log stands for itself: the
 * text is in it, since the script may have been edited by the time its subtitles are made.
 */
const lineSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("start"), version: z.literal(1), t: milliseconds }),
  /** A text came on. Paragraphs stand on lines of their own. */
  z.object({
    kind: z.literal("text"),
    t: milliseconds,
    script: z.string(),
    lang: languageSchema,
    text: z.string(),
  }),
  /** The text was edited: all but its first `keep` and last `rest` code units was replaced by `put`. */
  z.object({
    kind: z.literal("edit"),
    t: milliseconds,
    keep: z.number().int().min(0),
    rest: z.number().int().min(0),
    put: z.string(),
  }),
  /** From here the text ran at `pace` (0: stood still) from `position`, no further than `to`. */
  z.object({
    kind: z.literal("at"),
    t: milliseconds,
    position: z.number(),
    pace: z.number().min(0),
    to: z.number(),
    steer: z.enum(steers),
    /** The place was chosen by hand: what lies between was not read. */
    jump: z.boolean().optional(),
  }),
  z.object({ kind: z.literal("end"), t: milliseconds }),
]);
export type ReadingLine = z.infer<typeof lineSchema>;
export type Anchor = Extract<ReadingLine, { kind: "at" }>;

/** Reads a log; lines that a crash left broken are left out. */
export function parseReading(source: string): ReadingLine[] {
  return source.split("\n").flatMap((line) => {
    try {
      const checked = lineSchema.safeParse(JSON.parse(line));
      return checked.success ? [checked.data] : [];
    } catch {
      return [];
    }
  });
}

/** What changed between two texts, as an `edit` line says it. */
export function textChange(before: string, after: string): { keep: number; rest: number; put: string } {
  const shorter = Math.min(before.length, after.length);
  let keep = 0;
  while (keep < shorter && before.charCodeAt(keep) === after.charCodeAt(keep)) keep++;
  let rest = 0;
  while (
    rest < shorter - keep &&
    before.charCodeAt(before.length - 1 - rest) === after.charCodeAt(after.length - 1 - rest)
  )
    rest++;
  return { keep, rest, put: after.slice(keep, after.length - rest) };
}

/** The text after an edit. */
export const textAfter = (
  before: string,
  { keep, rest, put }: Extract<ReadingLine, { kind: "edit" }>,
): string => before.slice(0, keep) + put + before.slice(Math.max(keep, before.length - rest));

/** Where an anchor's text is at a later moment, and when it got there. */
export function reached({ t, position, pace, to }: Anchor, at: number): { t: number; position: number } {
  const moved = position + (pace * Math.max(0, at - t)) / 60_000;
  const end = Math.max(position, to);
  return moved <= end || pace === 0
    ? { t: at, position: moved }
    : { t: t + ((end - position) * 60_000) / pace, position: end };
}
