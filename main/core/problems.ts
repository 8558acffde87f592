import { isDeepStrictEqual } from "node:util";
import { type MessageCode, type MessageParams, messageFor, type Problem } from "../../preload/contract";
import type { Clock } from "./clock";
import type { StateStore } from "./store";

/** The list of what is wrong and what to do, as the strip at the top of every screen shows it. */
export interface Problems {
  /** Adds a problem, or replaces the one with the same code and subject (its `since` stays); nothing where it stands already. */
  report(code: MessageCode, options?: ReportOptions): void;
  /** Takes a problem off the list; without a subject, every one of that code. */
  clear(code: MessageCode, subject?: string): void;
}

export interface ReportOptions {
  severity?: Problem["severity"];
  params?: MessageParams;
  /** What the problem is about, where a code can be about several things: a destination's id, a file. */
  subject?: string;
}

const idOf = (code: MessageCode, subject: string | undefined) =>
  subject === undefined ? code : `${code}#${subject}`;

export function createProblems(store: StateStore, clock: Clock): Problems {
  return {
    report(code, { severity = "warning", params = {}, subject } = {}) {
      const { problems, settings } = store.get();
      const id = idOf(code, subject);
      const index = problems.findIndex((problem) => problem.id === id);
      const since = problems[index]?.since ?? clock.now();
      const text = messageFor(code, params, settings.language);
      const problem = { id, code, severity, params, ...text, since };
      if (isDeepStrictEqual(problems[index], problem)) return;
      store.update((draft) => {
        if (index >= 0) draft.problems[index] = problem;
        else draft.problems.push(problem);
      });
    },
    clear(code, subject) {
      if (!store.get().problems.some((problem) => problem.code === code)) return;
      store.update((draft) => {
        draft.problems = draft.problems.filter((problem) =>
          subject === undefined ? problem.code !== code : problem.id !== idOf(code, subject),
        );
      });
    },
  };
}
