import type { Cue } from "../../preload/contract";
import { countBefore, epsilon, nextOpen } from "./cue-table";
import type { Timeline } from "./timeline";

const millisecondsTo = (state: Timeline, position: number): number =>
  ((position - state.position) * 60_000) / state.charactersPerMinute;

/** Reads on towards a place as far as time and the listening window allow. A clock set back leaves the place alone. */
function towards(state: Timeline, target: number, now: number): Timeline {
  const moved = (Math.max(0, now - state.at) * state.charactersPerMinute) / 60_000;
  const position = Math.max(
    state.position,
    Math.min(target, state.voiceLimit ?? target, state.position + moved),
  );
  return { ...state, position, at: now };
}

/** Passes a stop whose place is reached: a pause begins to hold, an automatic cue comes due once and for all. */
export function passStop(state: Timeline, stop: Cue): Timeline {
  const passed = { ...state, cursor: state.cursor + 1 };
  if (stop.kind === "pause")
    return { ...passed, holdUntil: state.at + stop.seconds * 1000, holding: "pause" };
  return dueOnce(passed, stop);
}

/** Counts an automatic cue as fired and as due, unless it was fired, has failed, or fired by itself before. */
export function dueOnce(state: Timeline, { index }: Cue): Timeline {
  if (state.fired.has(index) || state.failed.has(index) || state.spent.has(index)) return state;
  return {
    ...state,
    fired: new Set([...state.fired, index]),
    spent: new Set([...state.spent, index]),
    due: [...state.due, index],
  };
}

/**
 * Reads on to a moment: through every pause and automatic cue on the way, and no further than the end, where the
 * prompter stops. The time spent at each pause counts from when the line reached it, however late this is called.
 */
export function advance(timeline: Timeline, now: number): Timeline {
  let state = timeline;
  while (state.playing) {
    if (state.holdUntil !== null) {
      if (now < state.holdUntil) return { ...state, at: now };
      state = { ...state, at: Math.max(state.at, state.holdUntil), holdUntil: null, holding: null };
    }
    const stop = state.table.stops[state.cursor];
    const target = Math.min(stop?.offset ?? state.length, state.length);
    const isThere = target <= state.position + epsilon;
    if (state.waiting && !isThere) return { ...state, at: now };
    const reachedAt = state.at + Math.max(0, millisecondsTo(state, target));
    const there = towards(state, target, now);
    if (!isThere && there.position < target - epsilon) return there;
    state = { ...there, position: Math.max(state.position, target), at: Math.min(now, reachedAt) };
    if (stop === undefined) return { ...state, at: now, playing: false, waiting: false };
    state = passStop(state, stop);
  }
  return { ...state, at: now };
}

/**
 * Milliseconds until something happens by itself: a cue is armed, reached or missed, a pause ends, the text ends.
 * Null while nothing will: the prompter stands still, or waits for the reader.
 */
export function millisecondsToNext(state: Timeline, now: number): number | null {
  if (!state.playing) return null;
  if (state.holdUntil !== null) return Math.max(0, state.holdUntil - now);
  if (state.waiting) return null;
  const { position } = towards(state, state.length, now);
  const passed = countBefore(state.table.arming, position, true);
  const armsAt = (nextOpen(state, passed)?.offset ?? state.length) - state.armAhead;
  const target = Math.min(
    state.table.stops[state.cursor]?.offset ?? state.length,
    state.table.arming[passed]?.offset ?? state.length,
    armsAt > position + epsilon ? armsAt : state.length,
    state.length,
  );
  if (state.voiceLimit !== null && state.voiceLimit < target - epsilon) return null;
  return Math.max(0, ((target - position) * 60_000) / state.charactersPerMinute);
}
