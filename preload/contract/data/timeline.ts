import { z } from "zod";
import { languageSchema } from "../language";
import { slotSchema } from "./preset";

/** Where the time line of a recording lies: beside it. */
export const timelineFile = (recording: string): string => `${recording}.timeline.jsonl`;

/** Milliseconds of the recording's own time; whole, and never less than those of the line before. */
const milliseconds = z.number();

const plannedCardSchema = z.object({
  template: z.string(),
  /** The words it is called by: its product's name, else its first text. May be empty. */
  title: z.string(),
  product: z.string().nullable(),
  slot: slotSchema.nullable(),
  /** It comes by itself when the segment starts; otherwise somebody has to tap it. */
  auto: z.boolean(),
});

const rundownSegmentSchema = z.object({
  id: z.string(),
  title: z.string(),
  plannedSeconds: z.number(),
  scene: z.string(),
  script: z.string().nullable(),
  /** Ids and names of the products it sells. */
  products: z.array(z.object({ id: z.string(), name: z.string() })),
  cards: z.array(plannedCardSchema),
});
export type TimelineSegment = z.infer<typeof rundownSegmentSchema>;

const showSchema = z.object({ id: z.string(), title: z.string(), rundown: z.array(rundownSegmentSchema) });
export type TimelineShow = z.infer<typeof showSchema>;

const line = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), t: milliseconds, ...shape });

/** One line of a time line. It stands for itself: show, scripts and products may have changed by the time it is read. */
export const timelineLineSchema = z.discriminatedUnion("kind", [
  line("start", {
    version: z.literal(1),
    /** Epoch milliseconds from which `t` counts. */
    at: z.number(),
    /** The studio was gone in between, and the recording went on without it. */
    resumed: z.boolean(),
    rehearsal: z.boolean(),
    engine: z.string(),
    language: languageSchema,
    show: showSchema.nullable(),
  }),
  /** Another show was opened, the one that is open was edited, or none is any more. */
  line("show", { show: showSchema.nullable() }),
  /** The segment that runs from here on; index -1 and no id where none does. */
  line("segment", {
    index: z.number().int(),
    id: z.string().nullable(),
    title: z.string(),
    plannedSeconds: z.number(),
  }),
  /** On air from here on; null where the engine shows something of the user's own. */
  line("scene", {
    scene: z.string().nullable(),
    name: z.string(),
    /** How long the take took; null where nobody took it here. */
    milliseconds: z.number().nullable(),
  }),
  /** `failed`: asked for, and never on air. `off`: it leaves, or another takes its place. What is on at the end stayed on. */
  line("card", {
    phase: z.enum(["asked", "on-air", "off", "failed"]),
    /** The same in every line of one card. */
    card: z.number().int(),
    slot: slotSchema,
    template: z.string(),
    title: z.string(),
    product: z.string().nullable(),
    /** The segment that ran when it was asked for has it, or sells its product. */
    planned: z.boolean(),
  }),
  /** `reopened`: wound back over, so that it can be fired again. */
  line("cue", {
    phase: z.enum(["fired", "missed", "reopened"]),
    script: z.string(),
    index: z.number().int(),
    /** Read-aloud characters before it; null where the text is not known. */
    offset: z.number().nullable(),
    what: z.enum(["scene", "product", "overlay", "pause", "unknown"]),
    /** What it brings, by name. May be empty. */
    title: z.string(),
  }),
  /** A text came on the prompter, or was edited there. */
  line("script", { script: z.string(), title: z.string(), revision: z.number(), length: z.number() }),
  /** Where the prompter is: whenever it starts, stops or jumps, and every five seconds while it moves. */
  line("prompter", { position: z.number(), moving: z.boolean(), charactersPerMinute: z.number() }),
  line("marker", { text: z.string() }),
  /** The microphone in the engine. */
  line("mute", { muted: z.boolean() }),
  line("problem", {
    phase: z.enum(["appeared", "gone"]),
    id: z.string(),
    code: z.string(),
    severity: z.enum(["info", "warning", "error"]),
    /** In the language of the studio at that moment. */
    message: z.string(),
  }),
  line("live", { status: z.enum(["idle", "starting", "on-air", "stopping"]) }),
  /** Viewers see the slate instead of the picture. */
  line("slate", { on: z.boolean(), reason: z.string().nullable() }),
  /** A rehearsal that began or ended while the recording went on. */
  line("rehearsal", { active: z.boolean() }),
  line("end", {
    /** When the end was asked for; null where the recording ended by itself. The picture ends about here. */
    asked: z.number().nullable(),
  }),
]);
export type TimelineLine = z.infer<typeof timelineLineSchema>;
export type TimelineLineOf<Kind extends TimelineLine["kind"]> = Extract<TimelineLine, { kind: Kind }>;

/**
 * Reads a time line. A line that a crash left torn, or of a kind that a later studio writes, is left out; times that
 * would go back (a disk put together from copies) are held at the last one.
 */
export function readTimeline(source: string): TimelineLine[] {
  let latest = 0;
  return source.split("\n").flatMap((text) => {
    if (text === "") return [];
    try {
      const checked = timelineLineSchema.safeParse(JSON.parse(text));
      if (!checked.success) return [];
      latest = Math.max(latest, checked.data.t);
      return [{ ...checked.data, t: latest }];
    } catch {
      return [];
    }
  });
}
