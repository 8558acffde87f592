import { randomBytes } from "node:crypto";
import { access, mkdir, rename, rm } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { StudioError } from "../../preload/contract";

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function refuseExisting(file: string): Promise<void> {
  if (await isThere(file)) throw new StudioError("film.target-exists", { field: "out", params: { file } });
}

/**
 * Has a file made under another name beside its place, and puts it there when it is whole; what fails or is called off
 * leaves nothing.
 * @throws StudioError `film.wrong-ending`, `film.target-exists` unless `replaces`, `storage.unwritable`, and what `make` throws
 */
export async function makeTarget(
  file: string,
  replaces: boolean,
  make: (partial: string) => Promise<void>,
): Promise<void> {
  if (extname(file).toLowerCase() !== ".mp4")
    throw new StudioError("film.wrong-ending", { field: "out", params: { file } });
  if (!replaces) await refuseExisting(file);
  const unwritable = (cause: unknown) => {
    throw new StudioError("storage.unwritable", { params: { path: file }, cause });
  };
  await mkdir(dirname(file), { recursive: true }).catch(unwritable);
  const partial = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString("hex")}.part`);
  try {
    await make(partial);
    // Somebody may have put one there while it was drawn.
    if (!replaces) await refuseExisting(file);
    await rename(partial, file).catch(unwritable);
  } finally {
    await rm(partial, { force: true });
  }
}
