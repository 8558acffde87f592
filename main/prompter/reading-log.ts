import { appendFile } from "node:fs/promises";
import type { PrompterText } from "../../preload/contract";
import { type Anchor, type ReadingLine, reached, textChange } from "./reading-lines";
import type { Cause } from "./runner";
import { follows, type Timeline } from "./timeline";

/** How often a line says that the text still runs: a crash loses no more than this of what was read. */
export const aliveMilliseconds = 5000;

/** Where the log of a recording lies: beside it. */
export const readingFile = (recording: string): string => `${recording}.reading.jsonl`;

/** The paragraphs of a script, each on a line of its own: what a log holds of it. */
export const loggedText = ({ blocks }: PrompterText): string =>
  blocks
    .filter(({ kind }) => kind === "paragraph")
    .map(({ text }) => text.replace(/\s+/g, " "))
    .join("\n");

/** What the text does from a moment on, as a log says it. */
function anchorOf(timeline: Timeline, t: number, byHand: boolean, jump: boolean): Anchor {
  const { position, playing, waiting, holdUntil, limit, length, mode } = timeline;
  const pace = playing && !waiting && holdUntil === null ? timeline.charactersPerMinute : 0;
  const unfollowed = mode === "finish-at" ? "time" : byHand ? "hand" : "nobody";
  const steer = follows(timeline) ? "voice" : unfollowed;
  const place = Math.round(position * 1000) / 1000;
  return { kind: "at", t, position: place, pace, to: limit ?? length, steer, ...(jump ? { jump } : {}) };
}

/** Whether a line says nothing that the one before it does not. */
function isKnown(last: Anchor | null, next: Anchor): boolean {
  if (last === null || next.jump === true) return false;
  const expected = reached(last, next.t).position;
  const isSame = last.pace === next.pace && last.to === next.to && last.steer === next.steer;
  return isSame && Math.abs(expected - next.position) < 0.01;
}

export interface ReadingLog {
  /** The lines so far, whether or not they could be written. */
  readonly lines: readonly ReadingLine[];
  note(timeline: Timeline, cause: Cause, text: PrompterText | null, byHand: boolean, now: number): void;
  /** Says that it still runs. */
  alive(now: number): void;
  /** Resolves when everything is on the disk, or could not be put there. */
  end(now: number): Promise<void>;
}

/**
 * Writes down what is read and when, a line at a time, so that a crash leaves all but the last line whole.
 * @param file null keeps it in memory only: a rehearsal that is not recorded.
 * @param startedAt when the recording began, epoch milliseconds.
 * @param onFault told once where it cannot be written.
 */
export function createReadingLog(
  file: string | null,
  startedAt: number,
  now: number,
  onFault: (fault: unknown) => void,
): ReadingLog {
  const lines: ReadingLine[] = [];
  let pending = "";
  let writing: Promise<void> | null = null;
  let failed = false;
  let last: Anchor | null = null;
  let logged: { text: PrompterText; source: string } | null = null;

  async function writeAll(path: string) {
    while (pending !== "" && !failed) {
      const chunk = pending;
      pending = "";
      try {
        await appendFile(path, chunk);
      } catch (fault) {
        failed = true;
        onFault(fault);
      }
    }
    writing = null;
  }

  function put(line: ReadingLine) {
    lines.push(line);
    if (file === null || failed) return;
    pending += `${JSON.stringify(line)}\n`;
    writing ??= writeAll(file);
  }

  function noteText(text: PrompterText, cause: Cause, t: number) {
    if (logged?.text === text) return;
    const source = loggedText(text);
    const isEdit = cause === "edit" && logged?.text.scriptId === text.scriptId;
    if (isEdit) put({ kind: "edit", t, ...textChange(logged?.source ?? "", source) });
    else put({ kind: "text", t, script: text.scriptId, lang: text.lang, text: source });
    logged = { text, source };
    last = null;
  }

  put({ kind: "start", version: 1, t: now - startedAt });
  return {
    lines,
    note(timeline, cause, text, byHand, at) {
      if (text === null) return;
      const t = at - startedAt;
      const jump = cause === "seek" || (cause === "load" && logged !== null);
      noteText(text, cause, t);
      const next = anchorOf(timeline, t, byHand, jump);
      if (isKnown(last, next)) return;
      last = next;
      put(next);
    },
    alive(at) {
      if (last === null || last.pace === 0) return;
      const { jump: _, ...running } = last;
      const t = at - startedAt;
      last = { ...running, t, position: reached(last, t).position };
      put(last);
    },
    async end(at) {
      put({ kind: "end", t: at - startedAt });
      await writing;
    },
  };
}
