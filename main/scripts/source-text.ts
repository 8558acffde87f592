import { createHash } from "node:crypto";
import { idSchema } from "../../preload/contract";

/** The largest script file that is read: the 2,000,000 characters the contract lets be saved, in bytes of UTF-8. */
export const maxScriptBytes = 6_000_000;

/**
 * A script's text in the one form that is parsed: no byte order mark, line feeds alone, no NUL (which no
 * keyboard types and no font shows). Line numbers stay what an editor shows.
 */
export const normaliseSource = (markdown: string): string =>
  markdown
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .replaceAll("\0", "");

/** Halves of characters, which no file can hold, replaced by the sign for what could not be read. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD");

/** A text's SHA-256, the first 16 hex digits: which of its versions a script is. */
export const hashOf = (markdown: string): string =>
  createHash("sha256").update(markdown).digest("hex").slice(0, 16);

/**
 * The text of a script file. Files written by older Windows editors in China are GB 18030; they are read as such
 * when they are not valid UTF-8.
 */
export function decodeScript(bytes: Uint8Array): { markdown: string; otherEncoding: boolean } {
  try {
    return { markdown: new TextDecoder("utf-8", { fatal: true }).decode(bytes), otherEncoding: false };
  } catch {
    return { markdown: new TextDecoder("gb18030").decode(bytes), otherEncoding: true };
  }
}

/**
 * The id of a script kept in a file: the file's name where that is a plain id, otherwise one derived from it,
 * so that a file with a Chinese name can be dropped into the folder and stays addressable under the same id.
 */
export function scriptIdOfFile(stem: string): string {
  if (idSchema.safeParse(stem).success) return stem;
  return `script-${createHash("sha256").update(stem.normalize("NFC")).digest("hex").slice(0, 10)}`;
}
