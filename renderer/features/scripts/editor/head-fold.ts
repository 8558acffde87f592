import { type EditorState, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { findHead, type HeadFields, type HeadRange, readHead } from "../text/head";
import styles from "./editor.module.css";
import { icon } from "./icon";
import { type EditorWords, editorActions, editorWords } from "./words";

/** Shows the head's YAML, or folds it into one line. */
export const foldHead = StateEffect.define<boolean>();

interface HeadState {
  range: HeadRange | null;
  fields: HeadFields | null;
  isFolded: boolean;
}

const read = (doc: Text): Pick<HeadState, "range" | "fields"> => {
  const range = findHead(doc.sliceString(0, 20_000));
  return { range, fields: range ? readHead(range.yaml) : null };
};

const field = StateField.define<HeadState>({
  create: ({ doc }) => ({ ...read(doc), isFolded: true }),
  update(head, { docChanged, changes, state, effects }) {
    let { isFolded } = head;
    for (const effect of effects) if (effect.is(foldHead)) isFolded = effect.value;
    const reaches = docChanged && changes.touchesRange(0, head.range?.to ?? 200) !== false;
    if (!reaches) return isFolded === head.isFolded ? head : { ...head, isFolded };
    return { ...read(state.doc), isFolded };
  },
});

/** Where the head lies, or null where there is none. */
export const headRange = (state: EditorState): HeadRange | null => state.field(field, false)?.range ?? null;

/** What the head says; null where there is none or it cannot be read. */
export const headFields = (state: EditorState): HeadFields | null =>
  state.field(field, false)?.fields ?? null;

function button(text: string, press: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = styles.headButton ?? "";
  element.textContent = text;
  element.addEventListener("click", press);
  return element;
}

class HeadLine extends WidgetType {
  readonly words: EditorWords;
  readonly text: string;
  readonly isThere: boolean;
  readonly isReadable: boolean;
  readonly isFolded: boolean;

  constructor(words: EditorWords, text: string, isThere: boolean, isReadable: boolean, isFolded: boolean) {
    super();
    this.words = words;
    this.text = text;
    this.isThere = isThere;
    this.isReadable = isReadable;
    this.isFolded = isFolded;
  }

  override eq(other: HeadLine) {
    return (
      other.words === this.words &&
      other.text === this.text &&
      other.isThere === this.isThere &&
      other.isReadable === this.isReadable &&
      other.isFolded === this.isFolded
    );
  }

  toDOM(view: EditorView) {
    const { words } = this;
    const line = document.createElement("div");
    line.className = styles.head ?? "";
    line.contentEditable = "false";
    const text = document.createElement("span");
    text.className = styles.headText ?? "";
    text.textContent = this.text;
    const open = () => view.state.facet(editorActions)?.openHead();
    line.append(icon("head"), text);
    // A form would write over YAML that cannot be read.
    if (this.isReadable) line.append(button(this.isThere ? words.editHead : words.addHead, open));
    if (this.isThere)
      line.append(
        button(this.isFolded ? words.showSource : words.hideSource, () => {
          view.dispatch({ effects: foldHead.of(!this.isFolded) });
          view.focus();
        }),
      );
    return line;
  }

  override ignoreEvent() {
    return true;
  }
}

function marks(state: EditorState): DecorationSet {
  const { range, fields, isFolded } = state.field(field);
  const words = state.facet(editorWords);
  if (!words) return Decoration.none;
  const text = range ? words.head(fields) : words.noHead;
  const widget = new HeadLine(words, text, range !== null, range === null || fields !== null, isFolded);
  const mark =
    range && isFolded
      ? Decoration.replace({ widget, block: true }).range(0, range.to)
      : Decoration.widget({ widget, block: true, side: -1 }).range(0);
  return Decoration.set(mark);
}

/** The head as one line that opens its form; its YAML can be unfolded. */
export const headFold = [
  field,
  EditorView.decorations.compute([field, editorWords], marks),
  EditorView.atomicRanges.of((view) => {
    const { range, isFolded } = view.state.field(field);
    return range && isFolded ? Decoration.set(Decoration.replace({}).range(0, range.to)) : Decoration.none;
  }),
];
