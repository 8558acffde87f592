import type { Judgement, MessageCode } from "../../preload/contract";
import { aboveRoom, loudestRoom, percentile, silence } from "./speech";

export interface VoiceJudgement {
  judgement: Judgement;
  code: Extract<MessageCode, `microphone.${string}`>;
  /** How loud the speaking was: what its loudest tenth is above. Decibels below full; null where nobody spoke. */
  speechDecibels: number | null;
  /** How loud the room was between words; null where nothing was heard at all. */
  noiseDecibels: number | null;
  peakDecibels: number | null;
}

/** Nothing gives less than this but a microphone that is not there. */
const dead = -95;
/** Speech of less than this many tenths of a second is a click or a cough. */
const leastTenths = 5;
/** Where speech should peak, in decibels below full. */
const target = { from: -18, to: -6 };
/** A little less is still heard well, since the phone and the platform turn it up. */
const quietBelow = target.from - 4;
const veryQuietBelow = -32;
/** From here on the sound is cut off at the top: nothing is left for a louder word. */
const clippedFrom = -1;
const clippedTenths = 2;
/** A voice that stands out of the room by less than this is understood with effort, or hardly. */
const leastDistance = { fair: 15, poor: 10 };

/**
 * Judges some seconds of a microphone by their levels: the highest peak of every 100 ms, in decibels below full.
 *
 * The rule. Speech should peak between −18 and −6 dBFS. OBS's audio mixer guide wants a voice in the yellow of its meter
 * (−20 to −9 dBFS), now and then into the red; common advice to streamers is to speak around −18 and to stay below −6, so
 * that a shout has room. −1 dBFS is the ceiling that EBU R 128 sets for peaks: what reaches it counts as cut off. A voice
 * should stand 15 dB above the room, as ANSI S12.60 asks of a classroom.
 */
export function judgeVoice(levels: readonly number[]): VoiceJudgement {
  const peak = levels.length === 0 ? silence : Math.max(...levels);
  if (peak <= dead)
    return {
      ...{ judgement: "poor", code: "microphone.nothing" },
      ...{ speechDecibels: null, noiseDecibels: null, peakDecibels: null },
    };
  const room = pauseOf(levels);
  const threshold = Math.max(Math.min(room, loudestRoom) + aboveRoom, -60);
  const spoken = levels.filter((level) => level >= threshold);
  const measured = { noiseDecibels: room, peakDecibels: peak };
  if (spoken.length < leastTenths)
    return { judgement: "poor", code: "microphone.nobody", speechDecibels: null, ...measured };
  const speech = percentile(spoken, 0.9);
  return { ...judgeSpeech(levels, speech, room), speechDecibels: speech, ...measured };
}

/**
 * How loud it was when nobody spoke: the second quietest moment. Even who speaks all the time takes a breath, and one
 * moment alone may be a fault of the cable.
 */
const pauseOf = (levels: readonly number[]): number =>
  levels.toSorted((one, other) => one - other)[1] ?? silence;

function judgeSpeech(
  levels: readonly number[],
  speech: number,
  room: number,
): Pick<VoiceJudgement, "judgement" | "code"> {
  if (levels.filter((level) => level >= clippedFrom).length >= clippedTenths)
    return { judgement: "poor", code: "microphone.clipping" };
  if (speech < veryQuietBelow) return { judgement: "poor", code: "microphone.quiet" };
  const distance = speech - room;
  if (distance < leastDistance.poor) return { judgement: "poor", code: "microphone.noisy" };
  if (distance < leastDistance.fair) return { judgement: "fair", code: "microphone.noisy" };
  if (speech < quietBelow) return { judgement: "fair", code: "microphone.quiet" };
  if (speech > target.to) return { judgement: "fair", code: "microphone.loud" };
  return { judgement: "good", code: "microphone.well" };
}
