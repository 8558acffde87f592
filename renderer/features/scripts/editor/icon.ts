import type { CueKind, FindingSeverity } from "../../../../preload/contract";

/** Drawings of the hidden sheet that `IconSheet` renders, for marks that the editor makes without React. */
export type SheetIcon = CueKind | FindingSeverity | "broken" | "head";

export const iconId = (name: SheetIcon): string => `script-icon-${name}`;

const svg = "http://www.w3.org/2000/svg";

/** A drawing as an element; it says nothing to a screen reader. */
export function icon(name: SheetIcon): SVGSVGElement {
  const element = document.createElementNS(svg, "svg");
  element.setAttribute("aria-hidden", "true");
  element.setAttribute("viewBox", "0 0 24 24");
  const use = document.createElementNS(svg, "use");
  use.setAttribute("href", `#${iconId(name)}`);
  element.append(use);
  return element;
}
