import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { OverlayFormat } from "../../../preload/contract";
import type { Ffmpeg } from "../../process/ffmpeg";
import { writeAtomic } from "../../storage";
import type { Faces } from "../text/fonts";
import { type CardKind, type Drawing, drawCard } from "./draw-card";
import { openWorkshop, type Workshop } from "./workshop";

/** Raised when the same fields would be drawn differently than before. */
const drawingVersion = 1;

/** Cards kept on disk; older ones can be drawn again. */
const keptFiles = 600;

/** A card that lies in the folder, proven to be whole. */
export interface StoredCard {
  file: string;
  still: string;
  width: number;
  height: number;
  cached: boolean;
  milliseconds: number;
}

/** Draws cards into a folder; what was drawn before is taken from there. */
export interface CardStore {
  render(drawing: Drawing, format: OverlayFormat): Promise<StoredCard>;
  /** Reads fonts and finds ffmpeg, so that the first card of a show is as quick as the second. */
  warmUp(): Promise<void>;
  /** Removes the oldest cards beyond what is kept. */
  prune(): Promise<void>;
  close(): Promise<void>;
}

const digest = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");

/** What a card looks like, as one short name: template, texts, pictures and fonts. */
export function cardKey({ loaded, fields, pictures }: Drawing, fonts: string): string {
  const parts = {
    drawingVersion,
    template: loaded.template,
    ass: loaded.ass,
    // A picture counts by its content, so that a file exchanged under the same name is noticed.
    fields: Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)),
    pictures: pictures.map(({ place, bytes }) => [place.field, digest(bytes)]),
    fonts,
  };
  return digest(JSON.stringify(parts)).slice(0, 16);
}

/** A file's name says what it should hold: the card's key, then the digest of the file itself. */
const nameOf = (prefix: string, content: Buffer, kind: CardKind) =>
  `${prefix}-${digest(content).slice(0, 16)}.${kind}`;

async function findWhole(folder: string, prefix: string, kind: CardKind): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(`${prefix}-`) && one.endsWith(`.${kind}`))) {
    const path = join(folder, name);
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    if (nameOf(prefix, content, kind) === name) return path;
    await rm(path, { force: true });
  }
  return null;
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

export interface CardStoreParts {
  folder: string;
  fonts: string;
  ffmpeg: Ffmpeg;
  faces: Faces;
}

export function createCardStore({ folder, fonts, ffmpeg, faces }: CardStoreParts): CardStore {
  let opened: Promise<Workshop> | null = null;
  const underWay = new Map<string, Promise<{ path: string; cached: boolean }>>();

  const workshop = () => {
    opened ??= openWorkshop(fonts);
    opened.catch(() => (opened = null));
    return opened;
  };

  async function make(drawing: Drawing, prefix: string, kind: CardKind) {
    const present = await findWhole(folder, prefix, kind);
    if (present !== null) return { path: present, cached: true };
    const content = await drawCard(drawing, kind, { ffmpeg, faces, workshop: await workshop() });
    const path = join(folder, nameOf(prefix, content, kind));
    await mkdir(folder, { recursive: true });
    await writeAtomic(path, content);
    return { path, cached: false };
  }

  function once(drawing: Drawing, prefix: string, kind: CardKind) {
    const name = `${prefix}.${kind}`;
    const task = underWay.get(name) ?? make(drawing, prefix, kind).finally(() => underWay.delete(name));
    underWay.set(name, task);
    return task;
  }

  return {
    async render(drawing, format) {
      const startedAt = performance.now();
      const { id, size } = drawing.loaded.template;
      const prefix = `${id}-${cardKey(drawing, await faces.fingerprint())}`;
      const [still, clip] = await Promise.all([
        once(drawing, prefix, "png"),
        format === "clip" ? once(drawing, prefix, "mov") : null,
      ]);
      return {
        file: (clip ?? still).path,
        still: still.path,
        width: size.width,
        height: size.height,
        cached: (clip ?? still).cached,
        milliseconds: performance.now() - startedAt,
      };
    },
    async warmUp() {
      await Promise.all([ffmpeg.capabilities(), faces.fingerprint(), workshop()]);
    },
    prune: () => removeOldest(folder),
    async close() {
      await (await opened?.catch(() => null))?.close();
    },
  };
}
