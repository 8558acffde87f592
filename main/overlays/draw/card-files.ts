import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomic } from "../../storage";
import type { Drawing } from "./drawing";

/** Raised when the same fields would be drawn differently than before. */
const drawingVersion = 2;

/** Files of cards kept on disk; older ones can be drawn again. */
const keptFiles = 900;

/** What a file of a card is: its picture, the one without digits, its clip, the clip of its way out. */
export type CardPart = "card.png" | "blank.png" | "card.mov" | "out.mov";

const digest = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");

/** What a card looks like, as one short name: template, theme, texts, pictures, clock and fonts. */
export function cardKey({ loaded, theme, fields, pictures, clock }: Drawing, fonts: string): string {
  const parts = {
    drawingVersion,
    template: loaded.template,
    ass: loaded.ass,
    theme,
    // A picture counts by its content, so that a file exchanged under the same name is noticed.
    fields: Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)),
    pictures: pictures.map(({ place, bytes }) => [place.field, digest(bytes)]),
    clock: clock && [clock.mode, clock.seconds],
    fonts,
  };
  return `${loaded.template.id}-${digest(JSON.stringify(parts)).slice(0, 16)}`;
}

/** A file's name says what it should hold: the card's key, what part it is, then the digest of the file itself. */
function nameOf(key: string, part: CardPart, content: Buffer): string {
  const [kind = "", ending = ""] = part.split(".");
  const prefix = kind === "card" ? key : `${key}.${kind}`;
  return `${prefix}-${digest(content).slice(0, 16)}.${ending}`;
}

/** The folder that cards lie in. */
export interface CardFiles {
  /** The path of a card's part that lies there whole; null when there is none. Damaged ones are removed. */
  find(key: string, part: CardPart): Promise<string | null>;
  /** Stores a part; gives its path. */
  put(key: string, part: CardPart, content: Buffer): Promise<string>;
  /** Removes the oldest beyond what is kept. */
  prune(): Promise<void>;
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.(png|mov)$/.test(name));
  if (names.length <= keptFiles) return;
  const ages = await Promise.all(
    names.map(async (name) => ({
      name,
      at: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0,
    })),
  );
  const oldest = ages.sort((a, b) => a.at - b.at).slice(0, names.length - keptFiles);
  await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })));
}

export function createCardFiles(folder: string): CardFiles {
  return {
    async find(key, part) {
      const [start = "", end = ""] = nameOf(key, part, Buffer.alloc(0)).split(/-[0-9a-f]{16}(?=\.\w+$)/);
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((one) => one.startsWith(`${start}-`) && one.endsWith(end))) {
        const path = join(folder, name);
        const content = await readFile(path).catch(() => Buffer.alloc(0));
        if (nameOf(key, part, content) === name) return path;
        await rm(path, { force: true });
      }
      return null;
    },
    async put(key, part, content) {
      const path = join(folder, nameOf(key, part, content));
      await writeAtomic(path, content);
      return path;
    },
    prune: () => removeOldest(folder),
  };
}
