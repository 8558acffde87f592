import { type FieldSubject, fieldError } from "../field-error";
import type { Face } from "./fonts";

const emoji = /\p{Extended_Pictographic}|\p{Emoji_Presentation}|\p{Regional_Indicator}/u;

/**
 * Makes sure a face can draw each character of a text.
 * @throws StudioError `overlays.emoji` or `overlays.missing-glyph`, naming the field and the character.
 */
export function checkGlyphs(subject: FieldSubject, text: string, face: Face): void {
  for (const character of text) {
    if (character === "\n" || face.has(character)) continue;
    throw fieldError(emoji.test(character) ? "overlays.emoji" : "overlays.missing-glyph", subject, {
      character,
    });
  }
}
