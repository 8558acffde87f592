import type { MessageCode } from "../texts";
import type { FindingSeverity, TermClass } from "./term";

/** One way to put a finding right: the Markdown from `from` to `to` becomes `insert`. */
export interface FindingFix {
  from: number;
  to: number;
  insert: string;
}

/** Something wrong with a script: its form, its cues, or what it says. Places are UTF-16 offsets in the Markdown. */
export interface ScriptFinding {
  /** From 1. */
  line: number;
  from: number;
  /** The same as `from` where a whole line or the whole text is meant. */
  to: number;
  code: MessageCode;
  class: TermClass | "form" | "cue" | "date" | "price";
  severity: FindingSeverity;
  /** What was found, as it is written; empty where nothing is. */
  text: string;
  /** Why it is wrong, in the studio's language. */
  message: string;
  /** What to write or do instead. */
  hint: string;
  /** Law and article in words: 《中华人民共和国广告法》第九条第三项; empty where no law is behind it. */
  basis: string;
  /** The best one first; empty where a person has to think. */
  fixes: FindingFix[];
}

/** How often each severity was found. */
export type FindingCounts = Record<FindingSeverity, number>;

/** Kept when a person signs a script: who looked at which text with which lists, and what the check said. */
export interface ReviewRecord {
  id: string;
  scriptId: string;
  title: string;
  /** SHA-256 of what was signed, hex: line ends made plain, the two lines of the signature left out. */
  textHash: string;
  by: string;
  /** Epoch milliseconds. */
  at: number;
  note: string;
  lists: { id: string; edition: string }[];
  counts: FindingCounts;
  /** What was found and signed all the same. */
  findings: Pick<ScriptFinding, "line" | "text" | "class" | "severity" | "message" | "basis">[];
}

/** `signed`: this very text; `changed`: it was changed since; `none`: nobody has. */
export type ReviewState = "none" | "signed" | "changed";
