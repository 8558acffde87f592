import { EditorView } from "@codemirror/view";
import { editorActions } from "./words";

/** Rich text that says more than its plain text does. */
const isRich = (html: string): boolean =>
  /<(?:p|div|h[1-6]|li|br|b|strong|em|i|table|ul|ol|blockquote)\b/i.test(html);

/** How long the keys of a plain paste count, in milliseconds: the paste follows them at once. */
const plainFor = 1000;

/** Rich text is read as a document is; Ctrl+Shift+V takes the plain text; a dropped file is offered as a new script. */
export function pasting() {
  let plainAt = Number.NEGATIVE_INFINITY;
  return EditorView.domEventHandlers({
    keydown(event) {
      if (event.key.toLowerCase() === "v" && event.shiftKey && (event.ctrlKey || event.metaKey))
        plainAt = event.timeStamp;
      return false;
    },
    paste(event, view) {
      const html = event.clipboardData?.getData("text/html") ?? "";
      const plain = event.clipboardData?.getData("text/plain") ?? "";
      const actions = view.state.facet(editorActions);
      if (!actions || event.timeStamp - plainAt < plainFor || !isRich(html)) return false;
      event.preventDefault();
      actions.pasteRich(html, plain);
      return true;
    },
    drop(event, view) {
      const file = event.dataTransfer?.files[0];
      const actions = view.state.facet(editorActions);
      if (!file || !actions) return false;
      event.preventDefault();
      actions.dropFile(file);
      return true;
    },
  });
}
