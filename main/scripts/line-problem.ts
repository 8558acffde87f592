import { type Language, type MessageParams, messageFor, type ScriptLineCode } from "../../preload/contract";

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

/** Problems in words, message and what to do, in the order of their lines. */
export function describeProblems(
  problems: readonly LineProblem[],
  language: Language,
): { line: number; message: string }[] {
  return [...problems]
    .sort((a, b) => a.line - b.line)
    .map(({ line, code, params }) => {
      const { message, hint } = messageFor(code, params, language);
      return { line, message: language === "en" ? `${message}. ${hint}` : `${message}。${hint}` };
    });
}
