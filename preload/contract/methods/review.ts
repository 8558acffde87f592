import { z } from "zod";
import { idSchema } from "../data/common";
import type { Exportable, MadeFileItem } from "../data/made";
import type { ClipPlan, Review, TrendPoint, Waveform } from "../data/review";
import { method } from "./method";

const byId = z.object({ id: idSchema });

export const reviewMethods = {
  "recording.marker": method()(
    "Put a marker on the recording that runs",
    z.object({ text: z.string().trim().max(80).default("") }),
  ),
  "review.get": method<Review>()("How a recording went, with what to do better", byId),
  "review.trend": method<TrendPoint[]>()(
    "The rehearsals of one show, the oldest first",
    z.object({ show: idSchema }),
  ),
  "recording.wave": method<Waveform>()("The sound of a recording at a glance", byId),
  "recording.thumbnail": method<{ image: string }>()(
    "A picture of a recording, as a media reference",
    byId.extend({ at: z.number().min(0).optional(), width: z.number().int().min(64).max(1920).default(320) }),
  ),
  "recording.clips": method<ClipPlan[]>()("What can be cut out: one clip a product and a chapter", byId),
  "recording.clip": method<{ job: string }>()(
    "Cut clips out of a recording, two at once",
    byId.extend({
      clips: z
        .array(
          z.object({
            title: z.string().trim().min(1).max(80),
            from: z.number().min(0),
            to: z.number().min(0),
          }),
        )
        .min(1)
        .max(200),
      /** Encode anew so that a clip begins at its very moment; else it begins up to one keyframe early. */
      exact: z.boolean().default(false),
      /** Cut an upright picture out of the middle; `x` is where its middle lies, 0–1. Encodes anew. */
      portrait: z
        .object({ x: z.number().min(0).max(1) })
        .nullable()
        .default(null),
      subtitles: z.boolean().default(true),
      cover: z.boolean().default(true),
    }),
  ),
  "recording.export": method<{ job: string }>()(
    "Make a file of a recording: a film, a small film for phones, its sound, subtitles or the review",
    byId.extend({
      kind: z.enum(["mp4", "phone", "audio", "srt", "html", "pdf"]),
      /** The most megabytes a film for phones may have. */
      megabytes: z.number().min(1).max(4000).default(100),
    }),
  ),
  "recording.exportable": method<Exportable>()(
    "What can be made of a recording, and why not where it cannot",
    byId,
  ),
  "recording.repair": method<{ job: string }>()("Make a file that was cut off playable to its end", byId),
  "recording.made": method<MadeFileItem[]>()(
    "What was made of a recording: its clips and exports, the newest first",
    byId,
  ),
  "recording.removeMade": method()(
    "Delete one file that was made of a recording, a clip with its cover and subtitles",
    z.object({ reference: z.string().startsWith("made:").max(1000) }),
  ),
  "recording.reveal": method()(
    "Show a recording, or a file made of one, in this computer's file manager",
    z.object({
      reference: z
        .string()
        .regex(/^(recording|made):/)
        .max(1000),
    }),
  ),
  "job.cancel": method()(
    "Call long work off; nothing half-written stays",
    z.object({ id: z.string().max(100) }),
  ),
  "job.dismiss": method()("Put finished work aside", z.object({ id: z.string().max(100) })),
};
