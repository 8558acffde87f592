import type { Orientation } from "../data/common";
import type { Platform } from "../data/destination";
import type { OverlayFields, OverlayTemplate, OverlayTheme } from "../data/overlay";
import type { FillableRole, Preset, Slot } from "../data/preset";
import type { Product } from "../data/product";
import type { Cue, ScriptSummary } from "../data/script";
import type { Show, ShowSummary } from "../data/show";
import type { Language } from "../language";
import type { voiceStatuses } from "../methods/prompter";

/** Which scene is where on its way to air. "Asked" is not "on air": a fade takes its time. */
export interface ScenesState {
  /** `presetId/sceneId` on air, or null when the engine shows something of the user's own. */
  onAir: string | null;
  /** What the engine calls the scene on air. */
  onAirName: string;
  /** Asked for and not yet on air. */
  asked: { scene: string; at: number; started: boolean } | null;
  /** Which presets are built in the engine now, and for which orientation. */
  applied: { preset: string; orientation: Orientation; at: number }[];
  /** How long the last take took from click to programme, in milliseconds. */
  lastTakeMilliseconds: number | null;
  /** What fills the pictures of each role now: media references. */
  pictures: Record<FillableRole, string | null>;
  /** The restore that `preset.undo` would take back. */
  undo: { preset: string; at: number } | null;
}

/** A card in a slot. */
export interface SlotState {
  slot: Slot;
  template: string;
  fields: OverlayFields;
  format: "still" | "clip";
  /** Media reference of the card's picture (`card:…`), for the preview. */
  image: string;
  status: "rendering" | "asked" | "on-air" | "leaving";
  theme: string;
  /** The product it was filled from. */
  product: string | null;
  /** When it was confirmed on air. */
  onAirAt: number | null;
  /** Whether the card was seen in the programme's own picture; null where that could not be judged. */
  seen: boolean | null;
  /** When it takes itself off, or null. */
  leavesAt: number | null;
  milliseconds: number | null;
}

export interface OverlaysState {
  slots: SlotState[];
}

export interface ShowState {
  /** The open show, or null. */
  open: Show | null;
  /** Which segment is running, or -1 before the first. */
  current: number;
  startedAt: number | null;
  segmentStartedAt: number | null;
  /** What each segment took so far, in seconds, by segment id. */
  actualSeconds: Record<string, number>;
}

/**
 * Where the prompter is. A window works out the present position itself:
 * `position + playing × (now − at) × charactersPerMinute / 60000`, standing still until `holdUntil` and at the end
 * (`positionAt` does this sum), so that many windows agree without traffic.
 */
export interface PrompterState {
  scriptId: string | null;
  /** Rises with each load or edit, so that a window knows to fetch the text again. */
  revision: number;
  /** Rises with each seek by hand, so that what was heard before it is known to be late (`prompter.voice`). */
  seeks: number;
  playing: boolean;
  /** Read-aloud characters before the reading line at `at`. */
  position: number;
  at: number;
  charactersPerMinute: number;
  length: number;
  /** The cue that waits for Space: armed a little ahead of the reading line. */
  armed: Cue | null;
  /**
   * Indexes of cues that were fired. Going back before one by hand takes it off: Space fires it again; by itself it
   * fires again only once the text was taken to its very start.
   */
  fired: number[];
  /** Indexes of cues that were passed and not fired, until they are fired or the text is wound back over them. */
  missed: number[];
  /** Until when a pause cue or the countdown before the start holds the text, or null. */
  holdUntil: number | null;
  /** What holds it. */
  holding: "pause" | "countdown" | null;
  mode: "steady" | "finish-at" | "voice";
  /** When the text has to end, in the mode `finish-at`. */
  finishAt: number | null;
  /** The text stands still because the reader does not speak; it goes on by itself. */
  waiting: boolean;
  /** How far the text runs by itself: to the next pause, or until the listening window says more; null: to its end. */
  limit: number | null;
  voice: { status: (typeof voiceStatuses)[number]; speaking: boolean };
  /** Something the helper wants the reader to see; until null: until it is taken away. */
  message: { text: string; until: number | null } | null;
  /** When the helper last flashed the prompters, or 0. */
  flashedAt: number;
  /** The reader's own pace in characters a minute as rehearsals showed it, by language; null until there were enough. */
  learnedPace: Record<Language, number | null>;
}

/** What is stored: small enough to mirror, so that every list is always right. */
export interface LibraryState {
  presets: Preset[];
  templates: OverlayTemplate[];
  themes: OverlayTheme[];
  platforms: Platform[];
  products: Product[];
  scripts: ScriptSummary[];
  shows: ShowSummary[];
}
