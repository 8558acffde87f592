import { isAbsolute, join, normalize, sep } from "node:path";
import { StudioError } from "../../preload/contract";

/** The folders that media references point into. */
export interface MediaFolders {
  /** The user's data folder; `media:` is its `media`, `card:` its `overlays`. */
  data: string;
  /** What ships with the studio; `bundled:` is its `pictures`. */
  resources: string;
}

const folders: Record<string, (roots: MediaFolders) => string> = {
  media: (roots) => join(roots.data, "media"),
  card: (roots) => join(roots.data, "overlays"),
  bundled: (roots) => join(roots.resources, "pictures"),
};

/**
 * The absolute path of a media reference: `media:photos/dumplings.jpg`, `card:3fa9.png`, `bundled:village.png`.
 * References, not paths, are stored and mirrored, so that a data folder can move and no screen can name a file
 * outside these folders.
 * @throws StudioError `core.not-found` for another scheme or a path that leaves its folder.
 */
export function resolveMedia(roots: MediaFolders, reference: string): string {
  const match = /^(media|card|bundled):(.+)$/s.exec(reference);
  const folder = folders[match?.[1] ?? ""]?.(roots);
  const relative = normalize(match?.[2] ?? "");
  const leaves = isAbsolute(relative) || relative.split(sep).includes("..") || relative.includes("\0");
  if (folder === undefined || relative === "." || leaves) {
    throw new StudioError("core.not-found", { params: { what: "图片", id: reference.slice(0, 120) } });
  }
  return join(folder, relative);
}
