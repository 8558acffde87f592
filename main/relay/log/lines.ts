import { z } from "zod";
import type { DestinationStatus } from "../../../preload/contract";

const named = z.object({ id: z.string(), name: z.string(), platform: z.string() });
const statuses = [
  ...["off", "connecting", "publishing", "retrying", "stalled", "refused", "yielding", "feeding"],
] as const satisfies readonly string[];
const status = z.custom<DestinationStatus>((value) => (statuses as readonly unknown[]).includes(value));
const slateReason = z.enum(["asked", "source-gone", "source-frozen"]).nullable();

/** One line of a show's log; `t` in epoch milliseconds. No line holds a key. */
export const showLogLineSchema = z.intersection(
  z.object({ t: z.number() }),
  z.discriminatedUnion("type", [
    /** The relay begins, or begins again after it had crashed. */
    z.object({
      type: z.literal("started"),
      show: z.string(),
      startedAt: z.number(),
      destinations: z.array(named),
    }),
    named.extend({ type: z.literal("added") }),
    z.object({ type: z.literal("removed"), id: z.string() }),
    z.object({ type: z.literal("source"), state: z.enum(["came", "gone", "frozen"]) }),
    z.object({ type: z.literal("slate"), on: z.boolean(), reason: slateReason }),
    z.object({
      type: z.literal("destination"),
      id: z.string(),
      status,
      /** Of its trouble, while that lasts. */
      code: z.string().optional(),
      params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
    /** Pictures left out over the last ten seconds. */
    z.object({ type: z.literal("drops"), id: z.string(), frames: z.number() }),
    z.object({ type: z.literal("studio"), isConnected: z.boolean() }),
    /** What each destination got since the relay began. */
    z.object({
      type: z.literal("totals"),
      destinations: z.array(z.object({ id: z.string(), bytes: z.number(), reconnects: z.number() })),
    }),
    z.object({ type: z.literal("ended") }),
  ]),
);
export type ShowLogLine = z.infer<typeof showLogLineSchema>;

type WithoutTime<Line> = Line extends unknown ? Omit<Line, "t"> : never;
/** A line before it is given its time. */
export type ShowLogEvent = WithoutTime<ShowLogLine>;

/** The lines of a log; what is no line, such as one that a power cut tore off, is passed over. */
export function parseShowLog(text: string): ShowLogLine[] {
  const lines: ShowLogLine[] = [];
  for (const piece of text.split("\n")) {
    try {
      lines.push(showLogLineSchema.parse(JSON.parse(piece)));
    } catch {
      // Nothing to be read there.
    }
  }
  return lines;
}
