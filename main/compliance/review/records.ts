import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { type ReviewRecord, StudioError } from "../../../preload/contract";
import { readIfThere } from "../../storage";
import type { ReviewShown } from "../ports";
import { parseRecord, writeRecord } from "./record";
import { hashOfText, signerInHead } from "./signature";

/** The review records of one data folder, kept in `reviews.jsonl`: lines are added and never changed. */
export interface ReviewRecords {
  /** Reads the file. Gives how many whole lines could not be read; a last line that a crash cut off is not counted. */
  load(): Promise<number>;
  /** Newest first; of one script, or of all. */
  list(scriptId?: string): ReviewRecord[];
  /** How a script's text stands to what was signed. */
  stateOf(scriptId: string, markdown: string): ReviewShown;
  /** Takes a record in before it is on disk, so that whoever is told of the signed text sees it as signed. */
  hold(record: ReviewRecord): void;
  /** Forgets a record that could not be kept. */
  drop(record: ReviewRecord): void;
  /** Writes a record to disk for good. @throws StudioError `storage.disk-full` or `storage.unwritable` */
  append(record: ReviewRecord): Promise<void>;
}

function parseFile(content: string): { records: ReviewRecord[]; broken: number } {
  const lines = content.split("\n");
  const records: ReviewRecord[] = [];
  let broken = 0;
  lines.forEach((line, index) => {
    if (line.trim() === "") return;
    const record = parseRecord(line);
    if (record !== null) records.push(record);
    else if (index < lines.length - 1) broken++;
  });
  return { records, broken };
}

/** Adds a line, on a line of its own even where the last one was cut off, and waits until the disk has it. */
async function appendLine(path: string, line: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, "a+");
    try {
      const { size } = await file.stat();
      const last = Buffer.alloc(1);
      if (size > 0) await file.read(last, 0, 1, size - 1);
      await file.appendFile(size > 0 && last[0] !== 10 ? `\n${line}` : line);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    const isFull = cause instanceof Error && "code" in cause && cause.code === "ENOSPC";
    const code = isFull ? "storage.disk-full" : "storage.unwritable";
    throw new StudioError(code, { params: { path }, cause });
  }
}

/** Opens the records of a file, which need not be there yet. */
export function createReviewRecords(path: string): ReviewRecords {
  let records: ReviewRecord[] = [];
  let lastWrite: Promise<unknown> = Promise.resolve();

  return {
    async load() {
      const bytes = await readIfThere(path);
      const read = parseFile(bytes?.toString("utf8") ?? "");
      records = read.records;
      return read.broken;
    },
    list: (scriptId) =>
      records.filter((record) => scriptId === undefined || record.scriptId === scriptId).reverse(),
    stateOf(scriptId, markdown) {
      const own = records.filter((record) => record.scriptId === scriptId);
      const last = own.at(-1);
      if (last === undefined) {
        const inHead = signerInHead(markdown);
        return { review: inHead === "" ? "none" : "signed", reviewedBy: inHead };
      }
      const hash = hashOfText(markdown);
      const same = own.filter(({ textHash }) => textHash === hash).at(-1);
      if (same !== undefined) return { review: "signed", reviewedBy: same.by };
      return { review: "changed", reviewedBy: last.by };
    },
    hold(record) {
      records = [...records, record];
    },
    drop(record) {
      records = records.filter((one) => one !== record);
    },
    append(record) {
      const done = lastWrite.then(() => appendLine(path, writeRecord(record)));
      lastWrite = done.catch(() => undefined);
      return done;
    },
  };
}
