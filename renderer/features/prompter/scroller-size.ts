import type { ScrollerSize } from "./chunk-view";

export interface ScrollerLook {
  /** CSS pixels; less where the box is too narrow for it. */
  fontSize: number;
  /** Where the reading line stands, as a fraction of the height. */
  readingLine: number;
  /** The widest a line gets, as a fraction of the box. */
  width?: number;
  /** Share of the type size that a line takes. */
  lineHeight?: number;
}

/** Characters that a line holds at least, however large the type: fewer tear every phrase apart. */
const leastCharacters = 8;
/** Room for the cues beside the text, as a share of the type size. */
const cueRoom = 1.2;

/** Sizes of the scroller in a box: the type gives way in a narrow one, the margins follow the width that was set. */
export function scrollerSize(
  box: { width: number; height: number },
  { fontSize, readingLine, width = 1, lineHeight = 1.5 }: ScrollerLook,
): ScrollerSize {
  const type = Math.min(fontSize, box.width / (leastCharacters + 2 * cueRoom));
  return {
    fontSize: type,
    linePixels: Math.round(type * lineHeight),
    readingPixels: Math.round(box.height * readingLine),
    height: box.height,
    margin: Math.max(type * cueRoom, (box.width * (1 - width)) / 2),
  };
}
