import { useEffect, useRef } from "react";
import { tinykeys } from "tinykeys";

/** What keys may do while this element has the focus. */
type FocusKind = "free" | "typing" | "choosing";

/** Whether a key pressed on an element belongs to that element: one types there, or moves in a list or slider. */
export function focusKind(element: Element | null): FocusKind {
  if (!element) return "free";
  if (element.closest("input, textarea, select, [contenteditable='true']")) {
    const type = element.getAttribute("type");
    return type === "checkbox" || type === "button" ? "free" : "typing";
  }
  if (element.closest("[role='listbox'], [role='menu'], [role='dialog'], [role='slider'], [role='tablist']"))
    return "choosing";
  return "free";
}

/** Keys that press a button which was reached with Tab, and so are left to it. */
const pressKeys = new Set([" ", "Enter"]);

export interface KeyContext {
  key: string;
  repeat: boolean;
  focus: FocusKind;
  /** The focused button or link was reached with Tab rather than by a click. */
  reachedByTab: boolean;
}

/** Whether a hot key may act. Held keys act once, so that a resting hand cannot run through a rundown. */
export function mayAct({ key, repeat, focus, reachedByTab }: KeyContext, repeats: boolean): boolean {
  if (repeat && !repeats) return false;
  if (focus !== "free") return false;
  return !(reachedByTab && pressKeys.has(key));
}

export interface KeyAction {
  run: () => void;
  /** Acts again while held: pace and size, nothing that takes a scene. */
  repeats?: boolean;
}

/** Hot keys of a screen, in tinykeys' grammar, while `active`. They never fire while one types. */
export function useKeys(keys: Record<string, KeyAction>, active: boolean): void {
  const current = useRef(keys);
  current.current = keys;
  const names = Object.keys(keys).join("\n");
  useEffect(() => {
    if (!active) return;
    let reachedByTab = false;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Tab") reachedByTab = true;
      if (event.key === "Escape" && reachedByTab) {
        reachedByTab = false;
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      }
    };
    const onPointer = () => {
      reachedByTab = false;
    };
    const bindings = Object.fromEntries(
      names.split("\n").map((name) => [
        name,
        (event: KeyboardEvent) => {
          const action = current.current[name];
          const focused = document.activeElement;
          const isButton = focused instanceof HTMLElement && focused.closest("button, a") !== null;
          const context = {
            key: event.key,
            repeat: event.repeat,
            focus: focusKind(focused),
            reachedByTab: reachedByTab && isButton,
          };
          if (!action) return;
          const allowed = mayAct(context, action.repeats ?? false);
          // A clicked button keeps the focus; without this, Space would press it again as well.
          if (allowed || (event.repeat && context.focus === "free" && !context.reachedByTab)) {
            event.preventDefault();
            event.stopPropagation();
          }
          // A button that was only clicked lets go, or its focus ring would light up with every hot key.
          if (allowed && isButton && !context.reachedByTab) focused.blur();
          if (allowed) action.run();
        },
      ]),
    );
    window.addEventListener("keydown", onKey, true);
    window.addEventListener("pointerdown", onPointer, true);
    const stop = tinykeys(window, bindings, { capture: true });
    return () => {
      stop();
      window.removeEventListener("keydown", onKey, true);
      window.removeEventListener("pointerdown", onPointer, true);
    };
  }, [active, names]);
}
