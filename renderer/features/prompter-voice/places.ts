import { nextPhrase, type PaceBelief, paces } from "./pace-grid";
import { type PauseKind, pauseChance, type SpokenText, type Stop } from "./spoken-text";

/** A place at which the reader may have stopped, and how likely that is, pace by pace. */
export interface Place {
  position: number;
  syllables: number;
  /** The stop it is; null for a place that was jumped to, or the text's start. */
  stop: Stop | null;
  /** `passed` of the first stop after it. */
  passed: number;
  /** Weights, by pace, of reading the script on from here. */
  reading: PaceBelief;
  /** Weights, by pace, of speaking off the script here: a word to somebody, a repeat, an addition. */
  aside: PaceBelief;
}

export type Places = Map<number, Place>;

const nothing = (): PaceBelief => new Float64Array(paces.length);

function passedFrom(text: SpokenText, position: number): number {
  const index = text.stopFrom(position + 1e-9);
  return text.stops[index]?.passed ?? text.stops.at(-1)?.passed ?? 0;
}

/** The place at a position, made where it is not there yet. */
export function placeAt(places: Places, text: SpokenText, position: number, stop: Stop | null): Place {
  const there = places.get(position);
  if (there) return there;
  const place: Place = {
    position,
    syllables: stop?.syllables ?? text.syllablesAt(position),
    stop,
    passed: passedFrom(text, position),
    reading: nothing(),
    aside: nothing(),
  };
  places.set(position, place);
  return place;
}

function add(into: PaceBelief, from: PaceBelief, share: number): void {
  for (const [index, weight] of from.entries()) into[index] = (into[index] ?? 0) + weight * share;
}

/** Weights of all places sum to 1; what is next to impossible is dropped. */
export function tidy(places: Places): Places {
  const sumOf = ({ reading, aside }: Place) =>
    reading.reduce((sum, weight, index) => sum + weight + (aside[index] ?? 0), 0);
  let total = 0;
  for (const place of places.values()) total += sumOf(place);
  const kept: Places = new Map();
  for (const [position, place] of places) {
    if (!(sumOf(place) > total * 1e-4)) continue;
    const scale = (weight: number) => weight / total;
    kept.set(position, { ...place, reading: place.reading.map(scale), aside: place.aside.map(scale) });
  }
  return kept;
}

/** Usual lengths of a pause in seconds: middle, and spread in natural logarithms. */
const pauseSeconds: Readonly<Record<PauseKind, number>> = {
  inside: 0.2,
  none: 0.25,
  list: 0.25,
  clause: 0.35,
  sentence: 0.7,
  paragraph: 1.1,
};
const pauseSpread = 0.75;

/** How well a pause of a length fits a place. A tenth of pauses have reasons of their own, and say nothing. */
export function fitOfPause(kind: PauseKind, seconds: number): number {
  const away = Math.log(Math.max(0.05, seconds) / pauseSeconds[kind]) / pauseSpread;
  return 0.9 * Math.exp(-0.5 * away * away) + 0.1;
}

/** What readers do instead of reading on after a pause, as shares; more often after a long one. */
const restarts = { sentence: 0.001, paragraph: 0.0003, aside: 0.004 };
/** Share of asides that end with a pause: the reader goes back to the script. */
const back = 0.45;

/** Speech begins again after a pause of a length: the pause is weighed, and the reader may have gone elsewhere. */
export function afterPause(places: Places, text: SpokenText, seconds: number): Places {
  const next: Places = new Map();
  const often = seconds > 1.2 ? 3 : 1;
  for (const { position, stop, reading, aside } of places.values()) {
    const fit = stop ? fitOfPause(stop.kind, seconds) : 1;
    const here = placeAt(next, text, position, stop);
    add(here.aside, reading, fit * restarts.aside * often);
    add(here.aside, aside, fit * (1 - back));
    add(here.reading, aside, fit * back);
    let share = 1 - restarts.aside * often;
    for (const unit of ["sentence", "paragraph"] as const) {
      if (!stop) break;
      const start = text.stops[stop[unit]] ?? null;
      share -= restarts[unit] * often;
      add(placeAt(next, text, start?.position ?? 0, start).reading, reading, fit * restarts[unit] * often);
    }
    add(here.reading, reading, fit * share);
  }
  return tidy(next);
}

/** Readers keep to a pace within a phrase to some 9 %, and its ends are heard to some 0.12 s. */
const spreadOf = (seconds: number): number => Math.hypot(0.12, 0.09 * seconds);

/** How likely speech off the script lasts so long, a second. */
const asideDensity = (seconds: number): number => 0.2 * Math.exp(-seconds / 5);

function readOn(next: Places, text: SpokenText, from: Place, seconds: number): void {
  const spread = spreadOf(seconds);
  const last = text.stops.length - 1;
  for (const [index, pace] of paces.entries()) {
    const weight = from.reading[index] ?? 0;
    if (weight < 1e-6) continue;
    const until = from.syllables + pace * (seconds + 3.5 * spread);
    const least = from.syllables + pace * Math.max(0, seconds - 3.5 * spread);
    const first = Math.min(
      last,
      text.stopFrom(Math.max(from.position + 1e-9, Math.floor(text.positionAt(least)))),
    );
    for (let at = first; at <= last; at++) {
      const stop = text.stops[at];
      // After the last stop there is nothing to read: whatever is spoken then ends there.
      if (!stop || (stop.syllables > until && at > first)) break;
      const late = (seconds - (stop.syllables - from.syllables) / pace) / spread;
      const fit = Math.exp(-0.5 * late * late) / spread + (at === last ? 1e-4 : 0);
      const chance = pauseChance[stop.kind] * Math.exp(stop.passed - from.passed);
      const { reading } = placeAt(next, text, stop.position, stop);
      reading[index] = (reading[index] ?? 0) + weight * fit * chance;
    }
  }
}

/** Speech that lasted so many seconds has ended: where the reader may be now. */
export function afterSpeech(places: Places, text: SpokenText, seconds: number): Places {
  const next: Places = new Map();
  for (const place of places.values()) {
    readOn(next, text, place, seconds);
    add(placeAt(next, text, place.position, place.stop).aside, place.aside, asideDensity(seconds));
  }
  const tidied = tidy(next);
  for (const place of tidied.values()) place.reading = nextPhrase(place.reading);
  return tidied;
}
