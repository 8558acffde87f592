/** Keeps a backslash from joining with what follows; it is never drawn. */
const wordJoiner = "\u2060";

/**
 * A text as an ASS event holds it literally. Braces would open override tags and are written `\{`, `\}`; a
 * backslash has no escape of its own, so a word joiner parts it from the letter that would make it a command.
 * Line ends must have been handled before: a raw one would end the event.
 */
export function escapeAss(text: string): string {
  return text
    .replace(/[\r\n]/g, " ")
    .replace(/\\/g, `\\${wordJoiner}`)
    .replace(/[{}]/g, (brace) => `\\${brace}`);
}
