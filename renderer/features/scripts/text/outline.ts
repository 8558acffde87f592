import { countReadAloud } from "../../../../preload/contract";
import { cueOfLine } from "../cue-line";
import type { PreviewPiece } from "../markdown";

/** One section of a script: a heading and what is read up to the next. */
export interface Section {
  /** Empty for what stands before the first heading. */
  title: string;
  /** 1–6 for a heading, 0 for what stands before the first. */
  level: number;
  /** Line of the file, from 1. */
  line: number;
  /** Read-aloud characters, headings and cues left out. */
  characters: number;
  /** Seconds that pause cues hold the text. */
  pauseSeconds: number;
  /** Seconds at the given pace, pauses included. */
  seconds: number;
}

export interface Outline {
  sections: Section[];
  characters: number;
  pauseSeconds: number;
  seconds: number;
}

export const noOutline: Outline = { sections: [], characters: 0, pauseSeconds: 0, seconds: 0 };

/** Text as it is read: marks of emphasis and the addresses of links are not. */
const asRead = (text: string): string =>
  text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`~]/g, "");

/** What was counted last time: of a long script all but one paragraph is the same after a key. */
let counted: ReadonlyMap<string, number> = new Map();

/**
 * A script's sections with how long each takes.
 * @param pace read-aloud characters a minute.
 */
export function outlineOf(pieces: readonly PreviewPiece[], pace: number): Outline {
  const sections: Section[] = [];
  const counts = new Map<string, number>();
  const countOf = (text: string): number => {
    const count = counts.get(text) ?? counted.get(text) ?? countReadAloud(asRead(text));
    counts.set(text, count);
    return count;
  };
  const open = (title: string, level: number, line: number) => {
    sections.push({ title, level, line, characters: 0, pauseSeconds: 0, seconds: 0 });
  };
  for (const piece of pieces) {
    if (piece.kind === "heading") {
      open(asRead(piece.text), piece.level ?? 1, piece.line);
      continue;
    }
    if (sections.length === 0) open("", 0, piece.line);
    const section = sections.at(-1);
    if (!section) continue;
    if (piece.kind === "paragraph") section.characters += countOf(piece.text);
    else {
      const cue = cueOfLine(piece.text);
      if (cue?.kind === "pause") section.pauseSeconds += cue.seconds;
    }
  }
  counted = counts;
  const sum = (key: "characters" | "pauseSeconds" | "seconds") =>
    sections.reduce((total, section) => total + section[key], 0);
  for (const section of sections)
    section.seconds = (section.characters * 60) / Math.max(1, pace) + section.pauseSeconds;
  return {
    sections,
    characters: sum("characters"),
    pauseSeconds: sum("pauseSeconds"),
    seconds: sum("seconds"),
  };
}

/** Which section a line lies in, or -1 before the first. */
export function sectionOfLine(sections: readonly Section[], line: number): number {
  return sections.findLastIndex((section) => section.line <= line);
}
