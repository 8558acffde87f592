import type { MessageParams, ScriptLineCode } from "../../preload/contract";

/** Something wrong with one line (from 1) of a script, as a code, so that it can be said in any language. */
export interface LineProblem {
  line: number;
  code: ScriptLineCode;
  params: MessageParams;
}

/** How much of a user's own text a message repeats. */
const excerptLength = 60;

export const lineProblem = (line: number, code: ScriptLineCode, params: MessageParams = {}): LineProblem => ({
  line,
  code,
  params: Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === "string" ? value.slice(0, excerptLength) : value,
    ]),
  ),
});
