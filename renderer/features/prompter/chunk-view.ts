import type { Cue } from "../../../preload/contract";
import type { PrompterLayout } from "./lines";
import { headingScale } from "./measure";
import type { Chunk } from "./track";

/** How the scroller's pieces look, in CSS pixels. */
export interface ScrollerSize {
  fontSize: number;
  linePixels: number;
  /** Pixels from the top of the box to the reading line. */
  readingPixels: number;
  /** The box's own height. */
  height: number;
  /** Room left free on each side; cues stand in it. */
  margin: number;
}

export interface ChunkParts {
  /** Class names of a line by kind, of the cues beside a line, and of the mark below the last line. */
  classes: { chunk: string; paragraph: string; heading: string; cues: string; end: string };
  /** An element to copy for a kind of cue. */
  icon: (kind: Cue["kind"]) => Element | null;
  /** What stands below the last line. */
  endMark: string;
}

/** The cues that stand beside a line: those that are reached while it is read. */
function cuesBeside(layout: PrompterLayout, passage: number, line: number): Cue[] {
  const found = layout.lines(passage)[line];
  if (!found || found.count === 0) return [];
  const { cues, length } = layout.text;
  const end = found.offset + found.count;
  return cues.filter(
    ({ offset }) => offset >= found.offset && (offset < end || (end >= length && offset >= end)),
  );
}

function cueMarks(cues: Cue[], fontSize: number, { classes, icon }: ChunkParts): HTMLElement {
  const marks = document.createElement("span");
  marks.className = classes.cues;
  marks.style.fontSize = `${(fontSize * 0.7) / Math.sqrt(cues.length)}px`;
  for (const cue of cues) {
    const mark = icon(cue.kind)?.cloneNode(true);
    if (!(mark instanceof SVGElement)) continue;
    mark.dataset.cue = String(cue.index);
    if (cue.auto) mark.dataset.auto = "";
    mark.setAttribute("role", "img");
    marks.append(mark);
  }
  return marks;
}

/** Fills a chunk's element, new or used before, with its lines. Nothing is measured: every height is known. */
export function drawChunk(
  element: HTMLElement,
  chunk: Chunk,
  layout: PrompterLayout,
  size: ScrollerSize,
  parts: ChunkParts,
): void {
  const kind = layout.passages[chunk.passage]?.kind ?? "paragraph";
  const lines = layout.lines(chunk.passage);
  const drawn: HTMLElement[] = [];
  for (let index = chunk.from; index < chunk.to; index++) {
    const line = document.createElement("div");
    line.className = parts.classes[kind];
    line.dataset.line = String(index);
    line.dataset.offset = String(lines[index]?.offset ?? 0);
    line.style.height = `${size.linePixels}px`;
    line.textContent = lines[index]?.text ?? "";
    const cues = cuesBeside(layout, chunk.passage, index);
    if (cues.length > 0) line.append(cueMarks(cues, size.fontSize, parts));
    drawn.push(line);
  }
  if (chunk.passage === layout.passages.length - 1 && chunk.to === lines.length) {
    const end = document.createElement("div");
    end.className = parts.classes.end;
    end.style.height = `${size.linePixels * 2}px`;
    end.textContent = parts.endMark;
    drawn.push(end);
  }
  element.className = parts.classes.chunk;
  Object.assign(element.style, {
    insetInline: `${size.margin}px`,
    fontSize: `${kind === "heading" ? size.fontSize * headingScale : size.fontSize}px`,
    lineHeight: `${size.linePixels}px`,
  });
  element.replaceChildren(...drawn);
}
