import { type MessageCode, type MessageParams, StudioError } from "../../../preload/contract";
import { type ZipEntry, zipEntries } from "./zip";

export type ByteFormat = "docx" | "srt" | "markdown" | "html" | "text";

const startsWith = (bytes: Buffer, magic: string, at = 0): boolean =>
  bytes.toString("latin1", at, at + magic.length) === magic;

const pictures = ["\x89PNG", "\xFF\xD8\xFF", "GIF8", "BM", "II*\0", "MM\0*", "\0\0\x01\0"];

const isPicture = (bytes: Buffer): boolean =>
  pictures.some((magic) => startsWith(bytes, magic)) ||
  (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8)) ||
  (startsWith(bytes, "ftyp", 4) && /^(?:hei|hev|mif|msf|avi)/.test(bytes.toString("latin1", 8, 12)));

/** Files that no script can be read from, by how they begin, and what they are called. */
const others: readonly (readonly [magic: string, name: string])[] = [
  ["{\\rtf", "RTF"],
  ["Rar!", "RAR"],
  ["7z\xBC\xAF", "7z"],
  ["\x1F\x8B", "gzip"],
  ["ID3", "MP3"],
  ["\x1A\x45\xDF\xA3", "MKV"],
  ["RIFF", "AVI / WAV"],
  ["MZ", "EXE"],
  ["\x7FELF", "ELF"],
  ["SQLite format 3", "SQLite"],
];

/** What a zip is, by the parts it has. */
function formatOfZip(entries: readonly ZipEntry[]): string {
  const has = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name));
  if (has(/^xl\//)) return "Excel";
  if (has(/^ppt\//)) return "PowerPoint";
  if (has(/^content\.xml$/)) return "ODT";
  if (has(/\.opf$/)) return "EPUB";
  return "zip";
}

const isOle = (bytes: Buffer): boolean => startsWith(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");

/** Word and WPS put a document with a password into an old container, under this name. */
const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le");

/**
 * What a file is, by its content first and its name second.
 * @throws StudioError saying what it is instead, and what to do.
 */
export function formatOf(name: string, bytes: Buffer): ByteFormat {
  const refuse = (code: MessageCode, params: MessageParams = {}) =>
    new StudioError(code, { params: { name, ...params } });
  if (bytes.length === 0) throw refuse("scripts.empty-import");
  if (isOle(bytes))
    throw refuse(bytes.includes(encryptedPackage) ? "scripts.encrypted-document" : "scripts.old-word");
  if (startsWith(bytes, "PK\x03\x04") || startsWith(bytes, "PK\x05\x06")) {
    const entries = zipEntries(name, bytes);
    if (entries.some((entry) => /^word\/.*\.xml$/.test(entry.name))) return "docx";
    throw refuse("scripts.other-format", { format: formatOfZip(entries) });
  }
  if (bytes.subarray(0, 1024).includes("%PDF-", 0, "latin1")) throw refuse("scripts.pdf");
  if (isPicture(bytes) && !/\.(?:txt|md|srt)$/i.test(name)) throw refuse("scripts.picture");
  const other = others.find(([magic]) => startsWith(bytes, magic));
  if (other !== undefined && !/\.(?:txt|md|srt)$/i.test(name))
    throw refuse("scripts.other-format", { format: other[1] });
  if (startsWith(bytes, "ftyp", 4)) throw refuse("scripts.other-format", { format: "MP4" });
  return formatOfName(name, bytes);
}

function formatOfName(name: string, bytes: Buffer): ByteFormat {
  if (/\.docx$/i.test(name)) throw new StudioError("scripts.broken-document", { params: { name } });
  if (/\.srt$/i.test(name)) return "srt";
  if (/\.(?:md|markdown)$/i.test(name)) return "markdown";
  const start = bytes.toString("latin1", 0, 300).replace(/^\xEF\xBB\xBF/, "");
  if (/\.html?$/i.test(name) || /^\s*(?:<!doctype html|<html)/i.test(start)) return "html";
  return "text";
}
