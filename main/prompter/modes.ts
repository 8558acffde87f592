import { dueOnce, passStop } from "./advance";
import { countBefore, epsilon } from "./cue-table";
import { follows, paceBounds, type Timeline, type VoiceEvent, withinPace } from "./timeline";

/**
 * Read-aloud characters: a step of the listening window that is no longer than this corrects the place; a longer
 * one is the reader's own jump. A screen line holds a dozen and more.
 */
export const correction = 8;
/** A place no further behind is where the text is: it was reckoned a moment ago, before the message travelled. */
const travelled = 0.5;

/** Milliseconds that are left for reading: until `finishAt`, less what a hold and the pauses ahead take. */
function readingTime(state: Timeline, now: number): number {
  const hold = state.holdUntil === null ? 0 : Math.max(0, state.holdUntil - now);
  const pauses = state.table.pauseMilliseconds[state.cursor] ?? 0;
  return (state.finishAt ?? now) - now - hold - pauses;
}

export type FinishOutcome =
  | { kind: "met" }
  | { kind: "too-soon"; lateSeconds: number }
  | { kind: "too-late"; earlySeconds: number };

/** Whether the text ends at `finishAt` as the pace is now, within the bounds a pace has. */
export function finishOutcome(state: Timeline, now: number): FinishOutcome {
  const left = state.length - state.position;
  if (state.mode !== "finish-at" || left <= epsilon) return { kind: "met" };
  const seconds = (left * 60) / state.charactersPerMinute - readingTime(state, now) / 1000;
  if (state.charactersPerMinute >= paceBounds.most && seconds >= 1)
    return { kind: "too-soon", lateSeconds: Math.round(seconds) };
  if (state.charactersPerMinute <= paceBounds.least && seconds <= -1)
    return { kind: "too-late", earlySeconds: Math.round(-seconds) };
  return { kind: "met" };
}

/** Sets the pace anew so that the text ends at `finishAt`, to a hundredth of a character a minute. */
export function repaced(state: Timeline, now: number): Timeline {
  const left = state.length - state.position;
  if (state.mode !== "finish-at" || left <= epsilon) return state;
  const time = readingTime(state, now);
  const pace = withinPace(time <= 0 ? paceBounds.most : (left * 60_000) / time);
  return { ...state, charactersPerMinute: Math.round(pace * 100) / 100 };
}

/** Lets go of the listening window's hand: the text runs at the steady pace. */
export const steadied = (state: Timeline): Timeline => ({
  ...state,
  charactersPerMinute: state.steadyPace,
  waiting: false,
  voiceLimit: null,
});

/** Changes what sets the pace. */
export function inMode(
  state: Timeline,
  asked: { mode: Timeline["mode"]; at?: number },
  now: number,
): Timeline {
  const changed = { ...steadied(state), mode: asked.mode, finishAt: asked.at ?? null, voiceLost: false };
  return asked.mode === "finish-at" ? repaced(changed, now) : withWaiting(changed);
}

/** The text waits while it follows a reader who does not speak. */
export const withWaiting = (state: Timeline): Timeline => ({
  ...state,
  waiting: state.playing && follows(state) && !state.voice.speaking,
});

/** Moves on to where the reader is: automatic cues on the way come due, a pause holds unless it is far behind. */
function readOn(state: Timeline, target: number): Timeline {
  let next = state;
  for (;;) {
    const stop = next.table.stops[next.cursor];
    if (stop === undefined || stop.offset > target + epsilon) return { ...next, position: target };
    if (stop.kind !== "pause") next = dueOnce({ ...next, cursor: next.cursor + 1 }, stop);
    else if (target - stop.offset > correction) next = { ...next, cursor: next.cursor + 1 };
    else return passStop({ ...next, position: Math.max(next.position, stop.offset) }, stop);
  }
}

/** Goes back to what is read once more. Fired cues stay fired; pauses hold again where it is more than a correction. */
function readAgain(state: Timeline, target: number): Timeline {
  const isJump = state.position - target > correction;
  const cursor = isJump ? countBefore(state.table.stops, target, false) : state.cursor;
  return { ...state, position: target, cursor };
}

/** Goes where the listening window takes the reader to be. */
function moved(state: Timeline, target: number, now: number): Timeline {
  const step = target - state.position;
  if (state.holdUntil !== null) {
    // Whoever reads on past a pause, or repeats what stands before it, has ended it; the countdown ends by itself.
    if (state.holding !== "pause" || Math.abs(step) <= correction) return state;
    return moved({ ...state, holdUntil: null, holding: null }, target, now);
  }
  if (step < -travelled) return readAgain(state, target);
  return readOn({ ...state, at: now }, Math.max(target, state.position));
}

/**
 * Takes in what the listening window hears. Its places count while the text is read in voice mode: neither while
 * the prompter stands still by hand nor during the countdown, and little during a pause.
 */
export function heard(state: Timeline, { status, speaking, ...told }: VoiceEvent, now: number): Timeline {
  const known = { ...state, voice: { status, speaking }, voiceLost: false };
  if (state.mode !== "voice") return known;
  if (!follows(known)) return steadied(known);
  const charactersPerMinute = told.charactersPerMinute ?? state.charactersPerMinute;
  const waiting = withWaiting({ ...known, charactersPerMinute });
  if (!waiting.playing) return waiting;
  const { position: place } = told;
  const next = place === undefined ? waiting : moved(waiting, Math.min(waiting.length, place), now);
  if (told.limit === undefined || next.holdUntil !== null) return next;
  return { ...next, voiceLimit: Math.max(told.limit, next.position) };
}
