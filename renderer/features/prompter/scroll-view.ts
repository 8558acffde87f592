import { createChunkPool } from "./chunk-pool";
import type { ChunkParts, ScrollerSize } from "./chunk-view";
import { createGlide } from "./glide";
import { lineTop, type PrompterLayout, risen, type Segment, segmentAt } from "./lines";
import { createTrack, type Track } from "./track";

/** Screens of text that exist above and below what is seen, so that they can be filled at leisure. */
const ahead = { above: 0.75, below: 1.5 };
/** Screens read on after which the text around is filled up again. */
const refill = 0.3;
/** Line heights from the track's origin at which it is counted anew: a transform of many thousand pixels is not exact. */
const farthest = 150;
/** Passages from the origin beyond which nothing between is laid out: the text is shown anew from there. */
const farPassages = 60;

export interface ScrollSource {
  /** Where the text is now, in read-aloud characters. */
  position(): number;
  /** Small jumps glide. */
  glides: boolean;
}

export interface ScrollView {
  /** Moves the text to where it is now: once a frame. */
  draw(now: number): void;
  /** Lets go of what waits for an idle moment. */
  stop(): void;
}

interface ScrollParts {
  source: ScrollSource;
  parts: ChunkParts;
  /** Told when lines come into being, so that the state of their cues can be written on them. */
  onDrawn: (moving: HTMLElement) => void;
}

const whenIdle = (work: () => void): (() => void) => {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work, 30);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 400 });
  return () => cancelIdleCallback(handle);
};

/**
 * Gives a function that moves an element by whole pixels of the screen: type stays sharp while it moves, and a frame
 * in which it has not come a pixel further costs nothing. In fractions, a computer without a graphics card filters
 * the whole window anew in every frame.
 */
function createMove(moving: HTMLElement): (y: number) => void {
  let last = "";
  return (y) => {
    const transform = `translate3d(0, ${Math.round(y * devicePixelRatio) / devicePixelRatio}px, 0)`;
    if (transform === last) return;
    moving.style.transform = transform;
    last = transform;
  };
}

/**
 * Shows a layout in an element that is moved by one transform a frame. Only the lines near the window exist, in
 * chunks that come and go in idle moments; within a frame nothing is laid out, measured or made, unless a jump
 * leads to where nothing is yet.
 */
export function createScrollView(
  moving: HTMLElement,
  layout: PrompterLayout,
  size: ScrollerSize,
  { source, parts, onDrawn }: ScrollParts,
): ScrollView {
  const pool = createChunkPool(moving, layout, size, parts);
  const moveTo = createMove(moving);
  const screen = size.height / size.linePixels;
  const reading = size.readingPixels / size.linePixels;
  let segment: Segment = segmentAt(layout, source.position());
  let track: Track = createTrack(layout, segment.passage);
  let glide = createGlide(source.glides);
  let covered = { from: 0, to: 0, at: 0 };
  let current: Element | null = null;
  let cancel: (() => void) | null = null;
  /** Line heights that the track's origin lies from where gliding began to count. */
  let base = 0;

  const passagesAway = () => Math.abs(segment.passage - track.origin);
  const topOf = (position: number) =>
    track.topOf(segment.passage) + lineTop(layout, segment) + risen(segment, position);

  function mark() {
    const element = pool.line(segment);
    if (element === current) return;
    current?.removeAttribute("data-current");
    element?.setAttribute("data-current", "");
    current = element;
  }

  function fill(top: number) {
    covered = { from: top - reading - ahead.above * screen, to: top + (1 + ahead.below) * screen, at: top };
    pool.show(track.chunks(covered.from, covered.to));
    mark();
    onDrawn(moving);
  }

  function jumpFar() {
    pool.clear();
    track = createTrack(layout, segment.passage);
    glide = createGlide(source.glides);
    covered = { from: 0, to: 0, at: 0 };
    base = 0;
  }

  function topNow(): number {
    const position = source.position();
    if (position < segment.from || position >= segment.until) {
      segment = segmentAt(layout, position);
      if (passagesAway() > farPassages) jumpFar();
      mark();
    }
    return topOf(position);
  }

  /** Counts from the passage that is read now: what stands near moves along, and nothing is seen of it. */
  function countAnew(top: number) {
    track = createTrack(layout, segment.passage);
    pool.moveTo(track);
    base += top - topOf(source.position());
  }

  function tend() {
    cancel = null;
    const top = topNow();
    const isFar = Math.abs(top) > farthest || passagesAway() > farPassages / 2;
    if (isFar) countAnew(top);
    const after = isFar ? topNow() : top;
    fill(after);
    if (isFar) show(after, performance.now());
  }

  /** Gliding counts from one origin throughout, or counting anew would look like a jump. */
  function show(top: number, now: number) {
    moveTo(size.readingPixels - (glide(top + base, now) - base) * size.linePixels);
  }

  return {
    draw(now) {
      const top = topNow();
      const above = top - reading;
      if (!(above >= covered.from && above + screen <= covered.to)) fill(top);
      else if (Math.abs(top - covered.at) > screen * refill && cancel === null) cancel = whenIdle(tend);
      show(top, now);
    },
    stop() {
      cancel?.();
      moving.replaceChildren();
    },
  };
}
