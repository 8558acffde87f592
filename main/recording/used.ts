import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { bytesOf } from "./find-files";

/** So many files are looked at together: more would keep the disk from a show. */
const atOnce = 16;

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((each) => each.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/**
 * Bytes of everything in the recordings' own folder, clips and exports included, and of recordings that lie elsewhere.
 * A file that is named twice counts once; one that is gone, or left out, counts nothing.
 */
export async function usedBytes(
  folder: string,
  elsewhere: readonly string[],
  leftOut: string | null = null,
): Promise<number> {
  const files = new Set([...(await filesIn(folder)), ...elsewhere]);
  if (leftOut !== null) files.delete(leftOut);
  const list = [...files];
  let sum = 0;
  for (let at = 0; at < list.length; at += atOnce) {
    const bytes = await Promise.all(list.slice(at, at + atOnce).map(bytesOf));
    sum += bytes.reduce<number>((all, one) => all + (one ?? 0), 0);
  }
  return sum;
}
