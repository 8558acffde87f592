import { type ChunkParts, drawChunk, type ScrollerSize } from "./chunk-view";
import { type LinePlace, lineTop, type PrompterLayout } from "./lines";
import type { Chunk, Track } from "./track";

/** The chunks that exist, in elements that are used again. */
export interface ChunkPool {
  /** Makes these exist and no others. */
  show(chunks: readonly Chunk[]): void;
  /** Puts all of them where they stand on another track. */
  moveTo(track: Track): void;
  /** The element of a line, where it exists. */
  line(place: LinePlace): Element | null;
  clear(): void;
}

export function createChunkPool(
  moving: HTMLElement,
  layout: PrompterLayout,
  size: ScrollerSize,
  parts: ChunkParts,
): ChunkPool {
  const shown = new Map<string, { chunk: Chunk; element: HTMLElement }>();
  const place = (element: HTMLElement, top: number) => {
    element.style.top = `${(top * size.linePixels).toFixed(2)}px`;
  };
  return {
    show(chunks) {
      const keys = new Set(chunks.map(({ key }) => key));
      const free: HTMLElement[] = [];
      for (const [key, { element }] of shown) {
        if (keys.has(key)) continue;
        shown.delete(key);
        free.push(element);
      }
      for (const chunk of chunks) {
        if (shown.has(chunk.key)) continue;
        const element = free.pop() ?? document.createElement("div");
        drawChunk(element, chunk, layout, size, parts);
        place(element, chunk.top);
        if (!element.isConnected) moving.append(element);
        shown.set(chunk.key, { chunk, element });
      }
      for (const element of free) element.remove();
    },
    moveTo(track) {
      for (const { chunk, element } of shown.values()) {
        const { passage, from: line } = chunk;
        place(element, track.topOf(passage) + lineTop(layout, { passage, line }));
      }
    },
    line({ passage, line }) {
      for (const { chunk, element } of shown.values())
        if (chunk.passage === passage && chunk.from <= line && line < chunk.to)
          return element.children[line - chunk.from] ?? null;
      return null;
    },
    clear() {
      for (const { element } of shown.values()) element.remove();
      shown.clear();
    },
  };
}
