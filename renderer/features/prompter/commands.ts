import { perform } from "../../app/actions";
import { studioNow } from "../../app/bridge";

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
  if (prompter?.scriptId) perform(prompter.playing ? "prompter.pause" : "prompter.play", {});
}
