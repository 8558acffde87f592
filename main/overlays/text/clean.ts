import { type FieldSubject, fieldError } from "../field-error";

const lineEnds = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;
/** Spaces of other widths; a plain one stands in, since fonts rarely hold them. */
const otherSpaces = /[\t\u2000-\u200a\u205f\u1680]/g;
/** Characters that are never seen but steer the text around them: direction marks, joiners, variation selectors. */
const invisible = /\p{Cf}|\p{Variation_Selector}|[\u115f\u1160\u3164\uffa0]/gu;
const broken = /(?!\n)[\p{Cc}\p{Cs}]/u;

const codeName = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/**
 * A typed text as it will be drawn: composed (NFC), line ends as `\n` or as spaces where the field has one line,
 * invisible marks taken out, outer and doubled spaces gone.
 * @throws StudioError `overlays.control-character` naming the field for control characters and broken halves.
 */
export function cleanText(subject: FieldSubject, raw: string, allowsLines: boolean): string {
  const lines = raw.replace(lineEnds, "\n").replace(otherSpaces, " ").replace(invisible, "").normalize("NFC");
  const bad = broken.exec(lines)?.[0];
  if (bad !== undefined) {
    throw fieldError("overlays.control-character", subject, { character: codeName(bad) });
  }
  const tidy = lines
    .split("\n")
    .map((line) => line.replace(/ {2,}/g, " ").trim())
    .filter((line) => line !== "");
  return tidy.join(allowsLines ? "\n" : " ");
}
