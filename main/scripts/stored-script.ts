import {
  type PrompterState,
  type ReviewState,
  type ScriptDocument,
  type ScriptFinding,
  type ScriptSummary,
  type Settings,
  type StudioState,
  settingsPace,
} from "../../preload/contract";
import { describeProblems } from "./findings";
import { lineProblem } from "./line-problem";
import type { ParsedScript } from "./parse";
import { checkReferences } from "./references";

/** A script as it lies in a folder. */
export interface StoredScript {
  id: string;
  /** Absolute path of its file. */
  path: string;
  markdown: string;
  bundled: boolean;
  /** The file was not UTF-8. */
  otherEncoding: boolean;
  hash: string;
  /** When the file was last written, epoch milliseconds. */
  savedAt: number;
  parsed: ParsedScript;
}

/** Whether somebody has signed this very text, and who did so last. */
export type ReviewPort = (id: string, markdown: string) => { review: ReviewState; reviewedBy: string };

/** What the head itself says: good until the review records are asked. */
export function reviewOfHead({ parsed }: StoredScript): { review: ReviewState; reviewedBy: string } {
  const reviewedBy = parsed.frontMatter.reviewedBy.trim();
  return { review: reviewedBy === "" ? "none" : "signed", reviewedBy };
}

/** Read-aloud characters a minute: what rehearsals showed where the user lets them count, else the settings'. */
export function readingPace(
  lang: ScriptSummary["lang"],
  prompter: Settings["prompter"],
  learned: PrompterState["learnedPace"],
): number {
  const pace = prompter.usesLearnedPace ? learned[lang] : null;
  return pace ?? settingsPace(lang, prompter);
}

/** Whole seconds a script takes at a pace in read-aloud characters a minute, its pauses included. */
export function readingSeconds({ text }: ParsedScript, pace: number): number {
  const pauses = text.cues.reduce((sum, cue) => sum + (cue.kind === "pause" ? cue.seconds : 0), 0);
  return Math.ceil((text.length * 60) / pace + pauses);
}

/** What of the studio's state a script is judged by. */
export type Surroundings = Pick<StudioState, "settings" | "library"> & {
  prompter: Pick<PrompterState, "learnedPace">;
};

/** What lists show of a script. */
export function summarise(
  script: StoredScript,
  { settings, prompter }: Pick<Surroundings, "settings" | "prompter">,
  review: ReviewPort | null,
): ScriptSummary {
  const { title, kind, village, lang, sources } = script.parsed.frontMatter;
  const pace = readingPace(lang, settings.prompter, prompter.learnedPace);
  return {
    ...{ id: script.id, title, kind, village, lang },
    length: script.parsed.text.length,
    readingSeconds: readingSeconds(script.parsed, pace),
    ...(review?.(script.id, script.markdown) ?? reviewOfHead(script)),
    bundled: script.bundled,
    sources,
    hash: script.hash,
  };
}

/** What is wrong with a script's form and cues now: products and scenes come and go after it was written. */
export function formProblems(script: StoredScript, { settings, library }: Surroundings): ScriptFinding[] {
  const encoding = script.otherEncoding ? [lineProblem(1, "scripts.other-encoding")] : [];
  const { problems, cues } = script.parsed;
  return describeProblems(
    script.markdown,
    [...encoding, ...problems, ...checkReferences(cues, library)],
    settings.language,
  );
}

/** A script whole, with what is wrong with it. */
export const describeScript = (
  script: StoredScript,
  surroundings: Surroundings,
  review: ReviewPort | null,
): ScriptDocument => ({
  ...summarise(script, surroundings, review),
  markdown: script.markdown,
  problems: formProblems(script, surroundings),
});
