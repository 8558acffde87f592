import type { MessageCode, PrompterState } from "../../preload/contract";
import type { StudioContext } from "../core";
import type { Timeline } from "./timeline";

/** The listening window speaks a few times a second; this silent, it is gone. */
const silentMilliseconds = 3000;
/** While it opens the microphone and loads its model it has nothing to say. */
const startingMilliseconds = 20_000;

const troubles: Partial<Record<PrompterState["voice"]["status"], MessageCode>> = {
  denied: "prompter.voice-denied",
  "no-microphone": "prompter.no-microphone",
  failed: "prompter.voice-failed",
};

export interface VoiceWatch {
  /** To be called with every message of the listening window. */
  heard(): void;
  /** To be called after every change of the timeline. */
  settled(timeline: Timeline): void;
  close(): void;
}

/** Notices when the listening window falls silent while the text follows it, and says what is wrong with it. */
export function createVoiceWatch({ clock, problems }: StudioContext, onLost: () => void): VoiceWatch {
  let heardAt = Number.NEGATIVE_INFINITY;
  let since: number | null = null;
  let patience = silentMilliseconds;
  let stopTimer = () => {};

  function look() {
    if (since === null) return;
    const now = clock.now();
    // Where the clock was set back, the last message counts as come just now.
    const left = Math.min(Math.max(heardAt, since), now) + patience - now;
    if (left <= 0) {
      unwatch();
      onLost();
    } else stopTimer = clock.after(Math.ceil(left), look);
  }

  function unwatch() {
    stopTimer();
    stopTimer = () => {};
    since = null;
  }

  function say({ mode, voice, voiceLost }: Timeline) {
    const trouble = mode !== "voice" ? undefined : voiceLost ? "prompter.voice-lost" : troubles[voice.status];
    for (const code of [...Object.values(troubles), "prompter.voice-lost"] as const)
      if (code !== trouble) problems.clear(code);
    if (trouble !== undefined) problems.report(trouble);
  }

  let said = "";
  return {
    heard() {
      heardAt = clock.now();
    },
    settled(timeline) {
      const { mode, playing, voice, voiceLost } = timeline;
      const next = `${mode} ${voice.status} ${voiceLost}`;
      if (next !== said) say(timeline);
      said = next;
      const isExpected = mode === "voice" && playing && !voiceLost && troubles[voice.status] === undefined;
      patience = voice.status === "starting" ? startingMilliseconds : silentMilliseconds;
      if (!isExpected) unwatch();
      else if (since === null) {
        since = clock.now();
        look();
      }
    },
    close: unwatch,
  };
}
