import { isAbsolute, join, normalize, sep } from "node:path";
import { StudioError } from "../../preload/contract";

/** The folders that media references point into. */
export interface MediaFolders {
  /** The user's data folder; `media:` is its `media`, `card:` its `overlays`, `thumb:` its `thumbnails`. */
  data: string;
  /** What ships with the studio; `bundled:` is its `pictures`, and `bundled:music/` its `music`. */
  resources: string;
}

const music = `music${sep}`;

/** The path of a reference by its scheme and what follows it, which is known to stay inside. */
const schemes: Record<string, (roots: MediaFolders, inside: string) => string> = {
  media: ({ data }, inside) => join(data, "media", inside),
  card: ({ data }, inside) => join(data, "overlays", inside),
  thumb: ({ data }, inside) => join(data, "thumbnails", inside),
  bundled: ({ resources }, inside) =>
    inside.startsWith(music) ? join(resources, inside) : join(resources, "pictures", inside),
};

/** Whether a reference's file never changes under its name, so that a screen may keep it for ever. */
export const neverChanges = (reference: string): boolean => /^(card|thumb):/.test(reference);

/**
 * The absolute path of a media reference: `media:photos/dumplings.jpg`, `card:3fa9.png`, `thumb:77e0.jpg`,
 * `bundled:village.png`, `bundled:music/evening.ogg`.
 * References, not paths, are stored and mirrored, so that a data folder can move and no screen can name a file
 * outside these folders.
 * @throws StudioError `core.not-found` for another scheme or a path that leaves its folder.
 */
export function resolveMedia(roots: MediaFolders, reference: string): string {
  const match = /^(media|card|thumb|bundled):(.+)$/s.exec(reference);
  const pathIn = schemes[match?.[1] ?? ""];
  const relative = normalize(match?.[2] ?? "");
  const leaves = isAbsolute(relative) || relative.split(sep).includes("..") || relative.includes("\0");
  if (pathIn === undefined || relative === "." || leaves) {
    throw new StudioError("core.not-found", { params: { what: "图片", id: reference.slice(0, 120) } });
  }
  return pathIn(roots, relative);
}
