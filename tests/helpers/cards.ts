import type { Card } from "../../main/core";

/** A card as an engine is given it: a still in the slot `card` that fades, unless told otherwise. */
export const stillCard = (
  file: string,
  size: { width: number; height: number },
  more: Partial<Card> = {},
): Card => ({
  slot: "card",
  format: "still",
  file,
  still: file,
  ...size,
  motion: { from: "none", inMilliseconds: 300, outMilliseconds: 200 },
  leaving: null,
  clock: null,
  scroll: null,
  ...more,
});
