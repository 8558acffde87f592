import type { List, Nodes, Root } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { type Cue, countReadAloud, type ScriptBlock } from "../../preload/contract";
import { type CueContent, isCueName, readCue } from "./cue";
import { inlineText, textOfHtml } from "./inline-text";
import { type LineProblem, lineProblem } from "./line-problem";
import { readAloud } from "./read-aloud";

/** A cue with the line (from 1) it stands on. */
export interface PlacedCue {
  cue: Cue;
  line: number;
}

export interface ScriptBody {
  blocks: ScriptBlock[];
  cues: PlacedCue[];
  /** Read-aloud characters in all. */
  length: number;
  problems: LineProblem[];
}

/** Collects blocks and cues in reading order and counts the read-aloud characters on the way. */
export class BodyBuilder {
  readonly body: ScriptBody = { blocks: [], cues: [], length: 0, problems: [] };

  addBlock(rawText: string, line: number, level: number): void {
    const { text, problems } = readAloud(rawText, line);
    this.body.problems.push(...problems);
    if (text === "") return;
    const offset = this.body.length;
    if (level > 0) {
      this.body.blocks.push({ kind: "heading", level, text: text.replaceAll("\n", " "), offset });
      return;
    }
    this.body.blocks.push({ kind: "paragraph", level: 0, text, offset });
    this.body.length += countReadAloud(text);
  }

  addCue(content: CueContent | LineProblem, line: number): void {
    if ("code" in content) {
      this.body.problems.push(content);
      return;
    }
    const place = { index: this.body.cues.length, offset: this.body.length };
    this.body.cues.push({ cue: { ...content, ...place }, line });
  }
}

/** Names the way cues are named; anything else after two colons is a sentence, however odd. */
const directiveName = /^[A-Za-z][\w-]*$/;

const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;

function addDirective(builder: BodyBuilder, node: LeafDirective, source: string): void {
  const line = lineOf(node);
  const name = node.name.toLowerCase();
  if (isCueName(name)) builder.addCue(readCue(name, node.attributes ?? {}, line), line);
  else if (directiveName.test(name))
    builder.body.problems.push(lineProblem(line, "scripts.unknown-directive", { name: node.name }));
  else builder.addBlock(source.slice(node.position?.start.offset, node.position?.end.offset), line, 0);
}

/** Numbers of a list are read aloud (“1. 先和面”); bullets are not. */
function addList(builder: BodyBuilder, list: List, source: string): void {
  list.children.forEach((item, index) => {
    item.children.forEach((child, place) => {
      const number = list.ordered && place === 0 ? `${(list.start ?? 1) + index}. ` : "";
      if (number !== "" && child.type === "paragraph")
        builder.addBlock(number + inlineText(child, source), lineOf(child), 0);
      else addNode(builder, child, source);
    });
  });
}

function addContainer(builder: BodyBuilder, node: ContainerDirective, source: string): void {
  builder.body.problems.push(lineProblem(lineOf(node), "scripts.unknown-directive", { name: node.name }));
  for (const child of node.children) addNode(builder, child, source);
}

function addNode(builder: BodyBuilder, node: Nodes, source: string): void {
  switch (node.type) {
    case "heading":
      builder.addBlock(inlineText(node, source), lineOf(node), node.depth);
      break;
    case "paragraph":
      builder.addBlock(inlineText(node, source), lineOf(node), 0);
      break;
    case "html":
      builder.addBlock(textOfHtml(node.value), lineOf(node), 0);
      break;
    case "code":
      builder.addBlock(node.value, lineOf(node) + 1, 0);
      break;
    case "leafDirective":
      addDirective(builder, node, source);
      break;
    case "containerDirective":
      addContainer(builder, node, source);
      break;
    case "list":
      addList(builder, node, source);
      break;
    case "blockquote":
    case "listItem":
      for (const child of node.children) addNode(builder, child, source);
  }
}

/** Blocks, cues and problems of a parsed script, its head left out. `source` is what the tree was parsed from. */
export function readBody(root: Root, source: string): ScriptBody {
  const builder = new BodyBuilder();
  for (const node of root.children) addNode(builder, node, source);
  return builder.body;
}
