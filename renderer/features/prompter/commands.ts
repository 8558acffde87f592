import { positionAt } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { studioNow, studioTime } from "../../app/bridge";
import { currentLayout } from "./current-layout";
import { jumpFrom } from "./jump";

/** Characters a minute that one step of the pace changes. */
export const paceStep = 10;

/** The pace one step on, within what the studio takes (40–1500 characters a minute). */
export const nextPace = (pace: number, direction: 1 | -1): number =>
  Math.min(1500, Math.max(40, Math.round(pace / paceStep + direction) * paceStep));

export function changePace(direction: 1 | -1): void {
  const prompter = studioNow()?.prompter;
  if (prompter)
    perform("prompter.rate", { charactersPerMinute: nextPace(prompter.charactersPerMinute, direction) });
}

export function togglePrompter(): void {
  const prompter = studioNow()?.prompter;
  if (!prompter?.scriptId) return;
  // Whoever presses during the countdown does not want to wait for its end.
  if (prompter.playing && prompter.holding === "countdown") perform("prompter.play", { countdown: false });
  else perform(prompter.playing ? "prompter.pause" : "prompter.play", {});
}

/** Goes one line (as this page shows them) or paragraph on or back. Before a text was laid out there is nowhere to go. */
export function jumpBy(unit: "line" | "paragraph", direction: 1 | -1): void {
  const prompter = studioNow()?.prompter;
  const layout = currentLayout();
  if (!prompter || !layout) return;
  const position = jumpFrom(layout, positionAt(prompter, studioTime()), unit, direction);
  perform("prompter.seek", { position });
}

/** A press this soon after the last one is a clicker's bounce, in milliseconds. */
const bounceMilliseconds = 250;
let pressedAt = Number.NEGATIVE_INFINITY;

/** Space: fires the cue that waits, else scrolls or holds. The cue is named: it is the one the presser saw. */
export function advancePrompter(): void {
  const now = performance.now();
  if (now - pressedAt < bounceMilliseconds) return;
  pressedAt = now;
  const armed = studioNow()?.prompter.armed;
  if (armed) perform("prompter.fire", { index: armed.index });
  else togglePrompter();
}

/** Moves the end of the text by some minutes, in the mode that ends at a time. */
export function changeFinish(minutes: number): void {
  const at = studioNow()?.prompter.finishAt;
  if (at)
    perform("prompter.mode", {
      mode: "finish-at",
      at: Math.max(studioTime() + 10_000, at + minutes * 60_000),
    });
}
