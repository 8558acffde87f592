import { type Language, messageFor, type Problem, texts } from "../../../preload/contract";
import type { Trouble } from "../actions/trouble";

/** One sentence of the strip. */
export interface StripItem {
  key: string;
  severity: "error" | "warning" | "info";
  code: string;
  message: string;
  hint: string;
  at: number;
  /** Set for a failed action, which can be put away; a problem goes when it is solved. */
  trouble: number | null;
  action: string;
}

const rank = { error: 0, warning: 1, info: 2 } as const;

/** Failed actions first, then problems from grave to slight, the newer first; worded in the screen's language. */
export function stripItems(problems: Problem[], troubles: Trouble[], language: Language): StripItem[] {
  const failed = troubles.map(
    (trouble): StripItem => ({
      key: `trouble-${trouble.id}`,
      severity: "error",
      code: trouble.code,
      message: trouble.message,
      hint: trouble.hint,
      at: trouble.at,
      trouble: trouble.id,
      action: trouble.action,
    }),
  );
  const standing = problems.map((problem): StripItem => {
    // A studio newer than this page may know codes that the page does not: then its own words stand.
    const words = problem.code in texts ? messageFor(problem.code, problem.params, language) : problem;
    return {
      key: problem.id,
      severity: problem.severity,
      code: problem.code,
      message: words.message,
      hint: words.hint,
      at: problem.since,
      trouble: null,
      action: "",
    };
  });
  standing.sort((a, b) => rank[a.severity] - rank[b.severity] || b.at - a.at);
  // Two presets may miss the same microphone: one sentence says it.
  const items = [...failed, ...standing];
  return items.filter((item, index) => items.findIndex(({ message }) => message === item.message) === index);
}
