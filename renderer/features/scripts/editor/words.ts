import { Facet } from "@codemirror/state";
import type { Cue, FindingSeverity } from "../../../../preload/contract";
import type { HeadFields } from "../text/head";

/** What the editor says in its own marks, in the user's language; set anew when the language or the library changes. */
export interface EditorWords {
  /** What a cue does, by name. */
  cue: (cue: Cue) => string;
  auto: string;
  brokenCue: string;
  cueTip: string;
  /** One line for a folded head; null stands for one that cannot be read. */
  head: (fields: HeadFields | null) => string;
  noHead: string;
  editHead: string;
  addHead: string;
  showSource: string;
  hideSource: string;
  severity: Record<FindingSeverity, string>;
  leaveOut: string;
  change: (text: string) => string;
}

export const editorWords = Facet.define<EditorWords, EditorWords | null>({
  combine: (all) => all[0] ?? null,
});

/** What the editor asks of the screen around it. */
export interface EditorActions {
  openCue: (line: number, element: HTMLElement) => void;
  openHead: () => void;
  save: () => void;
  pasteRich: (html: string, plain: string) => void;
  dropFile: (file: File) => void;
}

export const editorActions = Facet.define<EditorActions, EditorActions | null>({
  combine: (all) => all[0] ?? null,
});
