import { type Cue, type PrompterAnchor, positionAt } from "../../preload/contract";

/** Two places nearer than this are one: sums of fractions of characters are not exact. */
const epsilon = 1e-6;

/** Where the prompter is and what it has done, without clock, timers or files. Plain data: it can be stored. */
export interface Timeline extends PrompterAnchor {
  /** In the order of the text. */
  cues: readonly Cue[];
  /** Indexes of cues that were fired. */
  fired: readonly number[];
  /** The last pause cue that held the text since the last load or seek, or -1. */
  held: number;
}

export type TimelineEvent =
  | { type: "play" }
  | { type: "pause" }
  | { type: "seek"; position: number }
  | { type: "rate"; charactersPerMinute: number }
  | { type: "tick" }
  | { type: "fired"; index: number }
  | { type: "unfired"; index: number };

export const emptyTimeline = (charactersPerMinute: number): Timeline => ({
  cues: [],
  fired: [],
  held: -1,
  playing: false,
  position: 0,
  at: 0,
  charactersPerMinute,
  length: 0,
  holdUntil: null,
});

const isArming = (cue: Cue): boolean => cue.kind !== "pause";

/**
 * The cue that waits for Space. Of the places passed, the latest counts: an unfired cue of an earlier place has
 * been missed. Cues at one place wait in line, so that a scene and its card at the same spot both come.
 */
export function armedCue({
  cues,
  fired,
  position,
}: Pick<Timeline, "cues" | "fired" | "position">): Cue | null {
  const passed = cues.filter((cue) => isArming(cue) && cue.offset <= position + epsilon);
  const latest = passed.at(-1)?.offset;
  return passed.find((cue) => cue.offset === latest && !fired.includes(cue.index)) ?? null;
}

const nextPause = ({ cues, position, held }: Timeline): Extract<Cue, { kind: "pause" }> | undefined =>
  cues.find(
    (cue): cue is Extract<Cue, { kind: "pause" }> =>
      cue.kind === "pause" && cue.index > held && cue.offset >= position - epsilon,
  );

const millisecondsTo = (timeline: Timeline, position: number): number =>
  ((position - timeline.position) * 60_000) / timeline.charactersPerMinute;

/** Anchors the timeline at a moment. A clock that was set back leaves the position alone. */
const anchor = (timeline: Timeline, now: number): Timeline => ({
  ...timeline,
  position: positionAt(timeline, now),
  at: now,
});

/**
 * Reads on to a moment: through every pause on the way, each for its seconds, and no further than the end, where
 * the prompter stops.
 */
export function advance(timeline: Timeline, now: number): Timeline {
  let state = timeline;
  while (state.playing) {
    if (state.holdUntil !== null) {
      if (now < state.holdUntil) return anchor(state, now);
      state = { ...state, at: state.holdUntil, holdUntil: null };
    }
    const pause = nextPause(state);
    const stop = pause?.offset ?? state.length;
    const reachedAt = state.at + Math.max(0, millisecondsTo(state, stop));
    if (now < reachedAt && positionAt(state, now) < stop - epsilon) return anchor(state, now);
    const there = { ...state, position: Math.max(state.position, stop), at: Math.min(now, reachedAt) };
    if (pause === undefined) return { ...there, at: now, playing: false };
    state = { ...there, held: pause.index, holdUntil: there.at + pause.seconds * 1000 };
  }
  return { ...state, at: now };
}

/** The state after an event at a moment (epoch milliseconds). */
export function reduce(timeline: Timeline, event: TimelineEvent, now: number): Timeline {
  const state = advance(timeline, now);
  switch (event.type) {
    case "tick":
      return state;
    case "play":
      return state.position >= state.length ? state : { ...state, playing: true };
    case "pause":
      // Whoever stops the text during a held pause has seen it: going on starts reading at once.
      return { ...state, playing: false, holdUntil: null };
    case "seek": {
      const position = Math.min(state.length, Math.max(0, event.position));
      return {
        ...state,
        position,
        held: -1,
        holdUntil: null,
        playing: state.playing && position < state.length,
      };
    }
    case "rate":
      return { ...state, charactersPerMinute: event.charactersPerMinute };
    case "fired":
      return state.fired.includes(event.index) ? state : { ...state, fired: [...state.fired, event.index] };
    case "unfired":
      return { ...state, fired: state.fired.filter((index) => index !== event.index) };
  }
}

/**
 * Milliseconds until something happens by itself: a cue is reached, a pause ends, the text ends. Null while the
 * prompter stands still.
 */
export function millisecondsToNext(timeline: Timeline, now: number): number | null {
  if (!timeline.playing) return null;
  if (timeline.holdUntil !== null) return Math.max(0, timeline.holdUntil - now);
  const position = positionAt(timeline, now);
  const ahead = timeline.cues.find((cue) =>
    cue.kind === "pause"
      ? cue.index > timeline.held && cue.offset >= position - epsilon
      : cue.offset > position + epsilon,
  );
  const target = ahead?.offset ?? timeline.length;
  return Math.max(0, ((target - position) * 60_000) / timeline.charactersPerMinute);
}
