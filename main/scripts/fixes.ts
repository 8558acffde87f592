import type { FindingFix } from "../../preload/contract";
import { isGoodCue, plainCue } from "./cue-repair";
import { unclosedFrontMatter } from "./front-matter";
import type { LineProblem } from "./line-problem";
import { normaliseSource } from "./source-text";

interface Place {
  from: number;
  to: number;
}

const cueInLine =
  /(?<![:\uFF1A])[:\uFF1A]+\s*(?:scene|product|overlay|pause)\s*[{\uFF5B][^{}\uFF5B\uFF5D]*[}\uFF5D]/i;

/** A longer line was not meant as a cue. */
const longestLine = 2000;

function cueFixes(markdown: string, { from, to }: Place): FindingFix[] {
  if (to - from > longestLine) return [];
  const line = markdown.slice(from, to);
  const whole = plainCue(line);
  if (isGoodCue(whole)) return [{ from, to, insert: whole }];
  const inside = cueInLine.exec(line);
  if (inside === null) return [];
  const cue = plainCue(inside[0]);
  if (!isGoodCue(cue)) return [];
  const before = line.slice(0, inside.index).trimEnd();
  const after = line.slice(inside.index + inside[0].length).trimStart();
  return [{ from, to, insert: [before, cue, after].filter((part) => part !== "").join("\n\n") }];
}

function closeHead(markdown: string, placeOf: (line: number) => Place): FindingFix[] {
  const open = unclosedFrontMatter(normaliseSource(markdown));
  if (open === null) return [];
  const at = placeOf(open.lines).to;
  return [{ from: at, to: at, insert: "\n---\n" }];
}

/** Ways to put a problem right in one tap, where there is no doubt what was meant. */
export function fixesOf(
  { code }: LineProblem,
  markdown: string,
  place: Place,
  placeOf: (line: number) => Place,
): FindingFix[] {
  switch (code) {
    case "scripts.wide-punctuation":
    case "scripts.malformed-cue":
      return cueFixes(markdown, place);
    case "scripts.front-matter-open":
      return closeHead(markdown, placeOf);
    default:
      return [];
  }
}
