import { type Cue, type PrompterText, settingsPace, toEnvelope, toStudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { cueTable } from "./cue-table";
import { editedTimeline } from "./edited";
import { createFinishWatch } from "./finish-watch";
import { createFiring, type Firing } from "./firing";
import { inMode } from "./modes";
import { createPlaceKeeper, timelineAt } from "./place";
import { createReading, type Reading } from "./reading";
import { createRunner, type OnSettled, type Runner } from "./runner";
import { emptyTimeline, withinPace, withLimit } from "./timeline";
import { createVoiceWatch, type VoiceWatch } from "./voice-watch";

/** What the prompter needs of the script library. */
export interface PrompterScripts {
  /** @throws StudioError where there is no such script */
  text(id: string): PrompterText | Promise<PrompterText>;
  onChange(listener: (id: string) => void): () => void;
}

export interface PrompterDeps {
  scripts: PrompterScripts;
  /** Carries out a scene, product or overlay cue; rejects when it could not. */
  fire(cue: Cue): Promise<void>;
}

/** The text on the prompter, its timeline, and everything that watches it. */
export interface Desk {
  readonly runner: Runner;
  readonly text: PrompterText | null;
  readonly firing: Firing;
  readonly reading: Reading;
  readonly voiceWatch: VoiceWatch;
  /** @throws StudioError where there is no such script */
  load(id: string, done?: (cue: Cue) => boolean): Promise<PrompterText>;
  /** Takes over an edit of the text that is being read, without losing the place or what was fired. */
  takeOverEdit(id: string): Promise<void>;
  /** Sets the pace by hand; it stays set, in proportion, for the scripts that follow. */
  setPace(charactersPerMinute: number): void;
  /** Puts back what was on the prompter when the studio last ended. What cannot be put back is said so. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

export function createDesk(context: StudioContext, { scripts, fire }: PrompterDeps): Desk {
  const { store, clock, problems } = context;
  let text: PrompterText | null = null;
  /** How far the user's pace is from that of the settings; kept from one script to the next. */
  let paceFactor = 1;

  const basePace = (lang: PrompterText["lang"]) => settingsPace(lang, store.get().settings.prompter);
  const place = createPlaceKeeper(context);
  const sayFinish = createFinishWatch(context);
  const firing = createFiring(context, { runner: () => runner, text: () => text, fire });
  const voiceWatch = createVoiceWatch(context, () => runner.apply({ type: "voice-lost" }));
  const isByHand = () => Math.abs(paceFactor - 1) > 0.001;
  const reading = createReading(context, () => ({ timeline: runner.timeline, text, byHand: isByHand() }));
  const onSettled: OnSettled = (timeline, cause, due) => {
    voiceWatch.settled(timeline);
    sayFinish(timeline, cause);
    if (text !== null) place.settled(timeline, cause, text);
    reading.settled(cause);
    if (timeline.failed.size === 0) problems.clear("prompter.auto-cue-failed");
    firing.automatic(due);
  };
  const runner: Runner = createRunner(context, onSettled);

  return {
    runner,
    firing,
    reading,
    voiceWatch,
    get text() {
      return text;
    },
    async load(id, done = () => false) {
      text = await scripts.text(id);
      const { cues, length, lang } = text;
      const now = clock.now();
      const { mode, voice } = runner.timeline;
      const fired = cues.filter((cue) => cue.offset === 0 && done(cue)).map((cue) => cue.index);
      const timeline = {
        ...emptyTimeline(Math.round(withinPace(basePace(lang) * paceFactor))),
        ...{ table: cueTable(cues), fired: new Set(fired), length, at: now, voice },
      };
      // A time to finish at was meant for the text that was on; the reader's voice goes on leading.
      const kept = inMode(timeline, { mode: mode === "voice" ? "voice" : "steady" }, now);
      runner.load(id, withLimit(kept), "load");
      return text;
    },
    async takeOverEdit(id) {
      if (text?.scriptId !== id) return;
      const edited = await scripts.text(id);
      const before = text;
      if (before?.scriptId !== id) return;
      text = edited;
      runner.load(id, editedTimeline(runner.timeline, before, edited, clock.now()), "edit");
    },
    setPace(charactersPerMinute) {
      paceFactor = charactersPerMinute / basePace(text?.lang ?? "zh-CN");
      runner.apply({ type: "rate", charactersPerMinute });
    },
    async resume() {
      const kept = await place.read();
      if (kept === null || text !== null) return;
      try {
        text = await scripts.text(kept.scriptId);
      } catch (thrown) {
        const reason = toEnvelope(toStudioError(thrown), store.get().settings.language).message;
        problems.report("prompter.not-resumed", { severity: "info", params: { reason } });
        return;
      }
      paceFactor = kept.charactersPerMinute / basePace(text.lang);
      runner.load(kept.scriptId, timelineAt(kept, text, clock.now()), "load");
    },
    async close() {
      runner.close();
      voiceWatch.close();
      await reading.close();
      await place.close();
    },
  };
}
