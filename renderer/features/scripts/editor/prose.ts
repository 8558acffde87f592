import { Decoration, EditorView } from "@codemirror/view";
import { marksInSight } from "./composing";
import styles from "./editor.module.css";
import { headRange } from "./head-fold";

const inline = /\*\*[^*\n]+\*\*|<!--.*?-->/g;

const plugin = marksInSight(
  (view) => {
    const { doc } = view.state;
    const headEnd = headRange(view.state)?.to ?? -1;
    const marks = [];
    for (const { from, to } of view.visibleRanges) {
      for (let place = from; place <= to; ) {
        const line = doc.lineAt(place);
        place = line.to + 1;
        if (line.from <= headEnd) {
          marks.push(Decoration.line({ class: styles.source ?? "" }).range(line.from));
          continue;
        }
        const level = /^(#{1,6})\s/.exec(line.text)?.[1]?.length;
        if (level)
          marks.push(
            Decoration.line({ class: level === 1 ? (styles.heading1 ?? "") : (styles.heading2 ?? "") }).range(
              line.from,
            ),
          );
        // A line as long as a book is looked through where it is in sight alone.
        const start = Math.max(from, line.from);
        for (const found of doc.sliceString(start, Math.min(to, line.to)).matchAll(inline)) {
          const at = start + found.index;
          const name = found[0].startsWith("<") ? styles.comment : styles.strong;
          marks.push(Decoration.mark({ class: name ?? "" }).range(at, at + found[0].length));
        }
      }
    }
    return Decoration.set(marks, true);
  },
  () => false,
);

/** Headings larger, emphasis strong, notes to oneself dim. */
export const prose = [
  plugin,
  EditorView.decorations.of((view) => view.plugin(plugin)?.marks ?? Decoration.none),
];
