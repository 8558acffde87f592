import { type RefObject, useEffect, useRef } from "react";
import type { Zoom } from "./use-zoom";

/** How much nearer a notch of the wheel brings the time line; two fingers that are spread send many small ones. */
const wheelZoom = 0.004;

/**
 * With Ctrl, as browsers report a pinch too, the wheel brings the time line nearer around the pointer; without it the
 * wheel moves along a time line that is not seen whole.
 */
export function useStripWheel(box: RefObject<HTMLElement | null>, zoom: Zoom): void {
  const latest = useRef(zoom);
  latest.current = zoom;
  useEffect(() => {
    const { current } = box;
    if (current === null) return;
    const onWheel = (event: WheelEvent) => {
      const { view, by, move, isWhole } = latest.current;
      const { left, width } = current.getBoundingClientRect();
      if (width === 0 || view.seconds === 0) return;
      if (event.ctrlKey) {
        const around = view.from + ((event.clientX - left) / width) * view.seconds;
        by(Math.exp(-event.deltaY * wheelZoom), around);
      } else if (isWhole) return;
      else move(((event.deltaX || event.deltaY) / width) * view.seconds);
      event.preventDefault();
    };
    // React's own wheel listeners may not keep the page from zooming.
    current.addEventListener("wheel", onWheel, { passive: false });
    return () => current.removeEventListener("wheel", onWheel);
  }, [box]);
}
