import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension, type StateEffect } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import type { TFunction } from "i18next";
import { findingMarks } from "./finding-marks";
import { headFold } from "./head-fold";
import { pasting } from "./paste";
import { editorPhrases } from "./phrases";
import { pills } from "./pills";
import { prose } from "./prose";
import { searchInput } from "./search-input";
import { type EditorActions, type EditorWords, editorActions, editorWords } from "./words";

/** What changes with the library, and what changes with the user's language: for that the editor is drawn anew. */
const named = new Compartment();
const translated = new Compartment();

/** What the editor says, in one language. */
export interface Spoken {
  t: TFunction;
  words: EditorWords;
}

const translation = (t: TFunction): Extension => [
  EditorState.phrases.of(editorPhrases(t)),
  placeholder(t("scriptsEditor.placeholder")),
  EditorView.contentAttributes.of({ "aria-label": t("scripts.text") }),
];

/** Sets the editor's own words anew; its phrases only where the language is another. */
export const speak = ({ t, words }: Spoken, isOtherLanguage: boolean): StateEffect<unknown>[] => [
  named.reconfigure(editorWords.of(words)),
  ...(isOtherLanguage ? [translated.reconfigure(translation(t))] : []),
];

/** Everything the script editor is made of. */
export const scriptExtensions = (said: Spoken, actions: EditorActions): Extension => [
  named.of(editorWords.of(said.words)),
  translated.of(translation(said.t)),
  editorActions.of(actions),
  headFold,
  history(),
  pills,
  findingMarks,
  prose,
  search({ top: true }),
  searchInput,
  pasting(),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ spellcheck: "false", "aria-multiline": "true" }),
  keymap.of([
    {
      key: "Mod-s",
      preventDefault: true,
      run: () => {
        actions.save();
        return true;
      },
    },
    ...searchKeymap,
    ...historyKeymap,
    ...defaultKeymap,
  ]),
];
