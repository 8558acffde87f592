import type { MergePart } from "../../../../preload/contract";

/** What is taken where two copies disagree. `both`: mine, then theirs. */
export type MergeChoice = "mine" | "theirs" | "both";

/** How many places still need a choice; nothing is chosen in advance. */
export const openChoices = (parts: readonly MergePart[], choices: ReadonlyMap<number, MergeChoice>): number =>
  parts.filter((part, index) => part.kind === "conflict" && !choices.has(index)).length;

function linesOf(part: MergePart, choice: MergeChoice | undefined): string[] | null {
  if (part.kind !== "conflict") return part.lines;
  switch (choice) {
    case "mine":
      return part.mine;
    case "theirs":
      return part.theirs;
    case "both":
      return [...part.mine, ...part.theirs];
    case undefined:
      return null;
  }
}

/**
 * The merged text, or null while a choice is missing.
 * @param choices what was chosen, by the part's index.
 */
export function mergedText(
  parts: readonly MergePart[],
  choices: ReadonlyMap<number, MergeChoice>,
): string | null {
  const lines: string[] = [];
  for (const [index, part] of parts.entries()) {
    const taken = linesOf(part, choices.get(index));
    if (taken === null) return null;
    for (const line of taken) lines.push(line);
  }
  return lines.join("\n");
}
