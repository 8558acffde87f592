import { advance } from "./advance";
import { heard, inMode, repaced, steadied, withWaiting } from "./modes";
import { seek, type Timeline, type TimelineEvent, withLimit } from "./timeline";

const having = (indexes: ReadonlySet<number>, index: number): ReadonlySet<number> =>
  indexes.has(index) ? indexes : new Set([...indexes, index]);

const lacking = (indexes: ReadonlySet<number>, index: number): ReadonlySet<number> =>
  indexes.has(index) ? new Set([...indexes].filter((other) => other !== index)) : indexes;

function play(state: Timeline, countdown: number, now: number): Timeline {
  if (state.position >= state.length) return state;
  if (state.playing)
    return state.holding === "countdown" ? { ...state, holdUntil: null, holding: null } : state;
  const started = withWaiting({ ...state, playing: true });
  if (countdown <= 0) return started;
  return { ...started, holdUntil: now + countdown * 1000, holding: "countdown" };
}

/** What an event makes of a state that is already at the moment. */
function changed(state: Timeline, event: TimelineEvent, now: number): Timeline {
  switch (event.type) {
    case "tick":
      return state;
    case "play":
      return repaced(play(state, event.countdown ?? 0, now), now);
    case "pause":
      // Whoever stops the text during a held pause has seen it: going on starts reading at once.
      return repaced(
        { ...state, playing: false, holdUntil: null, holding: null, waiting: false, voiceLimit: null },
        now,
      );
    case "seek":
      return repaced(seek(state, event.position, now), now);
    case "rate": {
      const { charactersPerMinute } = event;
      const paced = { ...state, charactersPerMinute, steadyPace: charactersPerMinute };
      // Whoever sets the pace by hand does not want it reckoned any more.
      return state.mode === "finish-at" ? { ...paced, mode: "steady", finishAt: null } : paced;
    }
    case "mode":
      return inMode(state, event, now);
    case "voice":
      return heard(state, event, now);
    case "voice-lost":
      return { ...steadied(state), voiceLost: true };
    case "fired":
      return {
        ...state,
        fired: having(state.fired, event.index),
        failed: lacking(state.failed, event.index),
      };
    case "unfired":
      return { ...state, fired: lacking(state.fired, event.index) };
    case "failed":
      return {
        ...state,
        fired: lacking(state.fired, event.index),
        failed: having(state.failed, event.index),
      };
  }
}

/** The state after an event at a moment (epoch milliseconds). Pure: the same in, the same out. */
export const reduce = (timeline: Timeline, event: TimelineEvent, now: number): Timeline =>
  // Once more afterwards: what stands right where the event led to (a pause, an automatic cue) is met at once.
  withLimit(advance(changed(advance(timeline, now), event, now), now));
