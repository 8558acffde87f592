import type { Element } from "hast";

const childrenCalled = (element: Element, names: readonly string[]): Element[] =>
  element.children.filter(
    (child): child is Element => child.type === "element" && names.includes(child.tagName),
  );

/** The rows of a table, those of tables inside it left out. */
export const rowsOf = (table: Element): Element[] => [
  ...childrenCalled(table, ["caption"]),
  ...childrenCalled(table, ["thead", "tbody", "tfoot"]).flatMap((part) => childrenCalled(part, ["tr"])),
  ...childrenCalled(table, ["tr"]),
];

/** The cells of a row; a caption is its own. */
export const cellsOf = (row: Element): Element[] =>
  row.tagName === "caption" ? [row] : childrenCalled(row, ["td", "th"]);
