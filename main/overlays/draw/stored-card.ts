import type { CardClock, CardEntrance, CardScroll, OverlayFormat } from "../../../preload/contract";

/**
 * A clock as it lies in the folder: its `at` depends on when the card is shown and is not known yet. `until` is the
 * moment it ends at in epoch milliseconds, or null where it runs from the moment it is shown; see `clockAt`.
 */
export type StoredClock = Omit<CardClock, "at"> & { until: number | null };

/** A card that lies in the folder, proven to be whole. */
export interface StoredCard {
  /**
   * What the format asked for: a PNG, or the clip. A clip of a clock runs at one frame a second, each of them a key
   * frame since OBS goes to those alone, and its first frame shows the whole length; an engine seeks it to the
   * moment. A card that scrolls has no clip: its `file` is the strip whatever the format.
   */
  file: string;
  /** The same card as a PNG for an engine that moves stills by itself: without the digits where a clock runs on it. */
  still: string;
  /** A PNG with everything on it, digits as the clock starts; for screens. The same as `still` without a clock. */
  picture: string;
  /** What is seen of it, in pixels at a 1920×1080 canvas: of a card that scrolls, its place. */
  width: number;
  height: number;
  /** True when nothing had to be drawn. */
  cached: boolean;
  milliseconds: number;
  /** Lengths are the template's, times the theme's pace. */
  motion: { from: CardEntrance; inMilliseconds: number; outMilliseconds: number };
  /** A clip of the way out that ends wholly transparent; only of a moving clip, null for stills, clocks and strips. */
  leaving: string | null;
  clock: StoredClock | null;
  scroll: CardScroll | null;
}

/** How a card is wanted. */
export interface RenderOptions {
  /** Wanted on air now: drawn before, and beside, whatever is drawn ahead of need. */
  urgent?: boolean;
}

/** One card of many to draw. */
export interface WantedDrawing<Drawing> {
  drawing: Drawing;
  format: OverlayFormat;
}

/** The clock of a card that is shown at a moment (epoch milliseconds). */
export function clockAt({ until, ...clock }: StoredClock, shownAt: number): CardClock {
  const end = clock.mode === "down" ? shownAt + clock.lengthMilliseconds : shownAt;
  return { ...clock, at: until ?? end };
}
