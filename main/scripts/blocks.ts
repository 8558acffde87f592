import type { List, Nodes, Root } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { type Cue, countReadAloud, type ScriptBlock, type ScriptFact } from "../../preload/contract";
import { isCueName, type ReadCue, readCue } from "./cue";
import { factsOf } from "./facts";
import { type InlineText, inlineText, textOfHtml } from "./inline-text";
import { type LineProblem, lineProblem } from "./line-problem";
import { placeInReading, readAloud } from "./read-aloud";

/** A cue with the line (from 1) it stands on. */
export interface PlacedCue {
  cue: Cue;
  line: number;
}

export interface ScriptBody {
  blocks: ScriptBlock[];
  cues: PlacedCue[];
  facts: ScriptFact[];
  /** Read-aloud characters in all. */
  length: number;
  problems: LineProblem[];
}

/** Where a block stands in a list. */
export interface ItemPlace {
  /** As it is read aloud; null for a bullet. */
  number: number | null;
  /** From 0. */
  depth: number;
}

/** Puts an item's number in front of its text: “1. 先和面”. */
function withNumber(inline: InlineText, item: ItemPlace | null): InlineText {
  if (item === null || item.number === null) return inline;
  const number = `${item.number}. `;
  return {
    text: number + inline.text,
    bold: inline.bold.map(([from, to]) => [from + number.length, to + number.length]),
  };
}

/** Collects blocks and cues in reading order and counts the read-aloud characters on the way. */
export class BodyBuilder {
  readonly body: ScriptBody = { blocks: [], cues: [], facts: [], length: 0, problems: [] };

  /** @param item its place in a list: numbers of a list are read aloud (“1. 先和面”), bullets are not. */
  addBlock(unnumbered: InlineText, line: number, level: number, item: ItemPlace | null = null): void {
    const inline = withNumber(unnumbered, item);
    const spoken = readAloud(inline.text, line);
    const { text, problems } = spoken;
    for (const problem of problems) this.body.problems.push(problem);
    if (text === "") return;
    const offset = this.body.length;
    if (level > 0) {
      this.body.blocks.push({ kind: "heading", level, text: text.replaceAll("\n", " "), offset });
      return;
    }
    this.body.blocks.push({ kind: "paragraph", level: 0, text, offset });
    this.body.length += countReadAloud(text);
    const bold = inline.bold.flatMap((range) => {
      const place = placeInReading(spoken, range);
      return place === null ? [] : [place];
    });
    // One by one: a paragraph can hold more facts than a call takes arguments.
    const itemNumber = /^(\d{1,9})\. /.exec(text)?.[1];
    // The number of a list's item is no fact that has to be said right.
    for (const fact of factsOf(text, offset, bold))
      if (fact.offset > offset || fact.text !== itemNumber) this.body.facts.push(fact);
  }

  addCue({ content, problems }: ReadCue, line: number): void {
    this.body.problems.push(...problems);
    if (content === null) return;
    const place = { index: this.body.cues.length, offset: this.body.length };
    this.body.cues.push({ cue: { ...content, ...place }, line });
  }
}

/** Names the way cues are named; anything else after two colons is a sentence, however odd. */
const directiveName = /^[A-Za-z][\w-]*$/;

/** Text that has no bold in it. */
export const plainText = (text: string): InlineText => ({ text, bold: [] });

/** Adds the nodes of one tree to a body. */
class TreeReader {
  readonly #builder: BodyBuilder;
  readonly #source: string;
  readonly #linesBefore: number;
  /** Lists around what is being added. */
  #depth = 0;

  constructor(builder: BodyBuilder, source: string, firstLine: number) {
    this.#builder = builder;
    this.#source = source;
    this.#linesBefore = firstLine - 1;
  }

  add(node: Nodes): void {
    const line = this.#lineOf(node);
    switch (node.type) {
      case "heading":
        this.#builder.addBlock(inlineText(node, this.#source), line, node.depth);
        break;
      case "paragraph":
        this.#builder.addBlock(inlineText(node, this.#source), line, 0);
        break;
      case "html":
        this.#builder.addBlock(plainText(textOfHtml(node.value)), line, 0);
        break;
      case "code":
        this.#builder.addBlock(plainText(node.value), line + 1, 0);
        break;
      case "leafDirective":
        this.#addDirective(node, line);
        break;
      case "containerDirective":
        this.#addContainer(node, line);
        break;
      case "list":
        this.#addList(node);
        break;
      case "blockquote":
      case "listItem":
        for (const child of node.children) this.add(child);
    }
  }

  #lineOf(node: Nodes): number {
    return this.#linesBefore + (node.position?.start.line ?? 1);
  }

  #addDirective(node: LeafDirective, line: number): void {
    const name = node.name.toLowerCase();
    const { start, end } = node.position ?? {};
    if (isCueName(name)) this.#builder.addCue(readCue(name, node.attributes ?? {}, line), line);
    else if (directiveName.test(name))
      this.#builder.body.problems.push(lineProblem(line, "scripts.unknown-directive", { name: node.name }));
    else this.#builder.addBlock(plainText(this.#source.slice(start?.offset, end?.offset)), line, 0);
  }

  #addList(list: List): void {
    const depth = this.#depth++;
    list.children.forEach((item, index) => {
      item.children.forEach((child, place) => {
        if (place > 0 || child.type !== "paragraph") {
          this.add(child);
          return;
        }
        const number = list.ordered ? (list.start ?? 1) + index : null;
        this.#builder.addBlock(inlineText(child, this.#source), this.#lineOf(child), 0, { number, depth });
      });
    });
    this.#depth = depth;
  }

  #addContainer(node: ContainerDirective, line: number): void {
    this.#builder.body.problems.push(lineProblem(line, "scripts.unknown-directive", { name: node.name }));
    for (const child of node.children) this.add(child);
  }
}

/** Adds a parsed stretch of a script to a body. `source` is what the tree was parsed from. */
export function addTree(builder: BodyBuilder, root: Root, source: string, firstLine: number): void {
  const reader = new TreeReader(builder, source, firstLine);
  for (const node of root.children) reader.add(node);
}
