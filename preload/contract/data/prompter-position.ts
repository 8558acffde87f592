import type { Language } from "../language";
import type { PrompterState } from "../state/programme";
import type { Settings } from "./settings";

/**
 * Characters without blanks in an English word as it is read from a script, its share of punctuation included.
 * Turns the words a minute of the settings into the characters a minute the prompter scrolls by.
 */
const englishCharactersPerWord = 5;

/**
 * How many read-aloud characters a text has: Unicode code points, blanks and line ends left out. The same for
 * Chinese and English, so that one offset means one place in every window.
 */
export function countReadAloud(text: string): number {
  let count = 0;
  for (const character of text) if (!/\s/u.test(character)) count++;
  return count;
}

/** The pace of the settings for a script's language, in read-aloud characters a minute. */
export function settingsPace(lang: Language, prompter: Settings["prompter"]): number {
  return lang === "en" ? prompter.wordsPerMinute * englishCharactersPerWord : prompter.charactersPerMinute;
}

/** The part of the prompter's state that says where it is. */
export type PrompterAnchor = Pick<
  PrompterState,
  "playing" | "position" | "at" | "charactersPerMinute" | "length" | "holdUntil" | "waiting" | "limit"
>;

/**
 * Where the prompter is at a moment (epoch milliseconds), in read-aloud characters from 0 to its length. It
 * stands still while it is paused, while it waits for the reader's voice, until `holdUntil`, and at its `limit`; a
 * clock that was set back never moves it back.
 */
export function positionAt(prompter: PrompterAnchor, now: number): number {
  const { position, at, length, holdUntil, limit } = prompter;
  if (!prompter.playing || prompter.waiting) return position;
  const from = holdUntil === null ? at : Math.max(at, holdUntil);
  const moved = (Math.max(0, now - from) * prompter.charactersPerMinute) / 60_000;
  return Math.max(position, Math.min(length, limit ?? length, position + moved));
}
