import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { StudioError, toStudioError } from "../../preload/contract";
import { readIfThere } from "../storage";
import { parseScriptInTurns } from "./parse";
import { decodeScript, hashOf, maxScriptBytes, scriptIdOfFile } from "./source-text";
import type { StoredScript } from "./stored-script";

export interface ReadFolder {
  scripts: StoredScript[];
  /** Files that could not be read, with the reason; they are left where they are. */
  unreadable: { file: string; error: StudioError }[];
}

/**
 * One script file, or null where there is none any more.
 * @param known what it was when it was read last: not parsed again where it is the same.
 * @throws StudioError `storage.unreadable` or `scripts.too-large`.
 */
export async function readScriptFile(
  path: string,
  bundled: boolean,
  known?: StoredScript,
): Promise<StoredScript | null> {
  const stem = basename(path).replace(/\.md$/i, "");
  const about = await stat(path).catch(() => null);
  if ((about?.size ?? 0) > maxScriptBytes)
    throw new StudioError("scripts.too-large", { params: { file: path } });
  const bytes = await readIfThere(path);
  if (bytes === null) return null;
  const { markdown, otherEncoding } = decodeScript(bytes);
  const savedAt = Math.round(about?.mtimeMs ?? 0);
  if (known?.markdown === markdown && known.otherEncoding === otherEncoding) return { ...known, savedAt };
  const id = scriptIdOfFile(stem);
  const parsed = await parseScriptInTurns(stem, markdown);
  return {
    ...{ id, path, markdown, bundled, otherEncoding, savedAt },
    hash: hashOf(markdown),
    parsed: { ...parsed, text: { ...parsed.text, scriptId: id } },
  };
}

/** Every `*.md` of a folder, in the order of names. A folder that is not there is empty. */
export async function readScriptFolder(folder: string, bundled: boolean): Promise<ReadFolder> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory() && /^[^.].*\.md$/i.test(entry.name));
  const result: ReadFolder = { scripts: [], unreadable: [] };
  for (const { name } of files.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, name);
    try {
      const script = await readScriptFile(path, bundled);
      if (script !== null) result.scripts.push(script);
    } catch (thrown) {
      result.unreadable.push({ file: path, error: toStudioError(thrown) });
    }
  }
  return result;
}
