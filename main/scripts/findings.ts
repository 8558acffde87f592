import {
  type FindingFix,
  type FindingSeverity,
  type Language,
  messageFor,
  type ScriptFinding,
  type ScriptLineCode,
} from "../../preload/contract";
import { fixesOf } from "./fixes";
import type { LineProblem } from "./line-problem";

const ofForm: ReadonlySet<ScriptLineCode> = new Set([
  "scripts.front-matter-missing",
  "scripts.front-matter-open",
  "scripts.front-matter-syntax",
  "scripts.front-matter-field",
  "scripts.front-matter-date",
  "scripts.too-tangled",
  "scripts.other-encoding",
]);

/** The text is shown and read all the same. */
const bearable: ReadonlySet<ScriptLineCode> = new Set(["scripts.too-tangled", "scripts.other-encoding"]);

const severityOf = (code: ScriptLineCode): FindingSeverity => (bearable.has(code) ? "warning" : "error");

/** Where the lines of a text begin and end, in UTF-16 places of the text as it is stored. */
export function linePlaces(markdown: string): (line: number) => { from: number; to: number } {
  const starts = [markdown.startsWith("\uFEFF") ? 1 : 0];
  const ends: number[] = [];
  for (const { 0: lineEnd, index } of markdown.matchAll(/\r\n?|\n/g)) {
    ends.push(index);
    starts.push(index + lineEnd.length);
  }
  ends.push(markdown.length);
  return (line) => {
    const place = Math.min(Math.max(line, 1), starts.length) - 1;
    return { from: starts[place] ?? 0, to: ends[place] ?? markdown.length };
  };
}

/** How much of a line a finding repeats. */
const excerptLength = 200;

/** Problems of a script's lines in words, in the order of the lines. `markdown` is the text they were found in. */
export function describeProblems(
  markdown: string,
  problems: readonly LineProblem[],
  language: Language,
): ScriptFinding[] {
  if (problems.length === 0) return [];
  const placeOf = linePlaces(markdown);
  return [...problems]
    .sort((a, b) => a.line - b.line)
    .map((problem) => {
      const { line, code, params } = problem;
      const { from, to } = placeOf(line);
      const fixes: FindingFix[] = fixesOf(problem, markdown, { from, to }, placeOf);
      return {
        ...{ line, from, to, code },
        class: ofForm.has(code) ? "form" : "cue",
        severity: severityOf(code),
        text: markdown.slice(from, Math.min(to, from + excerptLength)),
        ...messageFor(code, params, language),
        ...{ basis: "", fixes },
      };
    });
}
