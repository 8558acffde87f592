import type { ComplianceCode, FindingFix, Localised, Term } from "../../../preload/contract";
import type { Draft } from "../draft";
import { isHan } from "./fold";
import type { TermHit } from "./matcher";

/** What every finding of a term says alike. */
interface TermWords {
  /** As the list has it, its variants included. */
  plain: ReadonlySet<string>;
  /** Replacements as one reads them out: 「A」或「B」; null where the term can only be left out. */
  listed: Localised | null;
}

const known = new WeakMap<Term, TermWords>();

function wordsOf(term: Term): TermWords {
  const found = known.get(term);
  if (found !== undefined) return found;
  const words = term.replacements.filter((one) => one !== "");
  const listed = {
    "zh-CN": words.map((one) => `「${one}」`).join("或"),
    en: words.map((one) => `“${one}”`).join(" or "),
  };
  const plain = new Set([term.text, ...term.variants].map((one) => one.toLowerCase()));
  const made = { plain, listed: words.length === 0 ? null : listed };
  known.set(term, made);
  return made;
}

/** Leaving out 最好的 leaves no 的 behind where nothing stands before it. */
function fixOf(spoken: string, { from, to }: TermHit, insert: string): FindingFix {
  const next = spoken.charAt(to);
  const isDangling =
    insert === "" && (next === "的" || next === "地") && (from === 0 || !isHan(spoken.charCodeAt(from - 1)));
  return { from, to: isDangling ? to + 1 : to, insert };
}

function codeOf(isPlain: boolean, hasWords: boolean): ComplianceCode {
  if (isPlain) return hasWords ? "compliance.term-replace" : "compliance.term";
  return hasWords ? "compliance.disguised-replace" : "compliance.disguised";
}

/** The finding of a term in a text. */
export function draftOfTerm(hit: TermHit, spoken: string): Draft {
  const { list, term, from, to } = hit;
  const written = spoken.slice(from, to);
  const { plain, listed } = wordsOf(term);
  return {
    from,
    to,
    code: codeOf(plain.has(written.toLowerCase()), listed !== null),
    class: list.class,
    severity: term.severity ?? list.severity,
    basis: term.basis ?? list.basis,
    params: {
      text: written,
      term: term.text,
      reason: term.reason ?? list.reason,
      advice: list.advice,
      replacements: listed ?? "",
    },
    fixes: term.replacements.map((insert) => fixOf(spoken, hit, insert)),
  };
}
