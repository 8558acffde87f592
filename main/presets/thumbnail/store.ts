import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomic } from "../../storage";

/** Thumbnails kept on disk; older ones can be drawn again. */
const keptFiles = 400;

const digest = (content: Buffer) => createHash("sha256").update(content).digest("hex").slice(0, 16);

/** A file's name says what it should hold: the key of what was drawn, then the digest of the file itself. */
const nameOf = (key: string, content: Buffer) => `${key}-${digest(content)}.jpg`;

async function findWhole(folder: string, key: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(`${key}-`))) {
    const content = await readFile(join(folder, name)).catch(() => Buffer.alloc(0));
    if (nameOf(key, content) === name) return name;
    await rm(join(folder, name), { force: true });
  }
  return null;
}

async function removeOldest(folder: string, kept: number): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".jpg"));
  if (names.length <= kept) return;
  const aged = await Promise.all(
    names.map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => null);
      return { name, at: found?.mtimeMs ?? 0 };
    }),
  );
  const oldest = aged.sort((a, b) => a.at - b.at).slice(0, names.length - kept);
  await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })));
}

/** A folder of thumbnails, each under the key of what it shows; the oldest beyond what is kept go by themselves. */
export interface ThumbnailStore {
  /** The file name of what lies there whole under a key, or of what `draw` makes for it. */
  get(key: string, draw: () => Promise<Buffer>): Promise<{ name: string; cached: boolean }>;
}

/** Keeps thumbnails in a folder; a file that lost a part is drawn again. What is asked for twice at once is drawn once. */
export function createThumbnailStore(folder: string, kept = keptFiles): ThumbnailStore {
  const underWay = new Map<string, Promise<{ name: string; cached: boolean }>>();

  async function make(key: string, draw: () => Promise<Buffer>) {
    const present = await findWhole(folder, key);
    if (present !== null) return { name: present, cached: true };
    const content = await draw();
    const name = nameOf(key, content);
    await mkdir(folder, { recursive: true });
    await writeAtomic(join(folder, name), content);
    await removeOldest(folder, kept);
    return { name, cached: false };
  }

  return {
    get(key, draw) {
      const task = underWay.get(key) ?? make(key, draw).finally(() => underWay.delete(key));
      underWay.set(key, task);
      return task;
    },
  };
}
