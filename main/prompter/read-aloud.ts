import type { PrompterText } from "../../preload/contract";

/**
 * What is read aloud, one code unit a character: blanks left out as in `countReadAloud`, and characters beyond the
 * basic plane replaced by one of the private use area, so that an index is a position. For comparing texts, not for
 * showing them.
 */
export function readAloudUnits({ blocks }: Pick<PrompterText, "blocks">): string {
  const paragraphs = blocks.filter(({ kind }) => kind === "paragraph").map(({ text }) => text);
  return paragraphs
    .join("")
    .replace(/\s+/gu, "")
    .replace(/[\u{10000}-\u{10FFFF}]/gu, (character) =>
      String.fromCharCode(0xe000 + ((character.codePointAt(0) ?? 0) % 0x1900)),
    );
}
