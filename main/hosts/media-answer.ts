import { basename, extname } from "node:path";
import { neverChanges } from "../storage";

/**
 * What media may be sent as. What is not here goes out as plain bytes, which a browser neither shows nor runs: no file
 * of a user's is ever a script or a style of ours.
 */
const types: Readonly<Record<string, string>> = {
  ".aac": "audio/aac",
  ".avif": "image/avif",
  ".bmp": "image/bmp",
  ".flac": "audio/flac",
  ".flv": "video/x-flv",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".m4a": "audio/mp4",
  ".m4v": "video/mp4",
  ".mkv": "video/x-matroska",
  ".mov": "video/quicktime",
  ".mp3": "audio/mpeg",
  ".mp4": "video/mp4",
  ".oga": "audio/ogg",
  ".ogg": "audio/ogg",
  ".opus": "audio/ogg",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".srt": "application/x-subrip; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ts": "video/mp2t",
  ".wav": "audio/wav",
  ".webm": "video/webm",
  ".webp": "image/webp",
};

/** Documents that could hold a script, whoever wrote what stands in them. */
const documents: ReadonlySet<string> = new Set([".html", ".svg"]);

/**
 * A document that is media is shown as paper: in an origin of its own, so that it has nothing of the studio's, with no
 * script, no form and nothing loaded. Names of products and words of scripts, which come from anywhere, stand in reports.
 */
export const paperPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "font-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "sandbox",
].join("; ");

/** A sandboxed document that asks for windows of its own origin alone is an error (HTML, "navigate"). */
const paperHeaders = {
  "content-security-policy": paperPolicy,
  "cross-origin-opener-policy": "unsafe-none",
} as const;

const yearSeconds = 365 * 24 * 3600;

/** What RFC 5987 leaves as it is in an encoded value, and `encodeURIComponent` too. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Hands a file over under its own name, in any script: RFC 6266 with the encoding of RFC 5987, and for old readers a
 * name of plain letters. A lone half of a character pair, which no encoding has, is left out.
 */
export function attachmentNamed(name: string): string {
  const whole = name.replace(/\p{Cs}/gu, "");
  const plain = whole.replace(/[^\x20-\x7e]|["\\%]/gu, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(whole)}`;
}

/** The headers that a file of a media reference goes out with, in either host, beside the host's own. */
export function mediaHeaders(
  reference: string,
  path: string,
  { isDownload }: { isDownload: boolean },
): Record<string, string> {
  const end = extname(path).toLowerCase();
  return {
    "content-type": types[end] ?? "application/octet-stream",
    "cache-control": neverChanges(reference)
      ? `private, max-age=${yearSeconds}, immutable`
      : "private, no-cache",
    ...(documents.has(end) ? paperHeaders : {}),
    ...(isDownload ? { "content-disposition": attachmentNamed(basename(path)) } : {}),
  };
}
