import { type Cue, type PrompterText, StudioError, toEnvelope, toStudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { armedCue } from "./cue-table";
import { sameCue } from "./edited";
import type { Runner } from "./runner";

/** A press that follows another within this is the same press: a clicker that bounces, or two windows at once. */
const bounceMilliseconds = 250;

export interface Firing {
  /**
   * Fires the armed cue, or a certain one; null where none is armed, it was fired already, or the press is a bounce.
   * @throws StudioError `prompter.no-cue` for a number that is none, `prompter.cue-failed` when it could not be done
   */
  press(index?: number): Promise<{ fired: Cue | null }>;
  /** Carries out automatic cues that came due, one after the other. One that fails is missed, and said so. */
  automatic(due: readonly number[]): void;
}

export interface FiringDeps {
  runner: () => Runner;
  /** The text on the prompter now. */
  text: () => PrompterText | null;
  fire: (cue: Cue) => Promise<void>;
}

/** Fires cues, each once: one counts as fired from the moment it is asked for, and waits again if it did not happen. */
export function createFiring({ store, problems, clock }: StudioContext, deps: FiringDeps): Firing {
  let pressedAt = Number.NEGATIVE_INFINITY;
  let underWay = 0;
  let queue: Promise<void> = Promise.resolve();

  /** What a cue that failed is called now: the text may have been edited meanwhile, or another one put on. */
  function presentIndex(text: PrompterText | null, index: number): number | null {
    const now = deps.text();
    if (text === null || now?.scriptId !== text.scriptId) return null;
    return sameCue(text.cues, now.cues, index);
  }

  const reasonOf = (cause: StudioError) => toEnvelope(cause, store.get().settings.language).message;

  async function carryOut(cue: Cue, text: PrompterText | null, pressed: boolean): Promise<void> {
    try {
      await deps.fire(cue);
    } catch (thrown) {
      const cause = toStudioError(thrown);
      const index = presentIndex(text, cue.index);
      if (index !== null) deps.runner().apply({ type: pressed ? "unfired" : "failed", index });
      throw new StudioError("prompter.cue-failed", { params: { reason: reasonOf(cause) }, cause });
    }
  }

  /** The cue that a press means, or null for none. */
  function meant(index: number | undefined): Cue | null {
    const { timeline } = deps.runner();
    const armed = armedCue(timeline);
    const cue = index === undefined ? armed : (timeline.table.byIndex.get(index) ?? null);
    if (index !== undefined && (cue === null || cue.kind === "pause"))
      throw new StudioError("prompter.no-cue", { params: { number: index + 1 } });
    if (cue === null || timeline.fired.has(cue.index)) return null;
    // A clock that was set back must not hold every press for a bounce.
    const since = clock.now() - pressedAt;
    const bounces = since >= 0 && since < bounceMilliseconds;
    return cue === armed && (underWay > 0 || bounces) ? null : cue;
  }

  async function press(index?: number) {
    deps.runner().apply({ type: "tick" });
    const cue = meant(index);
    if (cue === null) return { fired: null };
    pressedAt = clock.now();
    underWay++;
    deps.runner().apply({ type: "fired", index: cue.index });
    try {
      await carryOut(cue, deps.text(), true);
      return { fired: cue };
    } catch (thrown) {
      pressedAt = Number.NEGATIVE_INFINITY;
      throw thrown;
    } finally {
      underWay--;
    }
  }

  async function carryOutByItself(cue: Cue, text: PrompterText | null) {
    // While it waited for its turn, another script may have come, or the text may have been wound back.
    const index = presentIndex(text, cue.index);
    if (index === null || !deps.runner().timeline.fired.has(index)) return;
    try {
      await carryOut(cue, text, false);
    } catch (thrown) {
      const { params } = toStudioError(thrown);
      problems.report("prompter.auto-cue-failed", { params });
    }
  }

  return {
    press,
    automatic(due) {
      const text = deps.text();
      for (const index of due) {
        const cue = deps.runner().timeline.table.byIndex.get(index);
        if (cue !== undefined) queue = queue.then(() => carryOutByItself(cue, text));
      }
    },
  };
}
