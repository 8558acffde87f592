import { ViewPlugin } from "@codemirror/view";

/**
 * The search panel reads its fields when a key comes up. What is spoken, written by hand or pasted with the mouse comes
 * without a key, so it is told of that as well; not of a word that is being composed.
 */
export const searchInput = ViewPlugin.define(({ dom }) => {
  const commit = (event: Event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.closest(".cm-search")) return;
    if (!(event instanceof InputEvent && event.isComposing)) field.dispatchEvent(new Event("change"));
  };
  dom.addEventListener("input", commit);
  return { destroy: () => dom.removeEventListener("input", commit) };
});
