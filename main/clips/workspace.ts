import { mkdir, mkdtemp, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { StudioError } from "../../preload/contract";

const prefix = ".making-";

/**
 * Runs work with a hidden folder of its own inside another, which is gone afterwards with all that was not placed:
 * what fails, is called off or crashes leaves nothing half-written among a user's files.
 */
export async function inWorkspace<Result>(
  parent: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, prefix));
  try {
    return await work(folder);
  } finally {
    // Windows lets go of a file a moment after the program that wrote it has ended.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Removes what a crash of the studio left in work. */
export async function sweepWorkspaces(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** A finished file in a workspace, and the end of its name with the dot. */
export interface Finished {
  file: string;
  extension: string;
}

const isThere = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Takes a name nobody has yet, by an empty file; false where somebody does. */
async function reserve(file: string): Promise<boolean> {
  try {
    await (await open(file, "wx")).close();
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw new StudioError("storage.unwritable", { params: { path: file }, cause });
  }
}

async function freeStem(folder: string, stem: string, files: readonly Finished[]): Promise<string> {
  const [first, ...others] = files;
  for (let count = 1; ; count++) {
    const path = join(folder, count === 1 ? stem : `${stem} (${count})`);
    const taken = await Promise.all(others.map(({ extension }) => isThere(path + extension)));
    if (!taken.includes(true) && (await reserve(`${path}${first?.extension ?? ""}`))) return path;
  }
}

/**
 * Moves finished files that belong together to a folder under one name. What is there already is never overwritten:
 * the name gets a number. @returns their absolute paths, in the same order
 * @throws StudioError `storage.unwritable`
 */
export async function place(folder: string, stem: string, files: readonly Finished[]): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const path = await freeStem(folder, stem, files);
  const placed = files.map(({ extension }) => path + extension);
  try {
    for (const [index, { file }] of files.entries()) await rename(file, placed[index] ?? "");
    return placed;
  } catch (cause) {
    await removeAll(placed);
    throw new StudioError("storage.unwritable", { params: { path }, cause });
  }
}

/** Takes placed files away again. */
export async function removeAll(files: readonly string[]): Promise<void> {
  await Promise.all(files.map((file) => rm(file, { force: true })));
}

/** Removes a folder that holds nothing; any other stays. */
export const removeIfEmpty = (folder: string): Promise<void> => rmdir(folder).catch(() => undefined);
