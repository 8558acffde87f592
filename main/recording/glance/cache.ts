import { createHash } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { StudioPaths } from "../../core";

/** A screen that is drawn along a recording asks for many; the oldest beyond these go. */
const keptFiles = 300;

/** Where pictures and waves of a recording are kept: they can be made again at any time. */
export const glanceFolder = ({ data }: Pick<StudioPaths, "data">, id: string): string =>
  join(data, "thumbnails", "recordings", id);

/** The media reference of a picture in there. */
export const glanceReference = (id: string, name: string): string => `thumb:recordings/${id}/${name}`;

/** Changes with the file, and with what is asked of it. @throws the system's error where there is no file */
export async function glanceKey(file: string, ...asked: readonly (string | number)[]): Promise<string> {
  const { size, mtimeMs } = await stat(file);
  return createHash("sha256")
    .update(JSON.stringify([file, size, mtimeMs, ...asked]))
    .digest("hex")
    .slice(0, 16);
}

export async function dropOldest(folder: string, kept = keptFiles): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.length <= kept) return;
  const aged = await Promise.all(
    names.map(async (name) => ({
      name,
      at: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0,
    })),
  );
  const oldest = aged.sort((one, other) => one.at - other.at).slice(0, names.length - kept);
  await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })));
}
