import type { Canvas, Orientation, Slot } from "../../../preload/contract";

/** One line of text as it is drawn. Pixels of the canvas. */
export interface TextLine {
  text: string;
  /** Where the line begins, has its middle or ends, by `anchor`. */
  x: number;
  /** Middle of the line. */
  y: number;
  anchor: "left" | "centre" | "right";
  /** The em. */
  size: number;
  /** #rrggbb */
  colour: string;
  bold: boolean;
}

/** Where ffmpeg draws, and what writes for it: the tools that cards are drawn with. */
export interface DrawingTable {
  /** The folder ffmpeg runs in; every other path is relative to it and needs no escaping. */
  root: string;
  env: Readonly<Record<string, string>>;
  open(): Promise<string>;
  put(path: string, content: string | Buffer): Promise<void>;
  discard(folder: string): Promise<void>;
  /** Width of a line in ems. */
  widthOf(text: string, bold: boolean): Promise<number>;
  /** Puts an ASS document of some lines there as `file`, and its fonts beside it; gives both paths. */
  write(
    file: string,
    canvas: Canvas,
    lines: readonly TextLine[],
  ): Promise<{ document: string; fonts: string }>;
  /** Changes when the font files do. */
  fingerprint(): Promise<string>;
  close(): Promise<void>;
}

/** A card drawn from a template's example. */
export interface ExampleCard {
  /** Absolute path of a PNG. */
  file: string;
  /** What is seen of it, from the left: the picture of a card that scrolls is wider. */
  width: number;
  height: number;
}

/**
 * An example for a place of some shape (width by height in pixels): the template that suits it best; null where none
 * could be drawn.
 */
export type DrawExample = (
  slot: Slot,
  shape: number,
  orientation: Orientation,
) => Promise<ExampleCard | null>;
