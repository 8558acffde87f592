import type { Draft } from "mutative";
import type { PrompterState } from "../../preload/contract";
import type { StudioContext } from "../core";
import { millisecondsToNext } from "./advance";
import { armedCue, missedCues } from "./cue-table";
import { reduce } from "./reduce";
import { emptyTimeline, type Timeline, type TimelineEvent } from "./timeline";

/** What brought a timeline to where it is. */
export type Cause = TimelineEvent["type"] | "load" | "edit";

/** A timeline that runs by the studio's clock and shows itself in the state. */
export interface Runner {
  readonly timeline: Timeline;
  /** Brings the timeline up to now through an event. */
  apply(event: TimelineEvent): void;
  /** Replaces the timeline by that of another text, or of an edited one; windows then fetch the text anew. */
  load(scriptId: string, timeline: Timeline, cause: "load" | "edit"): void;
  close(): void;
}

/** Told after every change, with the automatic cues that came due by it; each is told once. */
export type OnSettled = (timeline: Timeline, cause: Cause, due: readonly number[]) => void;

/** Sets what differs, so that a patch carries no more than changed. */
function assignChanged(draft: Draft<PrompterState>, next: Partial<PrompterState>): void {
  for (const [key, value] of Object.entries(next))
    if (draft[key as keyof PrompterState] !== value) Object.assign(draft, { [key]: value });
}

/** Nothing is polled: one timer waits for the next cue, the end of a pause or of the text. */
export function createRunner({ store, clock }: StudioContext, onSettled: OnSettled): Runner {
  let timeline: Timeline = emptyTimeline(store.get().prompter.charactersPerMinute);
  let stopTimer = () => {};
  const missedOf = missedCues();
  let shown: (Pick<Timeline, "fired" | "voice"> & { missed: readonly number[] }) | null = null;

  function publish(loaded: string | null, cause: Cause) {
    const missed = missedOf(timeline);
    store.update(({ prompter }) => {
      const { position, at, playing, charactersPerMinute, length, holdUntil, holding } = timeline;
      const { mode, finishAt, waiting, limit } = timeline;
      const anchor = { position, at, playing, charactersPerMinute, length, holdUntil, limit };
      assignChanged(prompter, { ...anchor, holding, mode, finishAt, waiting });
      const armed = armedCue(timeline);
      if (loaded !== null || prompter.armed?.index !== armed?.index) prompter.armed = armed;
      if (shown?.fired !== timeline.fired) prompter.fired = [...timeline.fired];
      if (shown?.missed !== missed) prompter.missed = [...missed];
      if (shown?.voice !== timeline.voice) assignVoice(prompter, timeline.voice);
      if (cause === "seek") prompter.seeks += 1;
      if (loaded === null) return;
      prompter.scriptId = loaded;
      prompter.revision += 1;
    });
    shown = { fired: timeline.fired, voice: timeline.voice, missed };
  }

  function settle(next: Timeline, loaded: string | null, cause: Cause) {
    const { due } = next;
    timeline = due.length === 0 ? next : { ...next, due: [] };
    publish(loaded, cause);
    stopTimer();
    const wait = millisecondsToNext(timeline, clock.now());
    // Timers may come up to a millisecond early; rounding up lets one wake-up suffice.
    stopTimer = wait === null ? () => {} : clock.after(Math.ceil(wait), () => apply({ type: "tick" }));
    onSettled(timeline, cause, due);
  }

  /** How far ahead cues are armed is the user's setting, which may change at any time. */
  const withSetting = (state: Timeline): Timeline => {
    const { armAhead } = store.get().settings.prompter;
    return state.armAhead === armAhead ? state : { ...state, armAhead };
  };

  function apply(event: TimelineEvent) {
    settle(reduce(withSetting(timeline), event, clock.now()), null, event.type);
  }

  return {
    get timeline() {
      return timeline;
    },
    apply,
    load: (scriptId, next, cause) => settle(withSetting(next), scriptId, cause),
    close: () => stopTimer(),
  };
}

function assignVoice(prompter: Draft<PrompterState>, { status, speaking }: PrompterState["voice"]): void {
  if (prompter.voice.status !== status) prompter.voice.status = status;
  if (prompter.voice.speaking !== speaking) prompter.voice.speaking = speaking;
}
