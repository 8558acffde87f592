import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { StudioError, type TermList, termListSchema } from "../../../preload/contract";
import { readIfThere } from "../../storage";

/** The lists that can be used, and the files that cannot, each with a reason. */
export interface TermLists {
  lists: TermList[];
  broken: { file: string; reason: string }[];
}

/** More than any list needs; a larger file is a mistake. */
const mostBytes = 5_000_000;

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && /^[^.].*\.json$/i.test(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort();
}

function parseList(text: string): TermList | string {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message.slice(0, 160) : "JSON";
  }
  const checked = termListSchema.safeParse(content);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  return `${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim();
}

async function readList(file: string): Promise<TermList | string | null> {
  try {
    const bytes = await readIfThere(file);
    if (bytes === null) return null;
    return bytes.length > mostBytes ? `> ${mostBytes} B` : parseList(bytes.toString("utf8"));
  } catch (thrown) {
    if (thrown instanceof StudioError) return thrown.message;
    throw thrown;
  }
}

/**
 * Reads `*.json` of some folders. A list of a later folder stands in for one with the same id of an earlier one, so that a
 * user can correct what ships; a broken file is left out and named, and what it would have replaced stays.
 */
export async function readTermLists(folders: readonly string[]): Promise<TermLists> {
  const byId = new Map<string, TermList>();
  const broken: TermLists["broken"] = [];
  for (const folder of folders) {
    const files = await filesOf(folder);
    const read = await Promise.all(files.map(readList));
    const seen = new Map<string, string>();
    files.forEach((file, index) => {
      const found = read[index];
      if (found === null || found === undefined) return;
      if (typeof found === "string") broken.push({ file, reason: found });
      else if (seen.has(found.id))
        broken.push({ file, reason: `id ${found.id}: ${basename(seen.get(found.id) ?? "")}` });
      else {
        seen.set(found.id, file);
        byId.set(found.id, found);
      }
    });
  }
  return { lists: [...byId.values()], broken };
}

/** Changes when a list is added, changed or removed: names, sizes and times of the files. */
export async function fingerprintOfLists(folders: readonly string[]): Promise<string> {
  const files = (await Promise.all(folders.map(filesOf))).flat();
  const states = await Promise.all(
    files.map(async (file) => {
      const found = await stat(file).catch(() => null);
      return `${file} ${found?.size ?? 0} ${found?.mtimeMs ?? 0}`;
    }),
  );
  return states.join("\n");
}
