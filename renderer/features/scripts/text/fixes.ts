import type { ScriptFinding } from "../../../../preload/contract";
import type { TextChange } from "./change";

/** A finding with the place it has now, after edits that the check has not seen. */
export interface PlacedFinding {
  finding: ScriptFinding;
  from: number;
  to: number;
}

/** The order in which findings are gone through: by place. */
export const byPlace = (one: PlacedFinding, other: PlacedFinding): number =>
  one.from - other.from || one.to - other.to;

/** One fix where it belongs now, or null where the finding has none of that number. */
export function placedFix({ finding, from }: PlacedFinding, number = 0): TextChange | null {
  const fix = finding.fixes[number];
  if (!fix) return null;
  const moved = from - finding.from;
  return { from: fix.from + moved, to: fix.to + moved, insert: fix.insert };
}

/** Every fix that leaves no choice: of findings with one alone, the earlier where two would overlap. */
export function plainFixes(findings: readonly PlacedFinding[]): TextChange[] {
  const fixes = findings
    .filter(({ finding }) => finding.fixes.length === 1)
    .map((placed) => placedFix(placed))
    .filter((fix) => fix !== null)
    .sort((one, other) => one.from - other.from || one.to - other.to);
  let end = -1;
  return fixes.filter((fix) => {
    if (fix.from < end || (fix.from === end && fix.from === fix.to)) return false;
    end = Math.max(fix.to, fix.from);
    return true;
  });
}

/** Whether two answers of the check mean the same thing, though an edit or another language lies between them. */
export const isSameFinding = (one: ScriptFinding, other: ScriptFinding): boolean =>
  one.code === other.code && one.class === other.class && one.text === other.text;

/**
 * The finding after (or before) the one that is open, or a place; round at the ends. Null where there is none.
 */
export function nextFinding(
  findings: readonly PlacedFinding[],
  at: PlacedFinding | number,
  step: 1 | -1,
): PlacedFinding | null {
  const sorted = [...findings].sort(byPlace);
  const isOpen = (each: PlacedFinding) => typeof at !== "number" && each.finding === at.finding;
  const open = sorted.findIndex(isOpen);
  if (open >= 0) return sorted.at((open + step) % sorted.length) ?? null;
  const place = typeof at === "number" ? at : at.from;
  const found =
    step === 1 ? sorted.find(({ from }) => from > place) : sorted.findLast(({ from }) => from < place);
  return found ?? sorted.at(step === 1 ? 0 : -1) ?? null;
}
