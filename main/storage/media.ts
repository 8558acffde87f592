import { realpathSync } from "node:fs";
import { extname, isAbsolute, join, normalize, sep } from "node:path";
import { StudioError } from "../../preload/contract";

/** The folders that media references point into. */
export interface MediaFolders {
  /** The user's data folder; `media:` is its `media`, `card:` its `overlays`, `thumb:` its `thumbnails`, `made:` its `recordings`. */
  data: string;
  /** What ships with the studio; `bundled:` is its `pictures`, and `bundled:music/` its `music`. */
  resources: string;
}

const music = `music${sep}`;

/** What is made of recordings; records, and what is still being made, lie beside it. */
const madeEnds: ReadonlySet<string> = new Set([".mp4", ".m4a", ".srt", ".jpg", ".html", ".pdf"]);
const madeFolders: ReadonlySet<string> = new Set(["clips", "exports"]);

/** Where a path leads once links are followed, or null where nothing is there. */
function followed(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

/** A file in the folders of what is made of recordings; null for any other, and for a link that leads out of them. */
function madePath({ data }: MediaFolders, inside: string): string | null {
  const parts = inside.split(sep);
  const isOne = parts.length > 1 && madeFolders.has(parts[0] ?? "") && madeEnds.has(extname(inside));
  if (!isOne || parts.some((part) => part.startsWith("."))) return null;
  const root = join(data, "recordings", parts[0] ?? "");
  const path = join(data, "recordings", inside);
  const real = followed(path);
  return real === null || real.startsWith(`${followed(root)}${sep}`) ? path : null;
}

/** The path of a reference by its scheme and what follows it, which is known to stay inside; null for none. */
const schemes: Record<string, (roots: MediaFolders, inside: string) => string | null> = {
  media: ({ data }, inside) => join(data, "media", inside),
  card: ({ data }, inside) => join(data, "overlays", inside),
  thumb: ({ data }, inside) => join(data, "thumbnails", inside),
  bundled: ({ resources }, inside) =>
    inside.startsWith(music) ? join(resources, inside) : join(resources, "pictures", inside),
  made: madePath,
};

/** Whether a reference's file never changes under its name, so that a screen may keep it for ever. */
export const neverChanges = (reference: string): boolean => /^(card|thumb):/.test(reference);

/**
 * The absolute path of a media reference: `media:photos/dumplings.jpg`, `card:3fa9.png`, `thumb:77e0.jpg`,
 * `bundled:village.png`, `bundled:music/evening.ogg`, `made:clips/彩排/手工饺子.mp4`.
 * References, not paths, are stored and mirrored, so that a data folder can move and no screen can name a file
 * outside these folders.
 * @throws StudioError `core.not-found` for another scheme or a path that leaves its folder.
 */
export function resolveMedia(roots: MediaFolders, reference: string): string {
  const match = /^(media|card|thumb|bundled|made):(.+)$/s.exec(reference);
  const relative = normalize(match?.[2] ?? "");
  const leaves = isAbsolute(relative) || relative.split(sep).includes("..") || relative.includes("\0");
  const pathIn = relative === "." || leaves ? undefined : schemes[match?.[1] ?? ""];
  const path = pathIn?.(roots, relative) ?? null;
  if (path === null)
    throw new StudioError("core.not-found", { params: { what: "图片", id: reference.slice(0, 120) } });
  return path;
}
