import type { StudioContext } from "../core";
import {
  armedCue,
  emptyTimeline,
  millisecondsToNext,
  reduce,
  type Timeline,
  type TimelineEvent,
} from "./timeline";

/** A timeline that runs by the studio's clock and shows itself in the state. */
export interface Runner {
  readonly timeline: Timeline;
  /** Brings the timeline up to now through an event. */
  apply(event: TimelineEvent): void;
  /** Replaces the timeline by that of another text, or of an edited one; windows then fetch the text anew. */
  load(scriptId: string, timeline: Timeline): void;
  close(): void;
}

/** Nothing is polled: one timer waits for the next cue, the end of a pause or of the text. */
export function createRunner({ store, clock }: StudioContext): Runner {
  let timeline: Timeline = emptyTimeline(store.get().prompter.charactersPerMinute);
  let stopTimer = () => {};

  function publish(loaded: string | null) {
    const { position, at, playing, charactersPerMinute, length, holdUntil, fired } = timeline;
    store.update(({ prompter }) => {
      Object.assign(prompter, { position, at, playing, charactersPerMinute, length, holdUntil });
      prompter.armed = armedCue(timeline);
      prompter.fired = [...fired];
      if (loaded === null) return;
      prompter.scriptId = loaded;
      prompter.revision += 1;
    });
  }

  function settle(next: Timeline, loaded: string | null) {
    timeline = next;
    publish(loaded);
    stopTimer();
    const wait = millisecondsToNext(timeline, clock.now());
    // Timers may come up to a millisecond early; rounding up lets one wake-up suffice.
    stopTimer = wait === null ? () => {} : clock.after(Math.ceil(wait), () => apply({ type: "tick" }));
  }

  function apply(event: TimelineEvent) {
    settle(reduce(timeline, event, clock.now()), null);
  }

  return {
    get timeline() {
      return timeline;
    },
    apply,
    load: (scriptId, next) => settle(next, scriptId),
    close: () => stopTimer(),
  };
}
