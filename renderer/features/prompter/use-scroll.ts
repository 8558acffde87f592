import { type RefObject, useLayoutEffect, useRef } from "react";
import { type PrompterAnchor, positionAt } from "../../../preload/contract";
import { studioNow, studioTime, useMirror } from "../../app/bridge";
import type { ChunkParts, ScrollerSize } from "./chunk-view";
import type { PrompterLayout } from "./lines";
import { createScrollView } from "./scroll-view";

interface ScrollTarget {
  moving: RefObject<HTMLElement | null>;
  layout: PrompterLayout | null;
  /** The revision the layout's offsets belong to. */
  revision: number;
  size: ScrollerSize;
  parts: ChunkParts;
  /** Writes the state of the cues onto their marks. */
  onDrawn: (moving: HTMLElement) => void;
}

const reducesMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Scrolls a layout by the position that all windows share. While an edited text is on its way, the one that is
 * shown runs on from the place that belongs to it: the new place would mean other words in it.
 */
export function useScroll({ moving, layout, revision, size, parts, onDrawn }: ScrollTarget): void {
  const onDrawnNow = useRef(onDrawn);
  onDrawnNow.current = onDrawn;
  const { fontSize, linePixels, readingPixels, height, margin } = size;
  useLayoutEffect(() => {
    const element = moving.current;
    if (!element || !layout || height === 0) return;
    let anchor: PrompterAnchor | null = null;
    const source = {
      position() {
        const prompter = studioNow()?.prompter;
        if (prompter && (anchor === null || prompter.revision === revision)) anchor = prompter;
        return anchor ? positionAt(anchor, studioTime()) : 0;
      },
      glides: !reducesMotion(),
    };
    const view = createScrollView(
      element,
      layout,
      { fontSize, linePixels, readingPixels, height, margin },
      { source, parts, onDrawn: (drawn) => onDrawnNow.current(drawn) },
    );
    let frame = 0;
    const draw = (now: number) => {
      frame = requestAnimationFrame(draw);
      view.draw(now);
    };
    draw(performance.now());
    const stopCues = useMirror.subscribe(({ state }, before) => {
      if (state?.prompter !== before.state?.prompter) onDrawnNow.current(element);
    });
    return () => {
      cancelAnimationFrame(frame);
      stopCues();
      view.stop();
    };
  }, [moving, layout, revision, fontSize, linePixels, readingPixels, height, margin, parts]);
}
