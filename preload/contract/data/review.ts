import type { Slot } from "./preset";

/** How a figure stands against its goal; screens show it with a word and a sign, never by colour alone. */
export type Judgement = "good" | "fair" | "poor";

/** One segment of the rundown as it was run. Times are seconds of the recording. */
export interface ReviewSegment {
  /** The segment's place in the rundown, from 0; one that was gone back to is there twice. */
  index: number;
  id: string;
  title: string;
  from: number;
  to: number;
  plannedSeconds: number;
  actualSeconds: number;
}

/** Something on the recording's own time line. */
export interface ReviewMark {
  at: number;
  kind: "marker" | "scene" | "card" | "cue" | "mute" | "problem" | "finding" | "silence";
  /** In the user's language. */
  title: string;
  /** Seconds it lasted; 0 for a moment. */
  seconds: number;
}

/** A stretch of a script, in the order it was said. */
export interface ScriptPassage {
  text: string;
  /** Null where it was skipped. */
  at: number | null;
  state: "said" | "skipped" | "repeated";
}

export interface ReviewScript {
  scriptId: string;
  title: string;
  /** Read-aloud characters. */
  length: number;
  saidCharacters: number;
  skippedCharacters: number;
  /** Seconds in which the reader spoke while the text stood still, as far as the prompter knows. */
  adLibSeconds: number;
  passages: ScriptPassage[];
}

/** Pace of reading over the recording: read-aloud characters a minute, one value a step; null where nothing was read. */
export interface PaceCurve {
  stepSeconds: number;
  charactersPerMinute: (number | null)[];
  /** The reader's own norm, from earlier recordings and the settings. */
  norm: number;
}

export interface ReviewCard {
  slot: Slot;
  template: string;
  title: string;
  product: string | null;
  segment: number;
  plannedAt: number | null;
  shownAt: number | null;
  seconds: number;
  verdict: "well" | "late" | "never" | "too-short";
}

/** Loudness by EBU R128, and where it is silent. */
export interface ReviewSound {
  integratedLufs: number | null;
  rangeLu: number | null;
  truePeakDb: number | null;
  judgement: Judgement;
  /** In words: too quiet, clipping … */
  words: string;
  /** Stretches without sound of more than 4 s. */
  silences: { from: number; to: number }[];
}

/** One of the three things to do better. */
export interface ReviewAdvice {
  /** In the user's language, with its figure. */
  message: string;
  /** What to do. */
  hint: string;
  /** Seconds of the recording where it shows, the plainest first. */
  evidence: number[];
}

/** How a recording went. */
export interface Review {
  id: string;
  name: string;
  showId: string | null;
  seconds: number;
  plannedSeconds: number | null;
  segments: ReviewSegment[];
  marks: ReviewMark[];
  scripts: ReviewScript[];
  pace: PaceCurve | null;
  cards: ReviewCard[];
  /** Null while it is being measured; ask again when its job is over. */
  sound: ReviewSound | null;
  advice: ReviewAdvice[];
  /** 0–100 of what can be judged; null where too little is known. */
  score: number | null;
  /** False: the recording has no time line of its own (an older one, or somebody else's file). */
  hasTimeline: boolean;
}

/** One rehearsal of a show among the others, the oldest first. */
export interface TrendPoint {
  id: string;
  startedAt: number;
  seconds: number;
  plannedSeconds: number | null;
  score: number | null;
  meanPace: number | null;
  integratedLufs: number | null;
  findings: number;
  cardsMissed: number;
  /** How many segments were run. */
  segments: number;
}

/** A stretch that can be cut out. */
export interface ClipPlan {
  id: string;
  kind: "product" | "chapter" | "marker";
  /** The file's name without its end: the card's or the segment's own words. */
  title: string;
  from: number;
  to: number;
  product: string | null;
}

/** Sound and picture of a recording at a glance. */
export interface Waveform {
  /** Peaks 0–100, one a step. */
  peaks: number[];
  stepSeconds: number;
}
