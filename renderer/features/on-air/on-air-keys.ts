import { perform } from "../../app/actions";
import type { KeyAction } from "../../app/keys/use-keys";
import { openComposer } from "../cards/composer-store";
import { changePace, togglePrompter } from "../prompter/commands";
import { type Card, keyedCards } from "./cards";
import { advance, goBack, toggleRecording, toggleSlate } from "./commands";
import { putMarker } from "./marker";
import { toggleMute } from "./microphone";
import { toggleByKey } from "./show-card";

/**
 * What each key of the On air screen does; the help sheet lists the same. Letters and digits are named by their
 * place on the keyboard, because a Chinese input method hides the letter itself.
 */
export function onAirKeys(cards: Card[], showHelp: () => void): Record<string, KeyAction> {
  const keys: Record<string, KeyAction> = {
    Space: { run: advance },
    ArrowRight: { run: () => perform("show.next", {}) },
    ArrowLeft: { run: goBack },
    Backspace: { run: goBack },
    KeyP: { run: togglePrompter },
    ArrowUp: { run: () => changePace(1), repeats: true },
    ArrowDown: { run: () => changePace(-1), repeats: true },
    KeyR: { run: toggleRecording },
    KeyM: { run: toggleSlate },
    KeyV: { run: toggleMute },
    KeyB: { run: () => void putMarker() },
    KeyN: { run: () => openComposer({ kind: "choose" }) },
    "Shift+Slash": { run: showHelp },
    F1: { run: showHelp },
  };
  for (const [index, card] of keyedCards(cards).entries()) {
    const show = { run: () => void toggleByKey(card, cards) };
    keys[`Digit${index + 1}`] = show;
    keys[`Numpad${index + 1}`] = show;
  }
  return keys;
}
