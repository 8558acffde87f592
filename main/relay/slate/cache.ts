import { mkdir, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";

/** Drawn slates by name: one for each size, village and picture that was wanted lately. */
export interface SlateCache {
  /** The file's bytes, or null. */
  find(name: string): Promise<Buffer | null>;
  /** Takes over a finished file from the same disk, whole or not at all. */
  keep(name: string, file: string): Promise<void>;
}

const keptSlates = 8;
const workPrefix = "drawing-";
const staleMs = 3_600_000;
const isSlate = (name: string): boolean => /^slate-[0-9a-f]{24}\.flv$/.test(name);

async function agesIn(folder: string): Promise<{ path: string; name: string; at: number }[]> {
  const names = await readdir(folder);
  return await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const at = await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      );
      return { path, name, at };
    }),
  );
}

/** Leaves the slates that were used last, and nothing of drawings that were broken off. */
async function tidy(folder: string): Promise<void> {
  const entries = await agesIn(folder);
  const old = entries
    .filter(({ name }) => isSlate(name))
    .sort((a, b) => b.at - a.at)
    .slice(keptSlates);
  const stale = entries.filter(({ name, at }) => name.startsWith(workPrefix) && Date.now() - at > staleMs);
  for (const { path } of [...old, ...stale]) await rm(path, { recursive: true, force: true });
}

/** Where the name of a fresh folder for one drawing begins; it lies on the same disk as the slates. */
export const workFolderPrefix = (folder: string): string => join(folder, workPrefix);

/** Opens the folder of drawn slates, which is made where it is missing. */
export async function openSlateCache(folder: string): Promise<SlateCache> {
  await mkdir(folder, { recursive: true });
  // A drawing that was killed leaves some megabytes, and where every slate is at hand none is kept any more.
  await tidy(folder).catch(() => undefined);
  return {
    async find(name) {
      const path = join(folder, name);
      const bytes = await readFile(path).catch(() => null);
      // Used just now; where that cannot be noted it is only thrown away sooner.
      if (bytes !== null) await utimes(path, new Date(), new Date()).catch(() => undefined);
      return bytes;
    },
    async keep(name, file) {
      await rename(file, join(folder, name));
      await tidy(folder).catch(() => undefined);
    },
  };
}
