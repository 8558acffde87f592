import type { MessageCode } from "../texts";
import type { Judgement } from "./review";

/** What a few seconds of the microphone were like. Decibels below full; null where nothing was heard at all. */
export interface VoiceCheck {
  judgement: Judgement;
  /** Which of the findings it is: too quiet, clipping, a noisy room, nothing heard, well. */
  code: MessageCode;
  /** In the user's language. */
  message: string;
  /** What to do; empty where all is well. */
  hint: string;
  /** How loud the speaking was. */
  speechDecibels: number | null;
  /** How loud the room was between words. */
  noiseDecibels: number | null;
  peakDecibels: number | null;
  /** The level every 100 ms, as it was heard. */
  levels: number[];
  /** Data address of the sound as the engine heard it, or null where the engine cannot hand it out now. */
  sound: string | null;
}
