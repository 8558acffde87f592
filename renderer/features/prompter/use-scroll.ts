import { type RefObject, useEffect } from "react";
import { positionAt } from "../../../preload/contract";
import { studioNow } from "../../app/bridge";
import { lineAt, type PrompterLayout, topAt } from "./lines";

interface ScrollTarget {
  text: RefObject<HTMLElement | null>;
  layout: PrompterLayout | null;
  /** Pixels a line takes. */
  linePixels: number;
  /** Pixels from the top of the window to the reading line. */
  readingPixels: number;
}

/**
 * Moves the text with one transform a frame, from the position all windows share. Nothing is measured here: the
 * layout was made once, and a line is marked current only when it changes.
 */
export function useScroll({ text, layout, linePixels, readingPixels }: ScrollTarget): void {
  useEffect(() => {
    const element = text.current;
    if (!element || !layout) return;
    const lines = [...element.querySelectorAll<HTMLElement>("[data-line]")];
    let current = -1;
    let frame = 0;
    const draw = () => {
      frame = requestAnimationFrame(draw);
      const prompter = studioNow()?.prompter;
      if (!prompter) return;
      const position = positionAt(prompter, Date.now());
      const y = readingPixels - topAt(layout, position) * linePixels;
      element.style.transform = `translate3d(0, ${y.toFixed(2)}px, 0)`;
      const index = lineAt(layout, position);
      if (index === current) return;
      lines[current]?.removeAttribute("data-current");
      lines[index]?.setAttribute("data-current", "");
      current = index;
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [text, layout, linePixels, readingPixels]);
}
