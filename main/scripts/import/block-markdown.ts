import { looksLikeCue } from "../cue";
import { cueOfNote } from "../cue-notes";
import { isGoodCue, plainCue } from "../cue-repair";
import { readAloud } from "../read-aloud";
import { type ImportedBlock, type Run, textOf } from "./blocks";
import { inlineMarkdown } from "./inline-markdown";
import { readsAsNothing } from "./reading-check";

/** The runs of each line of a paragraph. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const { text, bold } of runs)
    text.split("\n").forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push({ text: part, bold });
    });
  return lines;
}

/** A line that is not to be read, kept where whoever edits the script sees it. */
const comment = (text: string): string => `<!-- ${text.replaceAll("--", "- -").replaceAll("<!", "< !")} -->`;

/** A line that was meant as a cue, as the cue it is or as close as can be; null for a line that is read. */
export function cueLine(text: string): string | null {
  const noted = cueOfNote(text.trim());
  if (noted?.startsWith("<!--")) return noted;
  const line = noted ?? text.trim();
  if (!looksLikeCue(line)) return null;
  const repaired = plainCue(line);
  if (isGoodCue(repaired)) return repaired;
  return readsAsNothing(line) ? line : comment(line);
}

const isRead = (runs: readonly Run[]): boolean => readAloud(textOf({ runs }), 1).text !== "";

function paragraphMarkdown(runs: readonly Run[]): string[] {
  const parts: string[] = [];
  let open: Run[] = [];
  const close = () => {
    if (isRead(open)) parts.push(inlineMarkdown(open, 0));
    open = [];
  };
  for (const line of linesOf(runs)) {
    const cue = cueLine(textOf({ runs: line }));
    if (cue === null) {
      if (!isRead(line)) continue;
      if (open.length > 0) open.push({ text: "\n", bold: false });
      open.push(...line);
      continue;
    }
    close();
    parts.push(cue);
  }
  close();
  return parts;
}

/** One paragraph or heading as Markdown; its cues as parts of their own. */
export function blockMarkdown(block: ImportedBlock): string[] {
  if (block.kind === "paragraph" || block.kind === "item") return paragraphMarkdown(block.runs);
  const runs = block.runs.map(({ text }) => ({ text: text.replaceAll("\n", " "), bold: false }));
  if (linesOf(block.runs).some((line) => cueLine(textOf({ runs: line })) !== null))
    return paragraphMarkdown(block.runs);
  return isRead(runs) ? [inlineMarkdown(runs, block.kind === "heading" ? block.level : 1)] : [];
}
