import { type FileHandle, open, readFile } from "node:fs/promises";
import type { Clock } from "../core";

/** A power cut may cost at most about this much of what was written; a crash of the studio costs nothing that was. */
const syncMilliseconds = 2000;

/** A text file that only ever grows, line by line. */
export interface LineFile {
  /** Writes soon; keeps the order. After a failed write nothing more is taken. */
  append(lines: string): void;
  /** Resolves when all is written and the file is closed. Never rejects. */
  close(): Promise<void>;
}

/** What is there, and whether it breaks off in the middle of a line; null where there is none. */
async function present(path: string): Promise<{ source: string; isTorn: boolean } | null> {
  const source = await readFile(path, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  return source === null ? null : { source, isTorn: source !== "" && !source.endsWith("\n") };
}

/**
 * Opens a file to be written on; gives what was in it already. A torn last line is left as it is and ended, so that it
 * spoils no other. Rejects where it cannot be read or made.
 * @param onFault told once where it cannot be written any more.
 */
export async function openLineFile(
  path: string,
  clock: Clock,
  onFault: (fault: unknown) => void,
): Promise<{ file: LineFile; source: string }> {
  const before = await present(path);
  const handle = await open(path, "a");
  return {
    file: lineFile(handle, before?.isTorn === true ? "\n" : "", clock, onFault),
    source: before?.source ?? "",
  };
}

function lineFile(
  handle: FileHandle,
  first: string,
  clock: Clock,
  onFault: (fault: unknown) => void,
): LineFile {
  let pending = first;
  let writing: Promise<void> | null = null;
  let failed = false;
  let syncedAt = clock.now();

  async function writeAll() {
    while (pending !== "" && !failed) {
      const chunk = pending;
      pending = "";
      try {
        await handle.appendFile(chunk);
        if (clock.now() - syncedAt >= syncMilliseconds) {
          await handle.datasync();
          syncedAt = clock.now();
        }
      } catch (fault) {
        failed = true;
        onFault(fault);
      }
    }
    writing = null;
  }

  return {
    append(lines) {
      if (failed) return;
      pending += lines;
      writing ??= writeAll();
    },
    async close() {
      await writing;
      try {
        if (!failed) await handle.datasync();
        await handle.close();
      } catch (fault) {
        if (!failed) onFault(fault);
      }
    },
  };
}
