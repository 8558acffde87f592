import {
  type ComplianceCode,
  type FindingFix,
  type FindingSeverity,
  type Language,
  type LegalBasis,
  type Localised,
  localise,
  type MessageParams,
  messageFor,
  type ScriptFinding,
} from "../../preload/contract";
import { basisText } from "./basis";
import type { LineIndex } from "./text/places";

/** A finding before it is worded: what was found where, in no language yet. */
export interface Draft {
  from: number;
  to: number;
  code: ComplianceCode;
  class: ScriptFinding["class"];
  severity: FindingSeverity;
  params: Readonly<Record<string, string | number | Localised>>;
  basis: LegalBasis | null;
  fixes: FindingFix[];
}

/** How much of a text a message repeats. */
const longestQuote = 60;

function paramsIn(params: Draft["params"], language: Language): MessageParams {
  const worded: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === "object") worded[name] = localise(value, language);
    else worded[name] = typeof value === "string" ? value.slice(0, longestQuote) : value;
  }
  return worded;
}

/** Words a draft in a language. `markdown` is the text its places are in. */
export function wordFinding(
  draft: Draft,
  markdown: string,
  lines: LineIndex,
  language: Language,
): ScriptFinding {
  const { from, to, code, severity, fixes } = draft;
  const { message, hint } = messageFor(code, paramsIn(draft.params, language), language);
  return {
    line: lines.lineOf(from),
    from,
    to,
    code,
    class: draft.class,
    severity,
    text: markdown.slice(from, to),
    message,
    hint,
    basis: draft.basis === null ? "" : basisText(draft.basis, language),
    fixes,
  };
}
