import type { ReviewSegment, Slot, TimelineShow } from "../../preload/contract";
import type { Span } from "./spans";

/** A card as it was asked for. Seconds of the recording. */
export interface RunCard extends Span {
  slot: Slot;
  template: string;
  title: string;
  product: string | null;
  /** Null: it was asked for and never on air. */
  shownAt: number | null;
  /** What took it off is known; else it was still on at the end. */
  hasLeft: boolean;
}

/** A cue of the script that brought a product or a card, at the moment it was fired or passed by. */
export interface RunCue {
  at: number;
  phase: "fired" | "missed";
  what: "scene" | "product" | "overlay" | "pause" | "unknown";
  title: string;
}

/** What a recording's time line tells of how the show was run. Seconds of the recording, all inside it. */
export interface Run {
  show: TimelineShow | null;
  /** The recording was of a rehearsal. */
  rehearsal: boolean;
  segments: ReviewSegment[];
  scenes: { at: number; name: string }[];
  cards: RunCard[];
  cues: RunCue[];
  markers: { at: number; text: string }[];
  problems: (Span & { code: string; message: string })[];
  mutes: Span[];
  slates: Span[];
}

export const emptyRun: Run = {
  show: null,
  rehearsal: false,
  segments: [],
  scenes: [],
  cards: [],
  cues: [],
  markers: [],
  problems: [],
  mutes: [],
  slates: [],
};
