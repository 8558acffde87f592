import {
  type Cue,
  type HandlersFor,
  type PrompterText,
  positionAt,
  StudioError,
  settingsPace,
  toEnvelope,
  toStudioError,
} from "../../preload/contract";
import type { StudioContext } from "../core";
import { editedTimeline } from "./edited";
import { createRunner } from "./runner";
import { armedCue, emptyTimeline } from "./timeline";

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

export interface Prompter {
  handlers: HandlersFor<
    | "prompter.load"
    | "prompter.text"
    | "prompter.play"
    | "prompter.pause"
    | "prompter.seek"
    | "prompter.rate"
    | "prompter.fire"
  >;
  /**
   * Puts a script on the prompter at its start, standing still. Cues at the very start that `done` holds for count
   * as fired. @throws StudioError where there is no such script
   */
  load(id: string, done?: (cue: Cue) => boolean): Promise<PrompterText>;
  close(): void;
}

/** The paces the prompter can scroll by, in characters a minute: those of `prompter.rate`. */
const pace = { least: 40, most: 1500 };

/**
 * The teleprompter. The state holds an anchor and a pace; windows work out the position by `positionAt`. Firing is
 * once for each cue: a second press while one is being carried out does nothing, and one that failed waits again.
 */
export function createPrompter(context: StudioContext, { scripts, fire }: PrompterDeps): Prompter {
  const { store, clock, log } = context;
  const runner = createRunner(context);
  let text: PrompterText | null = null;
  let firing = false;
  /** How far the user's pace is from that of the settings; kept from one script to the next. */
  let paceFactor = 1;

  const basePace = (lang: PrompterText["lang"]) => settingsPace(lang, store.get().settings.prompter);
  const within = (charactersPerMinute: number) =>
    Math.min(pace.most, Math.max(pace.least, Math.round(charactersPerMinute)));

  async function load(id: string, done: (cue: Cue) => boolean = () => false): Promise<PrompterText> {
    text = await scripts.text(id);
    const charactersPerMinute = within(basePace(text.lang) * paceFactor);
    const { cues, length } = text;
    const fired = cues.filter((cue) => cue.offset === 0 && done(cue)).map((cue) => cue.index);
    runner.load(id, { ...emptyTimeline(charactersPerMinute), cues, fired, length, at: clock.now() });
    return text;
  }

  /** Takes over an edit of the text that is being read, without losing the place or what was fired. */
  async function takeOverEdit(id: string) {
    if (text?.scriptId !== id) return;
    const edited = await scripts.text(id);
    if (text?.scriptId !== id) return;
    text = edited;
    runner.load(id, editedTimeline(runner.timeline, edited, clock.now()));
  }

  async function fireArmed(): Promise<{ fired: Cue | null }> {
    runner.apply({ type: "tick" });
    const cue = armedCue(runner.timeline);
    if (cue === null || firing) return { fired: null };
    firing = true;
    const firedIn = text;
    runner.apply({ type: "fired", index: cue.index });
    try {
      await fire(cue);
      return { fired: cue };
    } catch (thrown) {
      // It did not happen: the cue waits again, unless another script has come meanwhile.
      if (text === firedIn) runner.apply({ type: "unfired", index: cue.index });
      const cause = toStudioError(thrown);
      const reason = toEnvelope(cause, store.get().settings.language).message;
      throw new StudioError("prompter.cue-failed", { params: { reason }, cause });
    } finally {
      firing = false;
    }
  }

  function requireText() {
    if (text === null) throw new StudioError("prompter.no-script");
    return text;
  }

  const unsubscribe = scripts.onChange((id) => {
    takeOverEdit(id).catch((err: unknown) => log.info({ err, script: id }, "an edit was not taken over"));
  });

  return {
    handlers: {
      "prompter.load": ({ id }) => load(id),
      "prompter.text": () => text,
      "prompter.play": () => {
        requireText();
        runner.apply({ type: "play" });
      },
      "prompter.pause": () => runner.apply({ type: "pause" }),
      "prompter.seek": ({ position, by }) => {
        requireText();
        const from = position ?? positionAt(runner.timeline, clock.now());
        runner.apply({ type: "seek", position: from + (by ?? 0) });
      },
      "prompter.rate": ({ charactersPerMinute }) => {
        paceFactor = charactersPerMinute / basePace(text?.lang ?? "zh-CN");
        runner.apply({ type: "rate", charactersPerMinute });
      },
      "prompter.fire": fireArmed,
    },
    load,
    close() {
      runner.close();
      unsubscribe();
    },
  };
}
