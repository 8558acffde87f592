import type { ScriptFinding, ScriptMerge } from "../../../../preload/contract";
import type { PreviewPiece } from "../markdown";
import type { HeadFields } from "../text/head";
import type { SaveState } from "./saver";

/** A merge that waits for choices. */
export interface OpenMerge {
  /** `conflict`: somebody else saved meanwhile; `file`: another copy was picked. */
  from: "conflict" | "file";
  merge: ScriptMerge;
}

/** What the screen shows of a script that is open. */
export interface SessionState {
  phase: "loading" | "open" | "missing";
  save: SaveState;
  /** In the order of the text; `null` until the first answer. */
  findings: ScriptFinding[] | null;
  pieces: PreviewPiece[];
  /** Line of the caret, from 1. */
  caretLine: number;
  head: HeadFields | null;
  /** The day of its signature; empty for none. */
  signedOn: string;
  /** A bundled script became the user's own with this change. */
  isCopied: boolean;
  /** What was typed in an earlier window came back. */
  isRecovered: boolean;
  merge: OpenMerge | null;
}

export const loadingSession: SessionState = {
  phase: "loading",
  save: { kind: "saved", at: null },
  findings: null,
  pieces: [],
  caretLine: 1,
  head: null,
  signedOn: "",
  isCopied: false,
  isRecovered: false,
  merge: null,
};
