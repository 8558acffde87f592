import { blockMarkdown } from "./block-markdown";
import type { ImportedBlock } from "./blocks";
import { listMarkdown } from "./list-markdown";

const isItem = (block: ImportedBlock | undefined) => block?.kind === "item";

/**
 * A document's paragraphs as a script's Markdown, in steps between which others can have a turn. Nothing is escaped
 * that needs no escaping, and what is read aloud of it is what stood in the document.
 */
export function* markdownSteps(blocks: readonly ImportedBlock[]): Generator<void, string> {
  const parts: string[] = [];
  for (let index = 0; index < blocks.length; ) {
    let end = index + 1;
    if (isItem(blocks[index])) {
      while (isItem(blocks[end])) end++;
      parts.push(...listMarkdown(blocks.slice(index, end)));
    } else {
      const block = blocks[index];
      if (block !== undefined) parts.push(...blockMarkdown(block));
    }
    index = end;
    yield;
  }
  return parts.filter((part) => part !== "").join("\n\n");
}
