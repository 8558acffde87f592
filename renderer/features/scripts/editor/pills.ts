import { EditorSelection, type EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, WidgetType } from "@codemirror/view";
import { cueOfLine, isCueLine } from "../cue-line";
import { marksInSight } from "./composing";
import styles from "./editor.module.css";
import { headRange } from "./head-fold";
import { icon } from "./icon";
import { editorActions, editorWords } from "./words";

/** Shows the raw line at a place until the caret leaves it; null folds it. */
export const editCue = StateEffect.define<number | null>({
  map: (place, changes) => (place === null ? null : changes.mapPos(place)),
});

/** The line that is edited raw, as a place in it. */
const rawLine = StateField.define<number | null>({
  create: () => null,
  update(place, transaction) {
    let next = place === null ? null : transaction.changes.mapPos(place);
    for (const effect of transaction.effects) if (effect.is(editCue)) next = effect.value;
    if (next === null) return null;
    const { doc, selection } = transaction.state;
    return doc.lineAt(next).number === doc.lineAt(selection.main.head).number ? next : null;
  },
});

class Pill extends WidgetType {
  readonly line: string;
  readonly words: string;
  readonly isAuto: string;

  constructor(line: string, words: string, isAuto: string) {
    super();
    this.line = line;
    this.words = words;
    this.isAuto = isAuto;
  }

  override eq(other: Pill) {
    return other.line === this.line && other.words === this.words && other.isAuto === this.isAuto;
  }

  toDOM(view: EditorView) {
    const words = view.state.facet(editorWords);
    const cue = cueOfLine(this.line.trim());
    const pill = document.createElement("span");
    pill.className = `${styles.pill} ${cue ? "" : styles.broken}`;
    pill.dataset.pill = cue ? cue.kind : "broken";
    pill.title = words?.cueTip ?? "";
    const text = document.createElement("span");
    text.textContent = this.words;
    pill.append(icon(cue ? cue.kind : "broken"), text);
    if (this.isAuto) {
      const auto = document.createElement("span");
      auto.className = styles.auto ?? "";
      auto.textContent = this.isAuto;
      pill.append(auto);
    }
    pill.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const line = view.state.doc.lineAt(view.posAtDOM(pill));
      view.dispatch({ selection: EditorSelection.cursor(line.to) });
      view.focus();
      view.state.facet(editorActions)?.openCue(line.number, pill);
    });
    return pill;
  }

  override ignoreEvent() {
    return true;
  }
}

function pillOf(state: EditorState, text: string): Pill {
  const words = state.facet(editorWords);
  const cue = cueOfLine(text.trim());
  if (!cue) return new Pill(text, `${words?.brokenCue ?? ""} ${text.trim()}`.trim(), "");
  return new Pill(text, words?.cue(cue) ?? text, cue.auto ? (words?.auto ?? "") : "");
}

const plugin = marksInSight(
  (view) => {
    const { state } = view;
    const raw = state.field(rawLine);
    const headEnd = headRange(state)?.to ?? -1;
    const pills = [];
    for (const { from, to } of view.visibleRanges) {
      for (let place = from; place <= to; ) {
        const line = state.doc.lineAt(place);
        place = line.to + 1;
        if (line.from <= headEnd || line.length === 0 || line.length > 2000 || !isCueLine(line.text))
          continue;
        if (raw !== null && raw >= line.from && raw <= line.to) continue;
        pills.push(Decoration.replace({ widget: pillOf(state, line.text) }).range(line.from, line.to));
      }
    }
    return Decoration.set(pills);
  },
  (update) =>
    update.startState.field(rawLine) !== update.state.field(rawLine) ||
    update.startState.facet(editorWords) !== update.state.facet(editorWords),
);

/** The line of the pill before or on which the caret stands, or null. */
function pillAtCaret(view: EditorView): number | null {
  const { main } = view.state.selection;
  const line = view.state.doc.lineAt(main.from);
  const isWhole = main.from === line.from && main.to === line.to;
  if (!(isWhole || (main.empty && main.from === line.from)) || !isCueLine(line.text)) return null;
  return view.state.field(rawLine) === null ? line.number : null;
}

function openAtCaret(view: EditorView): boolean {
  const number = pillAtCaret(view);
  const actions = view.state.facet(editorActions);
  if (number === null || !actions) return false;
  const { node } = view.domAtPos(view.state.doc.line(number).from);
  const near = node instanceof HTMLElement ? node : node.parentElement;
  const line = near?.closest(".cm-line");
  const pill = line?.querySelector<HTMLElement>("[data-pill]");
  if (pill) actions.openCue(number, pill);
  return pill !== null && pill !== undefined;
}

/** Cue lines as pills: one unit for the caret, opened by a click, or by Enter while the caret stands before one. */
export const pills = [
  rawLine,
  plugin,
  EditorView.decorations.of((view) => view.plugin(plugin)?.marks ?? Decoration.none),
  EditorView.atomicRanges.of((view) => view.plugin(plugin)?.marks ?? Decoration.none),
  Prec.high(keymap.of([{ key: "Enter", run: openAtCaret }])),
];
