import type { DecorationSet, EditorView, PluginValue, ViewUpdate } from "@codemirror/view";
import { ViewPlugin } from "@codemirror/view";

/**
 * A plugin whose marks are made for what is in sight alone. While a Chinese word is being composed they are only
 * moved along: a mark that is made anew beside the caret would break the composition off.
 * @param isStale says of an update that changed neither text nor view whether the marks are to be made anew.
 */
export function marksInSight(
  make: (view: EditorView) => DecorationSet,
  isStale: (update: ViewUpdate) => boolean,
) {
  return ViewPlugin.fromClass(
    class implements PluginValue {
      marks: DecorationSet;
      private isOld = false;

      constructor(view: EditorView) {
        this.marks = make(view);
      }

      update(update: ViewUpdate) {
        const { docChanged, viewportChanged, changes, view } = update;
        if (docChanged) this.marks = this.marks.map(changes);
        if (docChanged || viewportChanged || isStale(update)) this.isOld = true;
        if (!this.isOld || view.composing) return;
        this.marks = make(view);
        this.isOld = false;
      }
    },
  );
}
