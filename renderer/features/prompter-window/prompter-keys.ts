import { type PrompterText, positionAt } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { studioNow } from "../../app/bridge";
import type { KeyAction } from "../../app/keys/use-keys";
import { changePace, togglePrompter } from "../prompter/commands";
import { currentLayout } from "../prompter/current-layout";
import { jumpFrom } from "../prompter/lines";

/** Goes one line or paragraph on or back. Before the text was laid out there is nowhere to go. */
export function jumpBy(text: PrompterText | null, unit: "line" | "paragraph", direction: 1 | -1): void {
  const prompter = studioNow()?.prompter;
  const layout = currentLayout();
  if (!prompter || !text || !layout) return;
  const position = jumpFrom(layout, text.blocks, positionAt(prompter, Date.now()), unit, direction);
  perform("prompter.seek", { position });
}

/** Space fires the cue that waits, else scrolls or holds. */
function advance(): void {
  if (studioNow()?.prompter.armed) perform("prompter.fire", {});
  else togglePrompter();
}

function changeSize(step: number): void {
  const prompter = studioNow()?.settings.prompter;
  if (!prompter) return;
  const fontSize = Math.min(160, Math.max(20, prompter.fontSize + step));
  perform("settings.set", { prompter: { fontSize } });
}

function toggleMirror(): void {
  const prompter = studioNow()?.settings.prompter;
  if (prompter) perform("settings.set", { prompter: { mirror: !prompter.mirror } });
}

function toggleFullScreen(): void {
  // Refused only when no key was pressed, and then there is nothing to tell.
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
}

/** What each key of the prompter window does. Clickers send PageUp and PageDown. */
export function prompterKeys(
  text: PrompterText | null,
  view: { flip: () => void; hints: () => void },
): Record<string, KeyAction> {
  return {
    Space: { run: advance },
    ArrowUp: { run: () => changePace(1), repeats: true },
    ArrowDown: { run: () => changePace(-1), repeats: true },
    PageDown: { run: () => jumpBy(text, "paragraph", 1) },
    PageUp: { run: () => jumpBy(text, "paragraph", -1) },
    ArrowRight: { run: () => jumpBy(text, "line", 1), repeats: true },
    ArrowLeft: { run: () => jumpBy(text, "line", -1), repeats: true },
    Home: { run: () => perform("prompter.seek", { position: 0 }) },
    Equal: { run: () => changeSize(4), repeats: true },
    "Shift+Equal": { run: () => changeSize(4), repeats: true },
    NumpadAdd: { run: () => changeSize(4), repeats: true },
    Minus: { run: () => changeSize(-4), repeats: true },
    NumpadSubtract: { run: () => changeSize(-4), repeats: true },
    KeyM: { run: toggleMirror },
    KeyV: { run: view.flip },
    KeyF: { run: toggleFullScreen },
    "Shift+Slash": { run: view.hints },
  };
}
