import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { StudioError } from "../../preload/contract";

const errorCode = (thrown: unknown): string =>
  thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";

/**
 * Writes a whole file or nothing: a temporary file beside it, fsync, rename.
 * @throws StudioError `storage.disk-full` or `storage.unwritable`; the old file is untouched then.
 */
export async function writeAtomic(path: string, content: string | Buffer, mode = 0o644): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, content, { fsync: true, mode });
  } catch (cause) {
    const code = errorCode(cause) === "ENOSPC" ? "storage.disk-full" : "storage.unwritable";
    throw new StudioError(code, { params: { path }, cause });
  }
}

/**
 * A file's content, or null where there is none.
 * @throws StudioError `storage.unreadable` when it is there and cannot be read.
 */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (errorCode(cause) === "ENOENT") return null;
    throw new StudioError("storage.unreadable", { params: { path }, cause });
  }
}
