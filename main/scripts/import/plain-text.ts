import { blockOfLine, type ImportedText, nothingLeftOut } from "./blocks";

/** Plain text: each line becomes a paragraph of its own, as it looked in the editor. */
export const readPlainText = (source: string): ImportedText => ({
  blocks: source
    .split(/[\n\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(blockOfLine),
  leftOut: nothingLeftOut(),
});
