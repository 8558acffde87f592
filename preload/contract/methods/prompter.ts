import { z } from "zod";
import { idSchema } from "../data/common";
import type { Cue, PrompterText } from "../data/script";
import { method } from "./method";
import type { MadeFile } from "./script";

const none = z.object({});

/** What the window that listens can say of its microphone. */
export const voiceStatuses = ["off", "starting", "listening", "denied", "no-microphone", "failed"] as const;

export const prompterMethods = {
  "prompter.load": method<PrompterText>()("Put a script on the prompter", z.object({ id: idSchema })),
  "prompter.text": method<PrompterText | null>()("The text that is on the prompter", none),
  "prompter.play": method()(
    "Scroll, after a countdown where the settings ask for one",
    z.object({ countdown: z.boolean().default(true) }),
  ),
  "prompter.pause": method()("Hold", none),
  "prompter.seek": method()(
    "Go to a place, or by some characters",
    z.object({ position: z.number().min(0).optional(), by: z.number().optional() }),
  ),
  "prompter.rate": method()(
    "Set the pace; English at 300 words a minute is 1,500 characters",
    z.object({ charactersPerMinute: z.number().min(40).max(1500) }),
  ),
  "prompter.mode": method()(
    "What sets the pace: the pace itself, the time the text has to end, or the reader's voice",
    z.discriminatedUnion("mode", [
      z.object({ mode: z.literal("steady") }),
      /** Epoch milliseconds. */
      z.object({ mode: z.literal("finish-at"), at: z.number().positive() }),
      z.object({ mode: z.literal("voice") }),
    ]),
  ),
  "prompter.voice": method()(
    "What the listening window hears, a few times a second and whenever speech starts or stops",
    z.object({
      status: z.enum(voiceStatuses),
      /** Somebody speaks now. */
      speaking: z.boolean().default(false),
      /** Where the follower takes the reader to be, in read-aloud characters; left out: unchanged. */
      position: z.number().min(0).optional(),
      /** How far the text may run by itself until the next message. */
      limit: z.number().min(0).optional(),
      charactersPerMinute: z.number().min(40).max(1500).optional(),
      /** The `revision` of the text that is meant: what a message says of places in an earlier text is dropped. */
      revision: z.number().int().min(0).optional(),
      /**
       * `seeks` of the state the place was heard in: after a later seek by hand the place is dropped, so that a late
       * message never takes a seek back. Left out: the place is taken.
       */
      seeks: z.number().int().min(0).optional(),
    }),
  ),
  "prompter.fire": method<{ fired: Cue | null }>()(
    "Fire the cue that is armed, or a certain one (one that was missed); null when it was fired already",
    z.object({ index: z.number().int().min(0).optional() }),
  ),
  "prompter.message": method()(
    "Show the reader a message, large, over the text; an empty text takes it away",
    z.object({ text: z.string().trim().max(80), seconds: z.number().min(1).max(600).nullable().default(20) }),
  ),
  "prompter.flash": method()("Flash every prompter for a moment: look here", none),
  "prompter.subtitles": method<MadeFile>()(
    "What was read during a recording, and when, as subtitles (.srt) for it",
    z.object({ recording: z.string().min(1).max(100) }),
  ),
};
