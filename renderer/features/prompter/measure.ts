import type { Measure } from "./lines";

/** A heading is a little smaller than what is read aloud, so that nobody reads it aloud. */
export const headingScale = 0.72;

/** Pixels that widths are measured at; they are given as shares of the type size. */
const referenceSize = 100;

/** Han characters of the usual planes: a font draws all of them on squares of one width. */
const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
const isLatin = (code: number): boolean => code > 0x20 && code < 0x250;

/**
 * Measures texts in type sizes as an element would show them, without laying out the page. Every width is measured
 * once: one for all Han characters, one for a Latin word, one for each other character.
 */
export function createMeasure(element: Element): Measure {
  const { fontFamily, fontWeight } = getComputedStyle(element);
  const canvas = document.createElement("canvas").getContext("2d");
  if (canvas) canvas.font = `${fontWeight} ${referenceSize}px ${fontFamily}`;
  const known = new Map<string, number>();
  const widthOf = (text: string): number => {
    let width = known.get(text);
    if (width === undefined) {
      width = canvas ? canvas.measureText(text).width / referenceSize : text.length;
      known.set(text, width);
    }
    return width;
  };
  const han = widthOf("永");

  function plain(text: string): number {
    let width = 0;
    let word = "";
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      if (isLatin(code)) {
        word += character;
        continue;
      }
      if (word !== "") {
        width += widthOf(word);
        word = "";
      }
      if (code !== 0x0a) width += isHan(code) ? han : widthOf(character);
    }
    return word === "" ? width : width + widthOf(word);
  }
  return (text, kind) => (kind === "heading" ? plain(text) * headingScale : plain(text));
}
