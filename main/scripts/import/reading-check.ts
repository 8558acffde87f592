import { inlineText } from "../inline-text";
import { parseMarkdown } from "../markdown";
import { readPlainBlock } from "../plain-block";
import { readAloud } from "../read-aloud";

/** What a block is to be read as. */
export interface Reading {
  /** 1–6 for a heading, 0 for a paragraph. */
  level: number;
  /** As it is read aloud. */
  text: string;
  /** The stretches in bold, in order. */
  bold: readonly string[];
}

/** What is put behind a block to see that it takes in nothing after it. */
const sentinel = "\u7EED";

/** Whether a stretch of Markdown is one paragraph or heading, read as wanted whatever comes after it. */
export function readsAs(markdown: string, { level, text, bold }: Reading): boolean {
  const plain = readPlainBlock(markdown);
  if (plain !== null) {
    const [part, ...others] = plain;
    if (part?.kind !== "text" || others.length > 0 || part.level !== level) return false;
    return readAloud(part.text, 1).text === text && bold.length === 0;
  }
  const { children } = parseMarkdown(`${markdown}\n\n${sentinel}`);
  const [node, end] = children;
  if (children.length !== 2 || node === undefined || end?.position?.start.offset !== markdown.length + 2)
    return false;
  if (level === 0 ? node.type !== "paragraph" : node.type !== "heading" || node.depth !== level) return false;
  const inline = inlineText(node, markdown);
  const set = inline.bold.map(([from, to]) => inline.text.slice(from, to));
  return (
    readAloud(inline.text, 1).text === text &&
    set.length === bold.length &&
    set.every((stretch, index) => stretch === bold[index])
  );
}

/** Whether a stretch of Markdown gives nothing to read, and takes in nothing after it. */
export function readsAsNothing(markdown: string): boolean {
  if (readPlainBlock(markdown)?.every(({ kind }) => kind === "cue")) return true;
  const { children } = parseMarkdown(`${markdown}\n\n${sentinel}`);
  const [node, end] = children;
  if (children.length !== 2 || node === undefined || end?.position?.start.offset !== markdown.length + 2)
    return false;
  return (
    node.type === "leafDirective" ||
    (node.type === "paragraph" && readAloud(inlineText(node, markdown).text, 1).text === "")
  );
}
