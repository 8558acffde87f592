import { StudioError } from "../../../preload/contract";

const marks: readonly { bytes: readonly number[]; encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The text of a file: UTF-8 or UTF-16 by its byte order mark, else UTF-8 where the bytes are exactly that, else GB18030,
 * in which spreadsheets in China still save CSV.
 * @throws StudioError `products.file-not-table` for bytes that are no text, `products.file-broken` for text that is cut.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const mark = marks.find((one) => one.bytes.every((byte, at) => bytes[at] === byte));
  const params = { name: name.slice(0, 80) };
  if (mark === undefined && bytes.includes(0)) {
    throw new StudioError("products.file-not-table", { field: "file", params });
  }
  const encodings = mark === undefined ? ["utf-8", "gb18030"] : [mark.encoding];
  for (const encoding of encodings) {
    const text = decode(bytes, encoding);
    if (text !== null) return text;
  }
  throw new StudioError("products.file-broken", { field: "file", params });
}
