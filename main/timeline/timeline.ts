import {
  type HandlersFor,
  type PrompterText,
  StudioError,
  toEnvelope,
  toStudioError,
} from "../../preload/contract";
import type { StudioContext } from "../core";
import { follow, type Memory, nothingYet } from "./follow";
import { isMoving, prompterEntry } from "./prompting";
import { createSession, type Session } from "./session";
import { plannedShow } from "./words";

/** How often a line says where the prompter is while it moves. */
const positionMilliseconds = 5000;

export interface TimelinePorts {
  /** What is on the prompter. */
  text(): PrompterText | null;
}

export interface Timeline {
  readonly handlers: HandlersFor<"recording.marker">;
  /** Writes what is not written yet. To be called once the recording was ended. */
  close(): Promise<void>;
}

interface Running {
  session: Session;
  memory: Memory;
  /** When the end was asked for. */
  askedAt: number | null;
  stopTimer: () => void;
}

/**
 * Writes beside every recording, from its start to its end, what happens meanwhile: see `timelineLineSchema`. Source is
 * the studio's state alone, so nothing that a screen shows is missed and no service has to tell.
 */
export function createTimeline(context: StudioContext, { text }: TimelinePorts): Timeline {
  const { store, clock, problems, log } = context;
  let running: Running | null = null;
  let ending: Promise<void> = Promise.resolve();
  let isClosed = false;

  function saysFault(fault: unknown) {
    log.warn({ err: fault }, "The time line of a recording is not written");
    const reason = toEnvelope(toStudioError(fault), store.get().settings.language).message;
    problems.report("timeline.not-written", { params: { reason } });
  }

  function begin(): Running {
    problems.clear("timeline.not-written");
    const { show, library, rehearsal, engine, settings } = store.get();
    const opening = {
      rehearsal: rehearsal.active,
      engine: engine.kind,
      language: settings.language,
      show: show.open === null ? null : plannedShow(show.open, library),
    };
    return {
      session: createSession(clock, opening, saysFault),
      memory: nothingYet,
      askedAt: null,
      stopTimer: () => undefined,
    };
  }

  function keepPosition(now: Running) {
    now.stopTimer = clock.after(positionMilliseconds, () => {
      const state = store.get();
      const at = clock.now();
      if (isMoving(state, at)) now.session.note(prompterEntry(state, at), at);
      keepPosition(now);
    });
  }

  function look(now: Running) {
    const at = clock.now();
    const { memory, entries } = follow(now.memory, store.get(), text(), at);
    now.memory = memory;
    for (const entry of entries) now.session.note(entry, at);
  }

  /** Ends what is being written; without a last line where the recording may go on without the studio. */
  function end(over: Running, isOver: boolean) {
    over.stopTimer();
    look(over);
    if (isOver) over.session.note({ kind: "end", asked: over.askedAt }, clock.now());
    running = null;
    ending = ending.then(() => over.session.close());
  }

  function onChange() {
    const { status, file, startedAt } = store.get().recording;
    const isAnother =
      status === "recording" && running?.session.file !== null && running?.session.file !== file;
    if (running !== null && (status === "idle" || isAnother)) end(running, true);
    if (status === "idle") return;
    if (running === null) {
      running = begin();
      keepPosition(running);
    }
    look(running);
    running.askedAt = status === "stopping" ? (running.askedAt ?? clock.now()) : null;
    if (status === "recording" && file !== null) running.session.runs(file, startedAt ?? clock.now());
  }

  const unsubscribe = store.onPatches(onChange);
  return {
    handlers: {
      "recording.marker": ({ text: words }) => {
        if (running === null) throw new StudioError("timeline.no-recording");
        running.session.note({ kind: "marker", text: words }, clock.now());
      },
    },
    async close() {
      unsubscribe();
      if (!isClosed) onChange();
      isClosed = true;
      if (running !== null) end(running, false);
      await ending;
    },
  };
}
