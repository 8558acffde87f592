import type { ReadScript } from "../../../preload/contract";

export type TextEncoding = NonNullable<ReadScript["encoding"]>;

export interface DecodedText {
  text: string;
  encoding: TextEncoding;
}

const marks: readonly (readonly [encoding: TextEncoding, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

const decode = (bytes: Uint8Array, encoding: TextEncoding): string => new TextDecoder(encoding).decode(bytes);

/** Enough of a text to tell how it is written; even, so that no UTF-16 unit is cut. */
const sampleLength = 65_536;

/** What a Chinese or English text is made of; a wrong encoding gives other letters. */
const usual = /[\t\n\r -~\u4E00-\u9FFF\u3000-\u303F\uFF00-\uFFEF\u2010-\u203A]/g;

/** The share of usual characters in a text decoded from the beginning of some bytes. */
function likeness(bytes: Uint8Array, encoding: TextEncoding): number {
  const text = decode(bytes.subarray(0, sampleLength), encoding);
  return text.length === 0 ? 0 : (text.match(usual)?.length ?? 0) / text.length;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The text of a file that does not say how it is written. Editors in China write UTF-8, GB 18030 and UTF-16, with a
 * mark at the start or without: what is valid UTF-8 is that, and of the others the one that gives a usual text is.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  // The decoder takes the mark off.
  if (marked !== undefined) return { text: decode(bytes, marked[0]), encoding: marked[0] };
  if (!bytes.subarray(0, sampleLength).includes(0) && isUtf8(bytes))
    return { text: decode(bytes, "utf-8"), encoding: "utf-8" };
  const candidates: TextEncoding[] = isUtf8(bytes) ? ["utf-8", "gb18030"] : ["gb18030"];
  if (bytes.length % 2 === 0) candidates.push("utf-16le", "utf-16be");
  let best: TextEncoding = candidates[0] ?? "utf-8";
  let most = -1;
  for (const encoding of candidates) {
    const score = likeness(bytes, encoding);
    if (score > most) [best, most] = [encoding, score];
  }
  return { text: decode(bytes, best), encoding: best };
}

const control = /(?![\t\n\r\f\v])\p{Cc}/gu;

/** Whether what was decoded is the inside of a program or a picture and no text: one control character in fifty. */
export function isGarbage(text: string): boolean {
  const sample = text.slice(0, sampleLength);
  const strange = (sample.match(control)?.length ?? 0) + (sample.match(/\uFFFD/g)?.length ?? 0);
  return strange * 50 > sample.length;
}
