import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { redactText } from "../../core/redact";

/** A file that lines are added to, one by one and in order. */
export interface LineFile {
  /** Takes a line; an `essential` one has room even where the file has grown to its limit. */
  add(line: string, essential?: boolean): void;
  /** Resolves when all is written. */
  close(): Promise<void>;
}

const maxBytes = 8 * 1024 * 1024;
/** Lines that wait for a disk that does not answer. */
const maxWaiting = 2_000;

/**
 * A file of its owner alone that survives a crash at any moment: whole lines are added at its end and pushed to the
 * disk. It never holds up its caller and never fails: a full disk must not end a show.
 */
export function createLineFile(path: string): LineFile {
  let waiting: string[] = [];
  let file: FileHandle | null = null;
  let bytes = 0;
  let writing: Promise<void> | null = null;

  async function opened(): Promise<FileHandle> {
    if (file) return file;
    await mkdir(dirname(path), { recursive: true });
    file = await open(path, "a", 0o600);
    bytes = (await file.stat()).size;
    // The last line of a process that was killed may have no end.
    if (bytes > 0) await file.write("\n");
    return file;
  }

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const text = Buffer.from(waiting.join(""));
      waiting = [];
      try {
        const target = await opened();
        await target.write(text);
        await target.datasync();
        bytes += text.length;
      } catch {
        // Full, or gone: the next line tries again.
        await file?.close().catch(() => undefined);
        file = null;
      }
    }
    writing = null;
  }

  return {
    add(line, essential = false) {
      if (waiting.length >= maxWaiting || (bytes > maxBytes && !essential)) return;
      waiting.push(`${redactText(line)}\n`);
      writing ??= write();
    },
    async close() {
      while (writing) await writing;
      await file?.close().catch(() => undefined);
      file = null;
    },
  };
}
