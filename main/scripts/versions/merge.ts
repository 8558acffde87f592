import { diff3MergeRegions, diffIndices } from "node-diff3";
import type { MergePart } from "../../../preload/contract";
import { normaliseSource } from "../source-text";

/**
 * A text as paragraphs: each line with the blank ones after it. Blank lines by themselves are all alike, and a
 * comparison line by line would try each with each.
 */
function paragraphsOf(markdown: string): string[] {
  const lines = normaliseSource(markdown).replace(/\n+$/, "").split("\n");
  if (lines.length === 1 && lines[0] === "") return [];
  const paragraphs: string[] = [];
  for (const line of lines) {
    const last = paragraphs.length - 1;
    if (line === "" && last >= 0) paragraphs[last] += "\n";
    else paragraphs.push(line);
  }
  return paragraphs;
}

const linesOf = (paragraphs: readonly string[]): string[] =>
  paragraphs.flatMap((paragraph) => paragraph.split("\n"));

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, index) => line === b[index]);

/** Neighbours of one kind are one part; parts without lines are left out. */
function addPart(parts: MergePart[], part: MergePart): void {
  const last = parts.at(-1);
  if (part.kind === "conflict" || last === undefined || last.kind === "conflict" || last.kind !== part.kind) {
    if (part.kind === "conflict" || part.lines.length > 0) parts.push(part);
    return;
  }
  for (const line of part.lines) last.lines.push(line);
}

function threeWay(mine: string[], base: string[], theirs: string[]): MergePart[] {
  const parts: MergePart[] = [];
  for (const region of diff3MergeRegions(mine, base, theirs)) {
    if (region.stable) {
      const kind = region.buffer === "a" ? "mine" : region.buffer === "b" ? "theirs" : "same";
      addPart(parts, { kind, lines: linesOf(region.bufferContent) });
      continue;
    }
    const [a, o, b] = [region.aContent, region.oContent, region.bContent].map(linesOf);
    if (a === undefined || o === undefined || b === undefined) continue;
    addPart(
      parts,
      same(a, b) ? { kind: "same", lines: a } : { kind: "conflict", base: o, mine: a, theirs: b },
    );
  }
  return parts;
}

function twoWay(mine: string[], theirs: string[]): MergePart[] {
  const parts: MergePart[] = [];
  let at = 0;
  const copy = (to: number) => addPart(parts, { kind: "same", lines: linesOf(mine.slice(at, to)) });
  for (const { buffer1, buffer2, buffer1Content, buffer2Content } of diffIndices(mine, theirs)) {
    copy(buffer1[0]);
    at = buffer1[0] + buffer1[1];
    if (buffer2[1] + buffer1[1] > 0)
      addPart(parts, {
        ...{ kind: "conflict", base: [] },
        ...{ mine: linesOf(buffer1Content), theirs: linesOf(buffer2Content) },
      });
  }
  copy(mine.length);
  return parts;
}

/**
 * Comparing takes time by the product of both lengths: ten thousand changed paragraphs on either side are a third
 * of a second. Copies that differ in more have little in common, and are asked about as a whole.
 */
const mostComparisons = 1e8;

function differentPart(mine: string[], theirs: string[], base: string[] | undefined): MergePart[] {
  const lengths = [mine.length, theirs.length, base?.length ?? 0].sort((a, b) => b - a);
  if ((lengths[0] ?? 0) * (lengths[1] ?? 0) > mostComparisons)
    return [{ kind: "conflict", base: linesOf(base ?? []), mine: linesOf(mine), theirs: linesOf(theirs) }];
  return base === undefined ? twoWay(mine, theirs) : threeWay(mine, base, theirs);
}

/** How many paragraphs two copies have in common at their starts, or at their ends. */
function commonLength(copies: readonly string[][], fromEnd: boolean): number {
  const shortest = Math.min(...copies.map((copy) => copy.length));
  const at = (copy: readonly string[], index: number) => copy[fromEnd ? copy.length - 1 - index : index];
  let length = 0;
  while (length < shortest && copies.every((copy) => at(copy, length) === at(copies[0] ?? [], length)))
    length++;
  return length;
}

/**
 * Lays two copies of a script beside each other. Line ends (CR LF) and blank lines at the end are no difference.
 * @param base what both began from; null: every difference is a person's to decide.
 */
export function mergeCopies(mine: string, theirs: string, base: string | null): MergePart[] {
  const copies = [mine, theirs, ...(base === null ? [] : [base])].map(paragraphsOf);
  const start = commonLength(copies, false);
  const rests = copies.map((copy) => copy.slice(start));
  const end = commonLength(rests, true);
  const [a = [], b = [], o] = rests.map((rest) => rest.slice(0, rest.length - end));
  const whole = copies[0] ?? [];
  const parts: MergePart[] = [];
  addPart(parts, { kind: "same", lines: linesOf(whole.slice(0, start)) });
  for (const part of differentPart(a, b, o)) addPart(parts, part);
  addPart(parts, { kind: "same", lines: linesOf(whole.slice(whole.length - end)) });
  return parts;
}
