import type { Cue, PrompterText } from "../../preload/contract";
import type { FilmLibrary } from "./ports";

/** Something of a script with its time. Seconds from the start of the reading. */
export interface Timed<What> {
  at: number;
  what: What;
}

/** A stretch of time, in seconds, and what is shown in it. */
export interface Shown {
  start: number;
  end: number;
  lines: string[];
}

/** A script as it runs by at a reader's pace. Seconds from its first word. */
export interface Reading {
  /** Its pauses included. */
  seconds: number;
  /** In their order; none begins before the one before it has ended. */
  captions: Shown[];
  cues: Timed<Cue>[];
  /** Its own headings, which are shown and not read. */
  headings: Timed<string>[];
}

/** Times of a text's places; a pause holds the reading at its place, and what comes by itself there comes before it. */
function clockOf(cues: readonly Cue[], charactersPerMinute: number) {
  const pauses = cues.flatMap((cue) => (cue.kind === "pause" ? [cue] : []));
  const held = (counts: (offset: number) => boolean) =>
    pauses.reduce((sum, pause) => sum + (counts(pause.offset) ? pause.seconds : 0), 0);
  const read = (offset: number) => (offset * 60) / charactersPerMinute;
  return {
    /** When a place is reached. */
    reached: (offset: number) => read(offset) + held((pause) => pause < offset),
    /** When the reading goes on from it. */
    left: (offset: number) => read(offset) + held((pause) => pause <= offset),
  };
}

/** A cue at the place of a pause comes with it, or after it where the script names it later. */
function cueTimes(cues: readonly Cue[], charactersPerMinute: number): Timed<Cue>[] {
  const ordered = [...cues].sort((a, b) => a.offset - b.offset || a.index - b.index);
  let held = 0;
  return ordered.map((cue) => {
    const at = (cue.offset * 60) / charactersPerMinute + held;
    if (cue.kind === "pause") held += cue.seconds;
    return { at, what: cue };
  });
}

/** Lays a script out in time. */
export function readScript(text: PrompterText, library: Pick<FilmLibrary, "pace" | "captions">): Reading {
  const pace = library.pace(text.lang);
  const clock = clockOf(text.cues, pace);
  const paragraphs = text.blocks.filter(({ kind }) => kind === "paragraph").map((block) => block.text);
  const captions = library.captions(paragraphs.join("\n"), text.lang).flatMap(({ from, to, lines }) => {
    const shown = { start: clock.left(from), end: clock.reached(to), lines };
    return lines.length > 0 && shown.end > shown.start ? [shown] : [];
  });
  return {
    seconds: clock.left(text.length),
    captions,
    cues: cueTimes(text.cues, pace),
    headings: text.blocks
      .filter(({ kind }) => kind === "heading")
      .map((block) => ({ at: clock.left(block.offset), what: block.text })),
  };
}
