import type { Text } from "@codemirror/state";
import { isCueLine } from "../cue-line";

/**
 * Where a new cue goes: on a line of its own after the line of the caret, a blank line apart from what is read.
 * @param after nothing is put before this place: the end of the head.
 */
export function cueInsertion(
  doc: Text,
  caret: number,
  cue: string,
  after = 0,
): { from: number; insert: string; caret: number } {
  const line = doc.lineAt(Math.max(caret, after));
  const isBlank = line.text.trim() === "";
  const above = line.number > 1 ? doc.line(line.number - 1).text : "";
  const below = line.number < doc.lines ? doc.line(line.number + 1).text : "";
  const isApart = isBlank && (above.trim() === "" || isCueLine(above));
  const before = isApart ? "" : isBlank || isCueLine(line.text) ? "\n" : "\n\n";
  const end = below.trim() === "" || isCueLine(below) ? "" : "\n";
  return { from: line.to, insert: before + cue + end, caret: line.to + before.length + cue.length };
}
