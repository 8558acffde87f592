import { type FoundCue, findCues, findInlineCues } from "./cues";
import { findHead, type HeadFacts, type HeadPlace, readHead } from "./head";

/** A script taken apart for the check. */
export interface SpokenScript {
  markdown: string;
  /**
   * As long as the Markdown, with what nobody says or sees on air blanked out: the head but for its title, comments, cues
   * but for the words of their cards, addresses. Offsets are the same in both.
   */
  spoken: string;
  headPlace: HeadPlace | null;
  head: HeadFacts;
  cues: FoundCue[];
  /** Where headings begin. */
  headings: number[];
}

/** A piece to be blanked: `\n` parts what stands around it, `\u200B` does not. */
interface Cut {
  from: number;
  to: number;
  fill: "\n" | "\u200B";
}

/** Comments end with their sign; one that opens a line and is never closed hides the rest, as Markdown has it. */
function findComments(text: string, start: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let from = text.indexOf("<!--", start); from >= 0; ) {
    const close = text.indexOf("-->", from + 4);
    const opensLine = /(?:^|[\r\n])[ \t]{0,3}$/.test(text.slice(Math.max(0, from - 4), from));
    if (close < 0 && !opensLine) break;
    const to = close < 0 ? text.length : close + 3;
    found.push({ from, to });
    from = text.indexOf("<!--", to);
  }
  return found;
}

const patterns: readonly [RegExp, Cut["fill"]][] = [
  [/<\/?[A-Za-z][^<>\r\n]{0,200}>/g, "\u200B"],
  [/\bhttps?:\/\/[\w./?=&%#~+:@-]+/gi, "\n"],
];
const link = /\[([^[\]\r\n]{1,200})\]\([^()\s]{0,500}\)/g;

function cutsOfMarkup(text: string, start: number): Cut[] {
  const cuts: Cut[] = [];
  const add = (from: number, to: number, fill: Cut["fill"]) => {
    if (from >= start) cuts.push({ from, to, fill });
  };
  for (const [pattern, fill] of patterns)
    for (const match of text.matchAll(pattern)) add(match.index, match.index + match[0].length, fill);
  for (const match of text.matchAll(link)) {
    const words = match.index + 1;
    add(match.index, words, "\u200B");
    add(words + (match[1] ?? "").length, match.index + match[0].length, "\u200B");
  }
  for (const { from, to } of findInlineCues(text, start)) add(from, to, "\u200B");
  return cuts;
}

/** A cue line is cut but for the words its card shows. */
function cutsOfCue(cue: FoundCue): Cut[] {
  const cuts: Cut[] = [];
  let from = cue.from;
  const shown =
    cue.name === "overlay" ? cue.attributes.filter(({ name }) => !/^(?:id|auto)$/.test(name)) : [];
  for (const value of shown) {
    cuts.push({ from, to: value.from, fill: "\n" });
    from = value.to;
  }
  cuts.push({ from, to: cue.to, fill: "\n" });
  return cuts;
}

function blank(text: string, cuts: Cut[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, fill } of cuts.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    pieces.push(text.slice(at, start), fill.repeat(to - start));
    at = to;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}

function cutsOfHead(place: HeadPlace | null, { title }: HeadFacts): Cut[] {
  if (place === null) return [];
  if (title === null) return [{ from: 0, to: place.bodyFrom, fill: "\n" }];
  return [
    { from: 0, to: title.from, fill: "\n" },
    { from: title.to, to: place.bodyFrom, fill: "\n" },
  ];
}

/** Finds out what of a script is said or shown. Any text at all will do. */
export function readSpoken(markdown: string): SpokenScript {
  const headPlace = findHead(markdown);
  const head = readHead(markdown, headPlace);
  const bodyFrom = headPlace?.bodyFrom ?? 0;
  const comments = findComments(markdown, bodyFrom);
  const withoutComments = blank(
    markdown,
    comments.map((comment) => ({ ...comment, fill: "\u200B" })),
  );
  const cues = findCues(withoutComments, bodyFrom);
  const cuts = [...cutsOfHead(headPlace, head), ...cues.flatMap(cutsOfCue)];
  const body = blank(withoutComments, cuts);
  return {
    markdown,
    spoken: blank(body, cutsOfMarkup(body, bodyFrom)),
    headPlace,
    head,
    cues,
    headings: [...body.matchAll(/^ {0,3}#{1,6}[ \t]/gm)].map(({ index }) => index),
  };
}
