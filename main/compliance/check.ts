import type { Language, Product, ScriptFinding, TermList } from "../../preload/contract";
import { type Draft, wordFinding } from "./draft";
import { findBareClaims, proofsOf } from "./rules/certificates";
import { findWrongDates } from "./rules/dates";
import { isExcused } from "./rules/excuse";
import { findHeritageFaults } from "./rules/heritage";
import { findWrongPrices } from "./rules/prices";
import { ruleText } from "./rules/rule";
import { findBareFigures } from "./rules/units";
import { finish } from "./steps";
import { createMatcher } from "./terms/matcher";
import { draftOfTerm } from "./terms/term-draft";
import { LineIndex } from "./text/places";
import { readSpoken } from "./text/spoken";

export interface CheckOptions {
  language: Language;
  /** What the village sells; prices and certificates are held against it. */
  products: readonly Product[];
}

/** Holds scripts against some lists of terms and the rules that need none. */
export interface Checker {
  /** What a script must not say, in the order of its text. Any text at all will do; 500,000 characters take a blink. */
  check(markdown: string, options: CheckOptions): ScriptFinding[];
  /** The same in steps of some milliseconds. */
  checkInSteps(markdown: string, options: CheckOptions): Generator<void, ScriptFinding[]>;
}

const rules = [findBareFigures, findWrongPrices, findWrongDates, findHeritageFaults];

/** Takes out what overlaps something that is reported already. */
function outside(drafts: readonly Draft[], taken: readonly Draft[], length: number): Draft[] {
  if (drafts.length === 0 || taken.length === 0) return [...drafts];
  const covered = new Uint8Array(length);
  for (const { from, to } of taken) covered.fill(1, from, to);
  return drafts.filter(({ from, to }) => !covered.subarray(from, to).includes(1));
}

/** Findings worded before others have their turn. */
const wordedInStep = 200;

/** Builds a checker. The lists are compiled at once: some milliseconds. */
export function createChecker(lists: readonly TermList[]): Checker {
  const matcher = createMatcher(lists);

  function* checkInSteps(
    markdown: string,
    { language, products }: CheckOptions,
  ): Generator<void, ScriptFinding[]> {
    const script = readSpoken(markdown);
    yield;
    const text = ruleText(script, products);
    const proofs = proofsOf(text);
    yield;
    const hits = yield* matcher.findInSteps(script.spoken, text.kind);
    const terms = hits
      .filter((hit) => !isExcused(hit, text, proofs))
      .map((hit) => draftOfTerm(hit, script.spoken));
    const worked: Draft[] = [];
    for (const rule of rules) {
      yield;
      for (const draft of rule(text)) worked.push(draft);
    }
    const errors = worked.filter(({ severity }) => severity === "error");
    const graveTerms = terms.filter(({ severity }) => severity === "error");
    const lesserTerms = terms.filter(({ severity }) => severity !== "error");
    const kept = [...graveTerms, ...outside(lesserTerms, errors, markdown.length)];
    const found = [
      ...kept,
      ...outside(worked, graveTerms, markdown.length),
      ...outside(findBareClaims(text, proofs), kept, markdown.length),
    ];
    yield;
    const lines = new LineIndex(markdown);
    const findings: ScriptFinding[] = [];
    for (const draft of found.sort((one, other) => one.from - other.from || one.to - other.to)) {
      findings.push(wordFinding(draft, markdown, lines, language));
      if (findings.length % wordedInStep === 0) yield;
    }
    return findings;
  }

  return { checkInSteps, check: (markdown, options) => finish(checkInSteps(markdown, options)) };
}
