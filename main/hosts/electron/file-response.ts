import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { Readable } from "node:stream";

/** What screens are made of; media say their own type. */
const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mp4": "video/mp4",
  ".ogg": "audio/ogg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".webm": "video/webm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** The bytes a Range header asks for; null for all of them, `unsatisfiable` past the end. RFC 9110 §14.2. */
export function parseRange(
  header: string | null,
  size: number,
): { start: number; end: number } | null | "unsatisfiable" {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (match === null || (match[1] === "" && match[2] === "")) return null;
  const fromEnd = match[1] === "";
  const start = fromEnd ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = fromEnd || match[2] === "" ? size - 1 : Math.min(Number(match[2]), size - 1);
  return start >= size || start > end ? "unsatisfiable" : { start, end };
}

const empty = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });

/** Answers with a file or a part of it, so that a player can seek; 404 where there is none. The headers' own type goes first. */
export async function fileResponse(
  path: string,
  range: string | null,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return empty(404, { ...headers });
  const part = parseRange(range, found.size);
  if (part === "unsatisfiable") return empty(416, { ...headers, "content-range": `bytes */${found.size}` });
  const { start, end } = part ?? { start: 0, end: found.size - 1 };
  const all = {
    "content-type": types[extname(path).toLowerCase()] ?? "application/octet-stream",
    ...headers,
    "content-length": String(end - start + 1),
    "accept-ranges": "bytes",
    ...(part === null ? {} : { "content-range": `bytes ${start}-${end}/${found.size}` }),
  };
  const body = found.size === 0 ? null : Readable.toWeb(createReadStream(path, { start, end }));
  return new Response(body as ReadableStream | null, { status: part === null ? 200 : 206, headers: all });
}
