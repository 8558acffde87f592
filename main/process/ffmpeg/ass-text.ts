/**
 * The beginning of an ASS document for a canvas in pixels, up to its events. `styles` are whole `Style:` lines. Lines are
 * never wrapped: whoever writes them has measured them.
 */
export const assHead = (
  { width, height }: { width: number; height: number },
  styles: readonly string[],
): string => `[Script Info]
ScriptType: v4.00+
PlayResX: ${width}
PlayResY: ${height}
WrapStyle: 2
ScaledBorderAndShadow: yes
Kerning: no
YCbCr Matrix: None

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
${styles.join("\n")}

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
`;

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
