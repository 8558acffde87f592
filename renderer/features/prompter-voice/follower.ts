import { meanPace, normalised, type PaceBelief, paceBelief, paces } from "./pace-grid";
import { afterPause, afterSpeech, type Places, placeAt } from "./places";
import type { SpokenText } from "./spoken-text";

/** What the follower takes to be true at a moment. Positions are read-aloud characters. */
export interface Reading {
  position: number;
  /** How far the text may run by itself. */
  limit: number;
  /** While speaking: pauses come on top. */
  charactersPerMinute: number;
}

/**
 * Follows a reader by when they speak and when they do not, without knowing a word of what they say. It weighs every
 * place in the text and every pace against what was heard: readers pause at punctuation far more often than
 * elsewhere, longer at stronger punctuation, and the time between two pauses has to fit what stands between them.
 * Times are seconds of one clock. It keeps no sound, reads no clock and has no timers.
 */
export interface Follower {
  speechStarted(at: number): void;
  speechEnded(at: number): void;
  /** The reader jumped: it starts again from there, with the pace as it was learned. */
  jumpedTo(position: number, at: number): void;
  reading(at: number): Reading;
  /** What was learned about the pace: give it to the follower of an edited text. */
  pace(): PaceBelief;
}

/** Characters past the end of a sentence that the text may run by itself: it ends a moment before it is read out. */
const overrun = 3;
/** Share of speech in read time that the configured pace, which counts pauses in, is taken to hold. */
const speechShare = 0.84;
/** Weights below this, of 1 in all, change nothing that is shown. */
const least = 1e-4;
/** How sure the reader is to have passed a sentence's end without a pause before the text follows. */
const sureOf = 0.8;

export interface FollowerStart {
  position: number;
  /** A pace in characters a minute as the settings have it, pauses counted in; or what was learned before. */
  pace: number | PaceBelief;
}

interface Weighed {
  position: number;
  weight: number;
}

/** The middle of weighed places: half the weight lies before it. */
function median(places: Weighed[]): number {
  const sorted = places.toSorted((one, other) => one.position - other.position);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { position, weight } of sorted) {
    sum += weight;
    if (sum >= half) return position;
  }
  return sorted.at(-1)?.position ?? 0;
}

export function createFollower(text: SpokenText, start: FollowerStart): Follower {
  const charactersPerSyllable = text.syllables > 0 ? text.length / text.syllables : 1;
  const firstPace = (): PaceBelief =>
    typeof start.pace === "number"
      ? paceBelief(start.pace / 60 / speechShare / charactersPerSyllable, 0.28)
      : start.pace;

  let places: Places = new Map();
  let speakingSince: number | null = null;
  let silentSince: number | null = null;
  /** Where the last pause, or jump, left the reader. */
  let confirmed = start.position;

  function pace(): PaceBelief {
    const sum = new Float64Array(paces.length);
    for (const { reading } of places.values())
      for (const [index, weight] of reading.entries()) sum[index] = (sum[index] ?? 0) + weight;
    return normalised(sum);
  }

  function startAt(position: number, belief: PaceBelief) {
    places = new Map();
    const within = Math.min(text.length, Math.max(0, position));
    const stop = text.stops[text.stopFrom(within)] ?? null;
    const place = placeAt(places, text, within, stop?.position === within ? stop : null);
    place.reading = normalised(belief);
    confirmed = within;
  }

  /** Everywhere the reader may be now. Places past a stop at which nobody was heard to pause weigh less. */
  function weigh(at: number): Weighed[] {
    const weighed: Weighed[] = [];
    const seconds = speakingSince === null ? 0 : Math.max(0, at - speakingSince);
    for (const { position, syllables, passed, reading, aside } of places.values()) {
      for (const weight of aside) if (weight > 0) weighed.push({ position, weight });
      for (const [index, weight] of reading.entries()) {
        if (weight < least) continue;
        const pace = paces[index] ?? 0;
        const now = syllables + pace * seconds;
        // A pause is heard with some delay, so that the last quarter of a second says nothing yet.
        const heard = Math.max(syllables, now - pace * 0.25);
        const since = text.stops[text.stopAfter(heard)]?.passed ?? passed;
        weighed.push({
          position: Math.max(position, text.positionAt(now)),
          weight: weight * Math.exp(Math.min(0, since - passed)),
        });
      }
    }
    return weighed;
  }

  /** The end of the sentence that goes on at a place: the position where the next one begins. */
  function sentenceEnd(position: number): number {
    for (let index = text.stopFrom(position + 1e-9); index < text.stops.length; index++) {
      const stop = text.stops[index];
      if (stop && (stop.kind === "sentence" || stop.kind === "paragraph")) return stop.position;
    }
    return text.length;
  }

  function limitFor(weighed: Weighed[]): number {
    const end = sentenceEnd(confirmed);
    let all = 0;
    let beyond = 0;
    for (const place of weighed) {
      all += place.weight;
      if (place.position > end) beyond += place.weight;
    }
    // Going on to speak takes the text into one more sentence; further than that only a pause does.
    return Math.min(text.length, (beyond > all * sureOf ? sentenceEnd(end) : end) + overrun);
  }

  startAt(start.position, firstPace());

  return {
    speechStarted(at) {
      if (speakingSince !== null) return;
      if (silentSince !== null) places = afterPause(places, text, at - silentSince);
      speakingSince = at;
      silentSince = null;
    },
    speechEnded(at) {
      if (speakingSince === null) return;
      const next = afterSpeech(places, text, Math.max(0.05, at - speakingSince));
      if (next.size > 0) places = next;
      speakingSince = null;
      silentSince = at;
      confirmed = median(weigh(at));
    },
    jumpedTo(position, at) {
      startAt(position, pace());
      if (speakingSince !== null) speakingSince = at;
      silentSince = null;
    },
    reading(at) {
      const weighed = weigh(at);
      const limit = limitFor(weighed);
      const found = median(weighed);
      return {
        position: Math.min(found, limit),
        limit,
        charactersPerMinute: meanPace(pace()) * 60 * charactersPerSyllable,
      };
    },
    pace,
  };
}
