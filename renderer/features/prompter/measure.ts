import type { ScriptBlock } from "../../../preload/contract";

/** Share of the type size that a line takes; `--prompter-leading` in scroller.module.css says the same. */
export const lineHeight = 1.5;
/** A heading is a little smaller than what is read aloud, so that nobody reads it aloud. */
export const headingScale = 0.72;

let canvas: CanvasRenderingContext2D | null = null;

/** Measures texts as an element of this type would show them, without laying out the page. Widths in CSS pixels. */
export function createMeasure(element: Element, fontSize: number) {
  const family = getComputedStyle(element).fontFamily;
  canvas ??= document.createElement("canvas").getContext("2d");
  return (text: string, kind: ScriptBlock["kind"]): number => {
    if (!canvas) return text.length * fontSize;
    canvas.font =
      kind === "heading" ? `600 ${fontSize * headingScale}px ${family}` : `600 ${fontSize}px ${family}`;
    return canvas.measureText(text).width;
  };
}
