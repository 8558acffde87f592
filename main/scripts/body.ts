import type { Root } from "mdast";
import { addTree, BodyBuilder, plainText, type ScriptBody } from "./blocks";
import { type Chunk, joinChunks, splitAtBlankLines } from "./chunks";
import { readCue } from "./cue";
import { lineProblem } from "./line-problem";
import { parseMarkdown } from "./markdown";
import { type PlainPart, readPlainBlock } from "./plain-block";

/** Beyond these, Markdown takes time squared and would hold up a show; no script comes near them. */
const limits = {
  marksInParagraph: 2000,
  listLines: 2000,
  directives: 2000,
  containers: 20,
  stretches: 20_000,
  /** Stretches that could not be followed; each costs several tries. */
  tangles: 100,
};

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

function isTangled(text: string): boolean {
  if (count(text, /^[ \t]*(?:[-+*>]|\d+[.)])/gm) > limits.listLines) return true;
  if (count(text, /^[ \t]*:{3,}/gm) > limits.containers) return true;
  if (count(text, /(?<!:):+[A-Za-z][\w-]*[{[]/g) > limits.directives) return true;
  return text
    .split(/\n[ \t]*\n/)
    .some((paragraph) => count(paragraph, /[>[\]*_<`\\&]/g) > limits.marksInParagraph);
}

/** What is put behind a stretch to see whether it has come to its end. */
const sentinel = "\u7EED";
const continuesList = /^(?:[ \t]|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$))/;

/**
 * The tree of a stretch that nothing after it can change, or null where it goes on behind the blank line: an open
 * fence or comment, a list with more to come.
 */
function closedTree(text: string, next: string): Root | null {
  const root = parseMarkdown(`${text}\n\n${sentinel}`);
  const end = root.children.pop();
  if (end?.type !== "paragraph" || end.position?.start.offset !== text.length + 2) return null;
  return root.children.at(-1)?.type === "list" && continuesList.test(next) ? null : root;
}

/** Line by line without any markup: what is shown where the markup is more than can be followed. */
function addPlainly(builder: BodyBuilder, text: string, firstLine: number): void {
  if (builder.body.problems.every(({ code }) => code !== "scripts.too-tangled"))
    builder.body.problems.push(lineProblem(firstLine, "scripts.too-tangled"));
  text.split("\n").forEach((line, index) => {
    builder.addBlock(plainText(line), firstLine + index, 0);
  });
}

function addPart(builder: BodyBuilder, part: PlainPart, linesBefore: number): void {
  const line = linesBefore + part.line;
  if (part.kind === "cue") builder.addCue(readCue(part.name, part.attributes, line), line);
  else builder.addBlock(plainText(part.text), line, part.level);
}

function treeOrNull(parse: () => Root | null): Root | null | "too-deep" {
  try {
    return parse();
  } catch (thrown) {
    if (thrown instanceof RangeError) return "too-deep";
    throw thrown;
  }
}

/** How many chunks from `start` on are one list for all anyone can tell: they are parsed once, not one by one. */
function listSize(chunks: readonly Chunk[], start: number): number {
  let size = 1;
  if (!continuesList.test(chunks[start]?.text ?? "")) return size;
  while (continuesList.test(chunks[start + size]?.text ?? "")) size++;
  return size;
}

/** Adds the stretch that starts at a chunk; says how many chunks it took, and whether it could be followed. */
function addStretch(
  builder: BodyBuilder,
  chunks: readonly Chunk[],
  start: number,
  linesBefore: number,
): { size: number; isTangled: boolean } {
  for (let size = listSize(chunks, start); ; size = Math.min(size * 2, chunks.length - start)) {
    const { text, line } = joinChunks(chunks.slice(start, start + size));
    const next = chunks[start + size];
    const tree = isTangled(text)
      ? "too-deep"
      : treeOrNull(() => (next === undefined ? parseMarkdown(text) : closedTree(text, next.text)));
    if (tree === null) continue;
    if (tree === "too-deep") addPlainly(builder, text, linesBefore + line);
    else addTree(builder, tree, text, linesBefore + line);
    return { size, isTangled: tree === "too-deep" };
  }
}

/**
 * Blocks, cues and problems of a script's body, stretch by stretch: the time it takes grows with the text's length
 * and no faster, and whoever runs the steps can let others have a turn between two.
 * @param linesBefore how many lines stand before the body in the script.
 * @param builder where they are collected.
 */
export function* bodySteps(
  body: string,
  linesBefore: number,
  builder: BodyBuilder = new BodyBuilder(),
): Generator<void, ScriptBody> {
  const chunks = splitAtBlankLines(body);
  let stretches = 0;
  let tangles = 0;
  for (let index = 0; index < chunks.length; ) {
    const chunk = chunks[index];
    if (chunk === undefined) break;
    const plain = readPlainBlock(chunk.text);
    if (plain !== null) {
      for (const part of plain) addPart(builder, part, linesBefore + chunk.line - 1);
      index++;
    } else if (stretches++ < limits.stretches && tangles < limits.tangles) {
      const { size, isTangled } = addStretch(builder, chunks, index, linesBefore);
      if (isTangled) tangles++;
      index += size;
    } else {
      addPlainly(builder, chunk.text, linesBefore + chunk.line);
      index++;
    }
    yield;
  }
  return builder.body;
}
