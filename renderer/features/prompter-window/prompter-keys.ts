import { perform } from "../../app/actions";
import { studioNow } from "../../app/bridge";
import type { KeyAction } from "../../app/keys/use-keys";
import { advancePrompter, changePace, jumpBy, togglePrompter } from "../prompter/commands";
import { stepLook } from "../prompter/look-controls";

/** What this window alone shows or hides. */
export interface WindowView {
  toggleLook(): void;
  toggleHelp(): void;
  toggleFacts(): void;
  /** Closes what lies open; `false` when nothing did. */
  close(): boolean;
}

function toggleSetting(key: "mirror" | "flip"): void {
  const prompter = studioNow()?.settings.prompter;
  if (prompter) perform("settings.set", { prompter: { [key]: !prompter[key] } });
}

export function toggleFullScreen(): void {
  // Refused only when no key was pressed, and then there is nothing to tell.
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
}

/** Escape closes what is open. Clickers send it to end a slide show, so it holds as well; it never starts anything. */
function closeOrHold(view: WindowView): void {
  if (!view.close() && studioNow()?.prompter.playing) perform("prompter.pause", {});
}

/**
 * What each key of the prompter window does; the help lists the same. Clickers send PageUp and PageDown, B or a full
 * stop for a black screen, F5 (with Shift too) and Escape to begin and end a slide show.
 */
export function prompterKeys(view: WindowView): Record<string, KeyAction> {
  const hold = { run: togglePrompter };
  const larger = { run: () => stepLook("fontSize", 1), repeats: true };
  const smaller = { run: () => stepLook("fontSize", -1), repeats: true };
  return {
    Space: { run: advancePrompter },
    ArrowUp: { run: () => changePace(1), repeats: true },
    ArrowDown: { run: () => changePace(-1), repeats: true },
    PageDown: { run: () => jumpBy("paragraph", 1) },
    PageUp: { run: () => jumpBy("paragraph", -1) },
    ArrowRight: { run: () => jumpBy("line", 1), repeats: true },
    ArrowLeft: { run: () => jumpBy("line", -1), repeats: true },
    Home: { run: () => perform("prompter.seek", { position: 0 }) },
    KeyB: hold,
    Period: hold,
    F5: hold,
    "Shift+F5": hold,
    Equal: larger,
    "Shift+Equal": larger,
    NumpadAdd: larger,
    Minus: smaller,
    NumpadSubtract: smaller,
    KeyS: { run: view.toggleLook },
    KeyN: { run: view.toggleFacts },
    KeyM: { run: () => toggleSetting("mirror") },
    KeyV: { run: () => toggleSetting("flip") },
    KeyF: { run: toggleFullScreen },
    Escape: { run: () => closeOrHold(view) },
    "Shift+Slash": { run: view.toggleHelp },
    F1: { run: view.toggleHelp },
  };
}
