import { type PrompterText, positionAt, type StudioState, type TimelineLineOf } from "../../preload/contract";
import type { Entry } from "./entry";
import { cueTitle } from "./words";

type CuePhase = TimelineLineOf<"cue">["phase"];

/** Whether the text scrolls at a moment. */
export function isMoving({ prompter }: StudioState, now: number): boolean {
  const { playing, waiting, holdUntil, limit, length } = prompter;
  if (!playing || waiting || (holdUntil !== null && holdUntil > now)) return false;
  return positionAt(prompter, now) < Math.min(length, limit ?? length);
}

export const prompterEntry = (state: StudioState, now: number): Entry => ({
  kind: "prompter",
  position: Math.round(positionAt(state.prompter, now) * 10) / 10,
  moving: isMoving(state, now),
  charactersPerMinute: Math.round(state.prompter.charactersPerMinute),
});

function cueEntry(phase: CuePhase, index: number, state: StudioState, text: PrompterText | null): Entry {
  const script = state.prompter.scriptId ?? "";
  const cue = text?.scriptId === script ? text.cues.find((one) => one.index === index) : undefined;
  const known =
    cue === undefined
      ? { offset: null, what: "unknown" as const, title: "" }
      : { offset: cue.offset, what: cue.kind, title: cueTitle(cue, state) };
  return { kind: "cue", phase, script, index, ...known };
}

function cueEntries(before: StudioState, state: StudioState, text: PrompterText | null): Entry[] {
  const { fired: firedBefore, missed: missedBefore } = before.prompter;
  const { fired, missed } = state.prompter;
  if (fired === firedBefore && missed === missedBefore) return [];
  const fresh = (now: readonly number[], then: readonly number[]) =>
    now.filter((index) => !then.includes(index));
  const gone = fresh([...firedBefore, ...missedBefore], [...fired, ...missed]);
  const of = (phase: CuePhase, indexes: readonly number[]) =>
    indexes.map((index) => cueEntry(phase, index, state, text));
  return [
    ...of("fired", fresh(fired, firedBefore)),
    ...of("missed", fresh(missed, missedBefore)),
    ...of("reopened", gone),
  ];
}

/** What the prompter did between two states; `before` is null at the beginning. */
export function prompterEntries(
  before: StudioState | null,
  state: StudioState,
  text: PrompterText | null,
  now: number,
): Entry[] {
  const { prompter } = state;
  if (before?.prompter === prompter || prompter.scriptId === null) return [];
  if (before === null || before.prompter.revision !== prompter.revision) {
    const { scriptId, revision, length } = prompter;
    const title = state.library.scripts.find(({ id }) => id === scriptId)?.title ?? text?.title ?? "";
    // An edit numbers the cues anew: what was fired before is no news.
    return [{ kind: "script", script: scriptId, title, revision, length }, prompterEntry(state, now)];
  }
  const then = before.prompter;
  const turned =
    then.playing !== prompter.playing ||
    then.waiting !== prompter.waiting ||
    then.holdUntil !== prompter.holdUntil ||
    then.seeks !== prompter.seeks;
  return [...(turned ? [prompterEntry(state, now)] : []), ...cueEntries(before, state, text)];
}
