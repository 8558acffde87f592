import {
  type Language,
  type ScriptDocument,
  type ScriptSummary,
  type Settings,
  settingsPace,
} from "../../preload/contract";
import { describeProblems, lineProblem } from "./line-problem";
import { type ParsedScript, parseScript } from "./parse";
import type { ScriptReferences } from "./references";

/** A script as it lies in a folder. */
export interface StoredScript {
  id: string;
  /** Absolute path of its file. */
  path: string;
  markdown: string;
  bundled: boolean;
  /** The file was not UTF-8. */
  otherEncoding: boolean;
  parsed: ParsedScript;
}

/** Whole seconds a script takes at the user's pace, its pauses included. */
export function readingSeconds(parsed: ParsedScript, prompter: Settings["prompter"]): number {
  const { text } = parsed;
  const pauses = text.cues.reduce((sum, cue) => sum + (cue.kind === "pause" ? cue.seconds : 0), 0);
  return Math.ceil((text.length * 60) / settingsPace(text.lang, prompter) + pauses);
}

/** What lists show of a script. Nobody has reviewed a script whose `reviewedBy` is empty. */
export function summarise(script: StoredScript, settings: Settings): ScriptSummary {
  const { title, kind, village, lang, sources, reviewedBy } = script.parsed.frontMatter;
  return {
    id: script.id,
    title,
    kind,
    village,
    lang,
    length: script.parsed.text.length,
    readingSeconds: readingSeconds(script.parsed, settings.prompter),
    reviewed: reviewedBy.trim() !== "",
    bundled: script.bundled,
    sources,
  };
}

/** What is wrong with a text as a script, in words. */
export function findProblems(
  id: string,
  markdown: string,
  references: ScriptReferences,
  language: Language,
): { line: number; message: string }[] {
  return describeProblems(parseScript(id, markdown, references).problems, language);
}

/** A script whole, with what is wrong with it now: products and scenes come and go after it was written. */
export function describeScript(
  script: StoredScript,
  settings: Settings,
  references: ScriptReferences,
): ScriptDocument {
  const problems = findProblems(script.id, script.markdown, references, settings.language);
  const encoding = script.otherEncoding ? [lineProblem(1, "scripts.other-encoding")] : [];
  return {
    ...summarise(script, settings),
    markdown: script.markdown,
    problems: [...describeProblems(encoding, settings.language), ...problems],
  };
}
