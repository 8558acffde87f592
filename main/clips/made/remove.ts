import { rm, rmdir, unlink } from "node:fs/promises";
import { basename, dirname, sep } from "node:path";
import { StudioError } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import { resolveMedia } from "../../storage";
import { clipsRoot, exportsFolder } from "../folders";
import { forgetClip, forgetExport, recordOf } from "../record";

/** @throws StudioError `made.in-use`; a file that is gone already is as wanted */
async function unlinkIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (cause) {
    const isGone = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    if (!isGone) throw new StudioError("made.in-use", { params: { path }, cause });
  }
}

/** The film first: where it cannot go, nothing does. */
async function removeClip(context: StudioContext, path: string) {
  const stem = path.slice(0, -".mp4".length);
  for (const file of [path, `${stem}.srt`, `${stem}.jpg`]) await unlinkIfThere(file);
  const folder = dirname(path);
  const left = await forgetClip(context, folder, basename(path));
  if (left > 0) return;
  // The last clip of a folder takes the folder along, unless something of the user's lies in it.
  await rm(recordOf(folder), { force: true });
  await rmdir(folder).catch(() => undefined);
}

/**
 * Deletes one file that was made of a recording; a clip with its cover and subtitles.
 * @throws StudioError `core.not-found` for anything outside, `made.in-use`, `storage.…`
 */
export async function removeMade(context: StudioContext, reference: string): Promise<void> {
  const { data } = context.paths;
  const path = resolveMedia(context.paths, reference);
  if (path.startsWith(`${exportsFolder(data)}${sep}`)) {
    await unlinkIfThere(path);
    await forgetExport(context, basename(path));
    return;
  }
  if (!path.startsWith(`${clipsRoot(data)}${sep}`))
    throw new StudioError("core.not-found", { params: { what: "文件", id: reference.slice(0, 120) } });
  if (path.endsWith(".mp4")) await removeClip(context, path);
  else await unlinkIfThere(path);
}
