import { cueLikeProblem, looksLikeCue } from "./cue";
import { type LineProblem, lineProblem } from "./line-problem";

/** A cue typed into the middle of a sentence, in plain or full-width punctuation. */
const inlineCue = /[:\uFF1A]+\s*(?:scene|product|overlay|pause)\s*[{\uFF5B][^{}\uFF5B\uFF5D\n]*[}\uFF5D]/gi;

export interface ReadAloud {
  text: string;
  problems: LineProblem[];
}

/**
 * What of a block's text an anchor is given to read. Lines that were meant as cues, and cues inside a sentence,
 * are taken out and reported: reading “::scene{id=…}” to an audience is worse than missing a cue.
 * @param firstLine the line (from 1) the block starts on.
 */
export function readAloud(blockText: string, firstLine: number): ReadAloud {
  const problems: LineProblem[] = [];
  const lines = blockText.split("\n").flatMap((line, index) => {
    if (looksLikeCue(line)) {
      problems.push(cueLikeProblem(firstLine + index, line));
      return [];
    }
    const spoken = line.replace(inlineCue, (cue) => {
      problems.push(lineProblem(firstLine + index, "scripts.malformed-cue", { text: cue }));
      return "";
    });
    const trimmed = spoken.trim();
    return trimmed === "" ? [] : [trimmed];
  });
  return { text: lines.join("\n"), problems };
}
