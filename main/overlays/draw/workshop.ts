import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureFonts, placeFiles } from "../text/prepare-fonts";

/** Where cards are drawn: a folder ffmpeg runs in, with one folder a job and one a choice of fonts. */
export interface Workshop {
  root: string;
  /** A folder with some of the fonts, relative to `root`. */
  fontsFor(files: readonly string[]): Promise<string>;
  env: Readonly<Record<string, string>>;
  /** A fresh folder for one job, by its name relative to `root`. */
  open(): Promise<string>;
  /** Puts a file into the workshop. */
  put(path: string, content: string | Buffer): Promise<void>;
  discard(folder: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Without this a first card waits for fontconfig to read every font of the system (12 s measured); libass needs none
 * but ours, and with none but ours it cannot silently draw with another.
 */
const noSystemFonts = '<?xml version="1.0"?>\n<fontconfig></fontconfig>\n';

/** Sets up a workshop in the system's temporary folder. `fonts` is to hold the TTF files. */
export async function openWorkshop(fonts: string): Promise<Workshop> {
  await ensureFonts(fonts);
  const root = await mkdtemp(join(tmpdir(), "hongcun-cards-"));
  await writeFile(join(root, "fonts.conf"), noSystemFonts);
  let count = 0;
  const gathered = new Map<string, Promise<string>>();
  return {
    root,
    fontsFor(files) {
      const present = gathered.get(files.join());
      if (present) return present;
      const folder = `fonts-${gathered.size + 1}`;
      const sources = files.map((file) => join(fonts, file));
      const gathering = placeFiles(sources, join(root, folder)).then(() => folder);
      gathered.set(files.join(), gathering);
      gathering.catch(() => gathered.delete(files.join()));
      return gathering;
    },
    env: { FONTCONFIG_FILE: join(root, "fonts.conf") },
    async open() {
      const folder = `job-${++count}`;
      await mkdir(join(root, folder));
      return folder;
    },
    put: (path, content) => writeFile(join(root, path), content),
    discard: (folder) => rm(join(root, folder), { recursive: true, force: true }),
    close: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}
