import { StudioError } from "../../../preload/contract";
import { readCsv } from "./csv";
import { decodeText } from "./decode-text";
import type { Table } from "./table";
import { readWorkbook } from "./workbook";

/** A sheet's file may have this many bytes. */
const mostBytes = 32_000_000;

/** Compound files: the container of `.xls`, of WPS's `.et`, and of a workbook under a password. */
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const isBefore97 = (bytes: Buffer) =>
  bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? 0xff);
const startsWith = (bytes: Buffer, start: string) =>
  bytes.subarray(0, start.length).toString("latin1") === start;
const holds = (bytes: Buffer, word: string) => bytes.includes(Buffer.from(word, "utf16le"));

/** Web pages and XML under the name of a sheet: many shops' back offices export these. */
const isMarkup = (bytes: Buffer) =>
  /^(?:\ufeff|\s)*<(?:\?xml|!doctype|html|table|meta|head)\b/i.test(bytes.subarray(0, 200).toString("utf8"));

/** What cannot be read, by its first bytes and not by its name; null for a workbook or text. */
function refusalOf(bytes: Buffer) {
  if (bytes.subarray(0, 4).equals(compound)) {
    if (holds(bytes, "EncryptedPackage")) return "products.file-locked";
    return holds(bytes, "WordDocument") || holds(bytes, "PowerPoint Document")
      ? "products.file-not-table"
      : "products.file-xls";
  }
  if (isBefore97(bytes) || isMarkup(bytes)) return "products.file-xls";
  return startsWith(bytes, "%PDF") ? "products.file-not-table" : null;
}

/**
 * The sheets in a file, whatever it is called: a workbook (.xlsx), or CSV in UTF-8, UTF-16 or GB18030.
 * @throws StudioError `products.file-…`, `products.csv-broken` or `products.csv-empty`.
 */
export async function readSheetFile(bytes: Buffer, fileName: string): Promise<Table[]> {
  const name = fileName.slice(0, 80);
  if (bytes.length === 0) throw new StudioError("products.csv-empty", { field: "file" });
  if (bytes.length > mostBytes) {
    const params = { name, megabytes: Math.ceil(bytes.length / 1e6), max: mostBytes / 1e6 };
    throw new StudioError("products.file-too-big", { field: "file", params });
  }
  const refusal = refusalOf(bytes);
  if (refusal !== null) throw new StudioError(refusal, { field: "file", params: { name } });
  return startsWith(bytes, "PK") ? await readWorkbook(bytes, name) : [readCsv(decodeText(bytes, name))];
}
