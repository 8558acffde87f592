import type { Language } from "../../../preload/contract";

/** A part of a report, told apart from how it is drawn: the page and the paper say the same. All texts are plain. */
export type Block =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "figures"; items: { label: string; value: string; note: string }[] }
  /** Numbered, each with what to do about it. */
  | { kind: "advice"; items: { text: string; hint: string; places: string }[] }
  | { kind: "bars"; rows: BarRow[]; legend: { planned: string; actual: string } }
  | { kind: "curve"; curve: Curve }
  /** `shares` are the columns' parts of the width. */
  | { kind: "table"; head: string[]; shares: number[]; rows: string[][] };

/** Planned and actual seconds of one segment. */
export interface BarRow {
  label: string;
  planned: number;
  actual: number;
  /** What is written behind the bars. */
  value: string;
}

export interface Curve {
  points: (number | null)[];
  stepSeconds: number;
  norm: number;
  unit: string;
  normLabel: string;
}

export interface Report {
  title: string;
  subtitle: string;
  language: Language;
  blocks: Block[];
}
