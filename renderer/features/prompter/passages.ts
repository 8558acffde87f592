import { countReadAloud, type PrompterText, type ScriptBlock } from "../../../preload/contract";

/** A run of text that is broken into lines by itself: a heading, a paragraph, or a part of a very long one. */
export interface Passage {
  kind: ScriptBlock["kind"];
  text: string;
  /** Read-aloud characters before it. */
  offset: number;
  /** Read-aloud characters in it; 0 for a heading, which is shown and not counted. */
  count: number;
  /** Which block of the script it belongs to. */
  block: number;
  /** It begins its block: some room is left free above it. */
  isFirst: boolean;
}

/** Most UTF-16 units of a passage: breaking one into lines has to fit into an idle moment. */
const longest = 480;
const sentenceEnd = /[。！？!?；;…][”’」』）)》〉】]*\s*|\.["')\]]*\s+/gu;
const clauseEnd = /[，、：,:]\s*|\s+/gu;

/** Where the last match of a pattern ends in the second half of a text, or 0. */
function lastEnd(text: string, pattern: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end > text.length / 2 ? end : 0;
}

/**
 * Cuts a block's text where the script itself has a new line, and a longer run at the end of a sentence. Where it
 * cuts depends on the text alone, so that every window cuts alike; the parts joined are the text again.
 */
export function cutText(text: string): string[] {
  const parts: string[] = [];
  for (const line of text.split(/(?<=\n)/)) {
    let rest = line;
    while (rest.length > longest) {
      const head = rest.slice(0, longest);
      let end = lastEnd(head, sentenceEnd) || lastEnd(head, clauseEnd) || longest;
      // A character of two units stays whole.
      if (/[\uD800-\uDBFF]/.test(rest.charAt(end - 1))) end -= 1;
      parts.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    if (rest !== "") parts.push(rest);
  }
  return parts;
}

/** The passages of a script, in order. Needs no widths and takes milliseconds for hundreds of thousands of characters. */
export function passagesOf(text: PrompterText): Passage[] {
  const passages: Passage[] = [];
  for (const [block, { kind, text: words, offset: begin }] of text.blocks.entries()) {
    let offset = begin;
    for (const [index, part] of cutText(words).entries()) {
      const count = kind === "paragraph" ? countReadAloud(part) : 0;
      passages.push({ kind, text: part, offset, count, block, isFirst: index === 0 });
      offset += count;
    }
  }
  return passages;
}
