import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";

const videoEnds = new Set([".mkv", ".webm", ".mp4", ".mov", ".flv", ".ts"]);

/** Bytes of a file, or null where there is none. */
export async function bytesOf(file: string): Promise<number | null> {
  try {
    const found = await stat(file);
    return found.isFile() ? found.size : null;
  } catch {
    return null;
  }
}

/**
 * The newest video in a folder that was still written to after a moment (epoch ms), `known` ones left out: what a
 * recording left whose file name was not noted in time. Null where there is none.
 */
export async function newestSince(
  folder: string,
  milliseconds: number,
  known: ReadonlySet<string>,
): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  let newest: { file: string; at: number } | null = null;
  for (const name of names) {
    const file = join(folder, name);
    if (!videoEnds.has(extname(name).toLowerCase()) || known.has(file)) continue;
    const at = (await stat(file).catch(() => null))?.mtimeMs ?? 0;
    if (at >= milliseconds && (newest === null || at > newest.at)) newest = { file, at };
  }
  return newest?.file ?? null;
}
