import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Where cards are drawn: a folder ffmpeg runs in, with one folder a job. */
export interface Workshop {
  root: string;
  env: Readonly<Record<string, string>>;
  /** A fresh folder for one job, by its name relative to `root`. */
  open(): Promise<string>;
  /** Puts a file into the workshop. */
  put(path: string, content: string | Buffer): Promise<void>;
  /** Something made from what a key names: made once and kept while it is among the last wanted. */
  recent(key: string, make: () => Promise<Buffer>): Promise<Buffer>;
  discard(folder: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Without this a first card waits for fontconfig to read every font of the system (12 s measured); libass needs none
 * but ours, and with none but ours it cannot silently draw with another.
 */
const noSystemFonts = '<?xml version="1.0"?>\n<fontconfig></fontconfig>\n';

/** Prepared pictures kept: a show's products, a few hundred KB each. */
const keptRecent = 40;

function createRecent(): Workshop["recent"] {
  const kept = new Map<string, Promise<Buffer>>();
  return (key, make) => {
    const present = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, present);
    const [oldest] = kept.keys();
    if (kept.size > keptRecent && oldest !== undefined) kept.delete(oldest);
    present.catch(() => kept.delete(key));
    return present;
  };
}

/** Sets up a workshop in the system's temporary folder. */
export async function openWorkshop(): Promise<Workshop> {
  const root = await mkdtemp(join(tmpdir(), "hongcun-cards-"));
  await writeFile(join(root, "fonts.conf"), noSystemFonts);
  let count = 0;
  return {
    root,
    env: { FONTCONFIG_FILE: join(root, "fonts.conf") },
    async open() {
      const folder = `job-${++count}`;
      await mkdir(join(root, folder));
      return folder;
    },
    async put(path, content) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    },
    recent: createRecent(),
    discard: (folder) => rm(join(root, folder), { recursive: true, force: true }),
    close: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}
