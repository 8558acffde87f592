import type { Element, ElementContent, Root, RootContent } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { finishInTurns } from "../turns";
import { BlockWriter } from "./block-writer";
import { type BlockShape, type ImportedText, nothingLeftOut } from "./blocks";
import { simplifyHtml } from "./html-scan";
import { cellsOf, rowsOf } from "./html-table";
import { classOf, isBold, isHidden, isListMarker, listLevelOf } from "./word-markup";

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** Deeper than any document; what is nested further is read as if it were not nested. */
const deepest = 400;

const skipped = new Set(
  "script style head title template noscript svg math object iframe select button textarea del audio video canvas meta link".split(
    " ",
  ),
);
const inline = new Set(
  "a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark q ruby rb s samp small span strike strong sub sup time tt u var wbr o:p".split(
    " ",
  ),
);

interface Surroundings {
  bold: boolean;
  pre: boolean;
  /** Lists around it. */
  depth: number;
  nesting: number;
  /** What a paragraph that begins here is. */
  shape: BlockShape;
}

const paragraph: BlockShape = { kind: "paragraph" };

/** Walks a page and writes its paragraphs down in reading order. */
class PageReader {
  readonly writer = new BlockWriter();
  readonly leftOut = nothingLeftOut();

  read(nodes: readonly (RootContent | ElementContent)[], around: Surroundings): void {
    for (const node of nodes) {
      if (node.type === "text") this.writer.addText(node.value, around.bold, around.pre);
      else if (node.type === "element") this.#readElement(node, around);
    }
  }

  #readElement(element: Element, around: Surroundings): void {
    const { tagName } = element;
    if (skipped.has(tagName) || isHidden(element)) return;
    const { bold } = around;
    const inside = { ...around, nesting: around.nesting + 1 };
    if (around.nesting > deepest) this.writer.addText(flatText(element), bold, false);
    else if (tagName === "br") this.writer.addText("\n", bold, true);
    else if (tagName === "img") this.leftOut.pictures++;
    else if (tagName === "ul" || tagName === "ol") this.#readList(element, inside);
    else if (tagName === "table") this.#readTable(element, inside);
    else if (isListMarker(element)) this.writer.setMarker(flatText(element));
    else if (isNoteMark(element)) return;
    else if (inline.has(tagName)) this.read(element.children, { ...inside, bold: isBold(element, bold) });
    else this.#readBlock(element, inside);
  }

  #readBlock(element: Element, around: Surroundings): void {
    const level = /^h([1-6])$/.exec(element.tagName)?.[1];
    const listLevel = listLevelOf(element);
    let { shape } = around;
    if (classOf(element).includes("script-title")) shape = { kind: "title" };
    else if (level !== undefined) shape = { kind: "heading", level: Number(level) };
    else if (listLevel !== null) shape = { kind: "item", number: null, depth: listLevel - 1 };
    this.writer.begin(shape);
    this.read(element.children, {
      ...around,
      shape: shape.kind === "item" ? shape : around.shape,
      bold: level === undefined && isBold(element, around.bold),
      pre: around.pre || element.tagName === "pre",
    });
    this.writer.close();
  }

  #readList(list: Element, around: Surroundings): void {
    let number = Number(list.properties.start ?? 1);
    if (!Number.isSafeInteger(number) || number < 0 || number > 999_999) number = 1;
    for (const child of list.children) {
      if (child.type !== "element") continue;
      if (child.tagName !== "li") {
        this.#readElement(child, around);
        continue;
      }
      if (/^(?:footnote|endnote|comment)-/.test(String(child.properties.id ?? ""))) {
        this.leftOut.notes++;
        continue;
      }
      const item: BlockShape = {
        ...{ kind: "item", depth: around.depth },
        number: list.tagName === "ol" ? number++ : null,
      };
      this.writer.begin(item);
      this.read(child.children, { ...around, depth: around.depth + 1, shape: paragraph });
      this.writer.close();
    }
  }

  #readTable(table: Element, around: Surroundings): void {
    const rows = rowsOf(table);
    const isLayout = rows.every((row) => cellsOf(row).length < 2);
    if (!isLayout) this.leftOut.tables++;
    for (const row of rows) {
      const cells = cellsOf(row);
      this.writer.begin(paragraph);
      cells.forEach((cell, index) => {
        if (index > 0 && !isLayout) this.writer.joinCell();
        if (isLayout) this.read(cell.children, around);
        else this.writer.inOne(() => this.read(cell.children, around));
      });
      this.writer.close();
    }
  }
}

/** `[1]` of a footnote: read aloud it is noise. */
const isNoteMark = (element: Element): boolean =>
  element.tagName === "sup" &&
  element.children.some(
    (child) =>
      child.type === "element" &&
      /^#(?:footnote|endnote|_ftn|_edn)/.test(String(child.properties.href ?? "")),
  );

/** The text of an element however deep it is nested. */
function flatText(element: Element): string {
  const waiting: (RootContent | ElementContent)[] = [element];
  let text = "";
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === "text") text += node.value;
    else if (node.type === "element" && !skipped.has(node.tagName)) {
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child !== undefined) waiting.push(child);
      }
    }
  }
  return text;
}

function* pageSteps(html: string): Generator<void, ImportedText> {
  const reader = new PageReader();
  for (const part of simplifyHtml(html)) {
    const root: Root = parser.parse(part);
    reader.read(root.children, { bold: false, pre: false, depth: 0, nesting: 0, shape: paragraph });
    yield;
  }
  return { blocks: reader.writer.finish(), leftOut: reader.leftOut };
}

/**
 * Rich text as its paragraphs, in reading order: headings, lists and bold kept, all else left out. The show goes on
 * while a long one is read.
 */
export const readHtml = (html: string): Promise<ImportedText> => finishInTurns(pageSteps(html));
