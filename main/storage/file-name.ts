import { Buffer } from "node:buffer";

/** Names that Windows keeps for devices, whatever comes after a dot. */
const devices = /^(?:con|prn|aux|nul|com[0-9\u00B9\u00B2\u00B3]|lpt[0-9\u00B9\u00B2\u00B3])(?:\.|$)/i;

/** Linux counts the bytes of a name, 255 at most; what is left over is for a number and an end. */
const mostBytes = 220;

/** The first characters of a text that fit, no character halved. */
function cut(text: string, characters: number): string {
  let kept = "";
  let bytes = 0;
  for (const character of [...text].slice(0, characters)) {
    bytes += Buffer.byteLength(character);
    if (bytes > mostBytes) break;
    kept += character;
  }
  return kept;
}

/**
 * A file's or folder's name without its end, from a title, that every system takes; `fallback` where nothing is left.
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file names what Windows refuses.
 */
export function safeFileStem(title: string, fallback: string, characters = 80): string {
  const shown = title
    .replace(/[<>:"/\\|?*\p{C}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const plain = cut(shown, characters)
    .replace(/^\.+/, "")
    .replace(/[. ]+$/, "")
    .trim();
  const name = plain === "" ? fallback : plain;
  return devices.test(name) ? `_${name}` : name;
}
