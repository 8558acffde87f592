import { isAbsolute, join, relative, sep } from "node:path";
import type { MediaFolders } from "../storage";

const isReference = /^(media|card|bundled):/;

/**
 * The media reference of a file in one of the folders that screens may read, or null where a screen could not load
 * it. What is a reference already comes back as it is.
 */
export function referenceOf(folders: MediaFolders, file: string): string | null {
  if (isReference.test(file)) return file;
  const roots = [
    ["media", join(folders.data, "media")],
    ["card", join(folders.data, "overlays")],
    ["bundled", join(folders.resources, "pictures")],
  ] as const;
  for (const [scheme, root] of roots) {
    const inside = relative(root, file);
    const leaves = inside === "" || isAbsolute(inside) || inside.split(sep)[0] === "..";
    if (!leaves) return `${scheme}:${inside.split(sep).join("/")}`;
  }
  return null;
}
