import { type PointerEvent, useMemo, useRef, type WheelEvent } from "react";
import { positionAt } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { studioNow, studioTime } from "../../app/bridge";
import { jumpBy, togglePrompter } from "../prompter/commands";
import { currentLayout } from "../prompter/current-layout";
import { positionBy } from "../prompter/jump";

/** Wheel units that make a line: one notch of a mouse is 100 to 120, a touch pad sends many small ones. */
const wheelLine = 50;
/** Pixels a finger moves before it drags rather than taps, and milliseconds between two places sent while it drags. */
const drag = { pixels: 10, milliseconds: 50 };

interface Held {
  x: number;
  y: number;
  position: number;
  /** The text was scrolling when the finger came down, and goes on when it leaves. */
  played: boolean;
  dragging: boolean;
  sentAt: number;
}

function tap(share: number): void {
  if (share < 1 / 3) jumpBy("line", -1);
  else if (share > 2 / 3) jumpBy("line", 1);
  else togglePrompter();
}

/** Wheel and finger on the text. `linePixels`: the height of a line; `turned`: the text is upside down. */
export function useHand(linePixels: () => number, turned: { mirror: boolean; flip: boolean }) {
  const held = useRef<Held | null>(null);
  const wheel = useRef(0);
  const { mirror, flip } = turned;
  return useMemo(() => {
    function placeUnder(finger: Held, y: number): number | null {
      const layout = currentLayout();
      const lines = ((finger.y - y) * (flip ? -1 : 1)) / Math.max(1, linePixels());
      return layout ? positionBy(layout, finger.position, lines) : null;
    }
    return {
      onWheel(event: WheelEvent) {
        wheel.current += event.deltaY;
        if (Math.abs(wheel.current) < wheelLine) return;
        jumpBy("line", wheel.current > 0 ? 1 : -1);
        wheel.current = 0;
      },
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const prompter = studioNow()?.prompter;
        if (event.pointerType !== "touch" || !event.isPrimary || !prompter?.scriptId) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const position = positionAt(prompter, studioTime());
        held.current = {
          ...{ x: event.clientX, y: event.clientY, position },
          ...{ played: prompter.playing, dragging: false, sentAt: 0 },
        };
      },
      onPointerMove(event: PointerEvent) {
        const finger = held.current;
        if (!finger || !event.isPrimary) return;
        if (!finger.dragging && Math.abs(event.clientY - finger.y) < drag.pixels) return;
        // Under a finger the text stands still, or it would run away from it.
        if (!finger.dragging && finger.played) perform("prompter.pause", {});
        finger.dragging = true;
        if (event.timeStamp - finger.sentAt < drag.milliseconds) return;
        finger.sentAt = event.timeStamp;
        const position = placeUnder(finger, event.clientY);
        if (position !== null) perform("prompter.seek", { position });
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const finger = held.current;
        held.current = null;
        if (!finger) return;
        if (finger.dragging) {
          const position = placeUnder(finger, event.clientY);
          if (position !== null) perform("prompter.seek", { position });
          if (finger.played) perform("prompter.play", { countdown: false });
          return;
        }
        const { left, width } = event.currentTarget.getBoundingClientRect();
        const share = (event.clientX - left) / width;
        tap(mirror ? 1 - share : share);
      },
      onPointerCancel() {
        if (held.current?.dragging && held.current.played) perform("prompter.play", { countdown: false });
        held.current = null;
      },
    };
  }, [linePixels, mirror, flip]);
}
