import { readFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import {
  type MadeFile,
  type PrompterText,
  StudioError,
  toEnvelope,
  toStudioError,
} from "../../preload/contract";
import type { StudioContext } from "../core";
import { writeAtomic } from "../storage";
import { createLearnedPace } from "./learned-pace";
import { readingPasses } from "./passes";
import { parseReading, type ReadingLine } from "./reading-lines";
import { aliveMilliseconds, createReadingLog, type ReadingLog, readingFile } from "./reading-log";
import type { Cause } from "./runner";
import { subtitles, toSrt } from "./subtitles";
import type { Timeline } from "./timeline";

/** What the prompter shows now, and whether its pace was set by hand. */
export interface PresentReading {
  timeline: Timeline;
  text: PrompterText | null;
  byHand: boolean;
}

export interface Reading {
  /** Reads what was learned, and notices from now on when a recording or rehearsal begins and ends. */
  start(): Promise<void>;
  /** To be called after every change of the timeline. */
  settled(cause: Cause): void;
  /** @throws StudioError `prompter.no-recording` or `prompter.nothing-read` */
  subtitlesOf(recording: string): Promise<MadeFile>;
  /** Ends what is being noted, and waits for its subtitles. */
  close(): Promise<void>;
}

/** Where the subtitles of a recording lie, so that players find them by themselves. */
export const subtitleFile = (recording: string): string =>
  join(dirname(recording), `${basename(recording, extname(recording))}.srt`);

interface Session {
  /** The recording's file, or null for a rehearsal that is not recorded. */
  file: string | null;
  log: ReadingLog;
}

/** Notes what is read while something is recorded or rehearsed, and makes subtitles and the reader's pace of it. */
export function createReading(context: StudioContext, present: () => PresentReading): Reading {
  const { store, clock, problems, log } = context;
  const learned = createLearnedPace(context);
  let session: Session | null = null;
  let stopTimer = () => {};
  let ending: Promise<void> = Promise.resolve();
  let unsubscribe = () => {};

  /** What should be noted now: since when, and beside which file. */
  function wanted(): { file: string | null; startedAt: number } | null {
    const { recording, rehearsal } = store.get();
    if (recording.status === "recording" && recording.file !== null)
      return { file: recording.file, startedAt: recording.startedAt ?? clock.now() };
    return rehearsal.active ? { file: null, startedAt: rehearsal.startedAt ?? clock.now() } : null;
  }

  function saysFault(fault: unknown) {
    const reason = toEnvelope(toStudioError(fault), store.get().settings.language).message;
    problems.report("prompter.reading-not-logged", { params: { reason } });
  }

  function note(cause: Cause) {
    const { timeline, text, byHand } = present();
    session?.log.note(timeline, cause, text, byHand, clock.now());
  }

  function keepAlive() {
    stopTimer = clock.after(aliveMilliseconds, () => {
      session?.log.alive(clock.now());
      keepAlive();
    });
  }

  async function finish({ file, log: ended }: Session, now: number) {
    await ended.end(now);
    try {
      await learned.learn(readingPasses(ended.lines));
      if (file === null) return;
      // A recording that was taken up again has more in its file than was noted since.
      const srt = toSrt(subtitles(await linesOf(file, ended.lines)));
      if (srt !== "") await writeAtomic(subtitleFile(file), srt);
    } catch (error) {
      log.warn({ err: error, file }, "What was read was not made into subtitles or a pace");
    }
  }

  function followRecording() {
    const asked = wanted();
    if (asked?.file === session?.file && (asked === null) === (session === null)) return;
    stopTimer();
    if (session !== null) {
      const ended = session;
      const now = clock.now();
      ending = ending.then(() => finish(ended, now));
    }
    session = null;
    if (asked === null) return;
    problems.clear("prompter.reading-not-logged");
    session = {
      file: asked.file,
      log: createReadingLog(
        asked.file === null ? null : readingFile(asked.file),
        asked.startedAt,
        clock.now(),
        saysFault,
      ),
    };
    note("tick");
    keepAlive();
  }

  return {
    async start() {
      await learned.start();
      followRecording();
      unsubscribe = store.onPatches((patches) => {
        if (patches.some(({ path }) => /^\/re(cording|hearsal)\b/.test(path))) followRecording();
      });
    },
    settled(cause) {
      followRecording();
      note(cause);
    },
    async subtitlesOf(id) {
      const recording = store.get().recording.recordings.find((entry) => entry.id === id);
      if (recording === undefined) throw new StudioError("prompter.no-recording", { params: { id } });
      const srt = toSrt(subtitles(await linesOf(recording.file, [])));
      if (srt === "") throw new StudioError("prompter.nothing-read");
      return { name: basename(subtitleFile(recording.file)), base64: Buffer.from(srt).toString("base64") };
    },
    async close() {
      unsubscribe();
      followRecording();
      if (session !== null) ending = ending.then(() => finish(session as Session, clock.now()));
      stopTimer();
      await ending;
    },
  };
}

/** The lines of a recording's log, or others where it cannot be read. */
async function linesOf(recording: string, others: readonly ReadingLine[]): Promise<readonly ReadingLine[]> {
  try {
    return parseReading(await readFile(readingFile(recording), "utf8"));
  } catch {
    return others;
  }
}
