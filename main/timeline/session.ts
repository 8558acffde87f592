import { readTimeline, timelineFile } from "../../preload/contract";
import type { Clock } from "../core";
import type { Entry } from "./entry";
import { type LineFile, openLineFile } from "./line-file";

/** What the first line says beside the time. */
export type Opening = Omit<Extract<Entry, { kind: "start" }>, "kind" | "version" | "at" | "resumed">;

/** The time line of one recording while it is written. */
export interface Session {
  /** Notes something that happens at a moment; all times of an entry are epoch milliseconds. */
  note(entry: Entry, at: number): void;
  /** The recording runs: its file, and when it began (epoch milliseconds). Until then everything waits in memory. */
  runs(file: string, startedAt: number): void;
  /** The file it is of, or null before it is known. */
  readonly file: string | null;
  /** Resolves when everything is written. Never rejects. */
  close(): Promise<void>;
}

/**
 * A recording's time line, from the moment the recording is asked for. One that was taken up again goes on counting
 * from where its first line says, since the picture goes on too.
 */
export function createSession(clock: Clock, opening: Opening, onFault: (fault: unknown) => void): Session {
  let waiting: { entry: Entry; at: number }[] = [];
  let recording: string | null = null;
  let zero = 0;
  let latest = 0;
  let lines: LineFile | null = null;
  let opened: Promise<void> = Promise.resolve();
  let failed = false;

  function write(list: readonly { entry: Entry; at: number }[], file: LineFile) {
    const made = list.map(({ entry: { kind, ...rest }, at }) => {
      // The clock may have been set back; the recording was not.
      latest = Math.max(latest, Math.round(at - zero));
      const asked = "asked" in rest && rest.asked !== null ? { asked: Math.round(rest.asked - zero) } : {};
      return `${JSON.stringify({ kind, t: latest, ...rest, ...asked })}\n`;
    });
    if (made.length > 0) file.append(made.join(""));
  }

  async function open(path: string, startedAt: number) {
    const now = clock.now();
    const { file, source } = await openLineFile(timelineFile(path), clock, onFault);
    const before = readTimeline(source);
    const first = before.find((line) => line.kind === "start");
    zero = first?.kind === "start" ? first.at : startedAt;
    latest = before.at(-1)?.t ?? 0;
    const isResumed = first !== undefined;
    const start: Entry = { kind: "start", version: 1, at: zero, resumed: isResumed, ...opening };
    write([{ entry: start, at: isResumed ? now : zero }, ...waiting], file);
    waiting = [];
    lines = file;
  }

  return {
    get file() {
      return recording;
    },
    note(entry, at) {
      if (failed) return;
      if (lines === null) waiting.push({ entry, at });
      else write([{ entry, at }], lines);
    },
    runs(file, startedAt) {
      if (recording !== null) return;
      recording = file;
      opened = open(file, startedAt).catch((fault: unknown) => {
        failed = true;
        waiting = [];
        onFault(fault);
      });
    },
    async close() {
      await opened;
      await lines?.close();
    },
  };
}
