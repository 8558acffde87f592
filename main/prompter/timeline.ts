import type { PrompterAnchor, PrompterState } from "../../preload/contract";
import { type CueTable, countBefore, cueTable, epsilon } from "./cue-table";

/** Where the prompter is and what it has done. Plain data: no clock, timers or files. */
export interface Timeline extends PrompterAnchor {
  table: CueTable;
  armAhead: number;
  fired: ReadonlySet<number>;
  failed: ReadonlySet<number>;
  /** Automatic cues that fired by themselves once: wound back over, they wait for Space. */
  spent: ReadonlySet<number>;
  /** Automatic cues that came due and are not yet carried out, in their order. */
  due: readonly number[];
  /** How many of the table's stops are behind the reading line. */
  cursor: number;
  holding: PrompterState["holding"];
  mode: PrompterState["mode"];
  /** The pace set by hand, which stands in wherever nothing else sets one. */
  steadyPace: number;
  finishAt: number | null;
  voice: PrompterState["voice"];
  /** The listening window fell silent. */
  voiceLost: boolean;
  /** How far the listening window lets the text run, or null. `limit` is the nearer of this and the next pause. */
  voiceLimit: number | null;
}

export type TimelineEvent =
  | { type: "tick" }
  /** Seconds are counted down first; during a countdown, a second press starts at once. */
  | { type: "play"; countdown?: number }
  | { type: "pause" }
  | { type: "seek"; position: number }
  | { type: "rate"; charactersPerMinute: number }
  | { type: "mode"; mode: "steady" | "voice" }
  | { type: "mode"; mode: "finish-at"; at: number }
  | VoiceEvent
  | { type: "voice-lost" }
  | { type: "fired"; index: number }
  /** It could not be carried out and waits again. */
  | { type: "unfired"; index: number }
  /** An automatic one could not be carried out. */
  | { type: "failed"; index: number };

export interface VoiceEvent {
  type: "voice";
  status: PrompterState["voice"]["status"];
  speaking: boolean;
  position?: number | undefined;
  limit?: number | undefined;
  charactersPerMinute?: number | undefined;
}

/** The slowest and fastest the prompter scrolls, in characters a minute: those of `prompter.rate`. */
export const paceBounds = { least: 40, most: 1500 };

export const withinPace = (charactersPerMinute: number): number =>
  Math.min(paceBounds.most, Math.max(paceBounds.least, charactersPerMinute));

/** Where the prompter is before any text. */
export const emptyTimeline = (charactersPerMinute: number): Timeline => ({
  table: cueTable([]),
  armAhead: 0,
  fired: new Set(),
  failed: new Set(),
  spent: new Set(),
  due: [],
  cursor: 0,
  playing: false,
  position: 0,
  at: 0,
  charactersPerMinute,
  steadyPace: charactersPerMinute,
  length: 0,
  holdUntil: null,
  holding: null,
  mode: "steady",
  finishAt: null,
  voice: { status: "off", speaking: false },
  voiceLost: false,
  waiting: false,
  voiceLimit: null,
  limit: null,
});

/**
 * Windows never run past a pause before they are told that it holds, and so never jump back: the next pause is a
 * limit like the listening window's.
 */
export function withLimit(state: Timeline): Timeline {
  const pause = state.table.pauseOffset[state.cursor] ?? null;
  const nearest = Math.min(pause ?? state.length, state.voiceLimit ?? state.length);
  const limit = nearest < state.length ? nearest : null;
  return limit === state.limit ? state : { ...state, limit };
}

/** Whether the listening window sets the pace now. */
export const follows = ({ mode, voice, voiceLost }: Timeline): boolean =>
  mode === "voice" && voice.status === "listening" && !voiceLost;

/**
 * Goes to a place by hand. Cues wound back over can be fired again, by Space only: an automatic one that has fired
 * does not fire by itself again, unless the text is taken to its very start, where everything begins anew.
 */
export function seek(state: Timeline, asked: number, now: number): Timeline {
  const position = Math.min(state.length, Math.max(0, asked));
  const anew = position <= epsilon;
  const reopened = (index: number) => {
    const offset = state.table.byIndex.get(index)?.offset ?? 0;
    return anew
      ? offset <= state.position + epsilon
      : offset > position + epsilon && offset <= state.position + epsilon;
  };
  const without = (indexes: ReadonlySet<number>) =>
    [...indexes].some(reopened) ? new Set([...indexes].filter((index) => !reopened(index))) : indexes;
  const playing = state.playing && position < state.length;
  return {
    ...state,
    position,
    at: now,
    playing,
    waiting: state.waiting && playing,
    cursor: countBefore(state.table.stops, position, false),
    fired: without(state.fired),
    failed: without(state.failed),
    spent: anew ? new Set() : state.spent,
    holdUntil: state.holding === "countdown" ? state.holdUntil : null,
    holding: state.holding === "countdown" ? "countdown" : null,
    // What the listening window allowed was meant for the old place.
    voiceLimit: null,
  };
}
