import type { Cue } from "../../preload/contract";

/** Two places nearer than this are one: sums of fractions of characters are not exact. */
export const epsilon = 1e-6;

export type PauseCue = Extract<Cue, { kind: "pause" }>;

/** The cues of a text, laid out so that no event has to look at all of them. Built once a text. */
export interface CueTable {
  byIndex: ReadonlyMap<number, Cue>;
  /** Scene, product and overlay cues in the order of the text. */
  arming: readonly Cue[];
  /** What happens by itself at the reading line: pauses and automatic cues, in the order of the text. */
  stops: readonly Cue[];
  /** For each stop, and behind the last: milliseconds of the pauses from there to the end. */
  pauseMilliseconds: readonly number[];
  /** For each stop, and behind the last: where the next pause from there stands, or null. */
  pauseOffset: readonly (number | null)[];
}

/** Lays out cues, whatever order they come in. */
export function cueTable(cues: readonly Cue[]): CueTable {
  const ordered = [...cues].sort((a, b) => a.offset - b.offset || a.index - b.index);
  const stops = ordered.filter((cue) => cue.kind === "pause" || cue.auto);
  const pauseMilliseconds = [0];
  const pauseOffset: (number | null)[] = [null];
  for (const stop of stops.toReversed()) {
    const isPause = stop.kind === "pause";
    pauseMilliseconds.push((pauseMilliseconds.at(-1) ?? 0) + (isPause ? stop.seconds * 1000 : 0));
    pauseOffset.push(isPause ? stop.offset : (pauseOffset.at(-1) ?? null));
  }
  return {
    byIndex: new Map(ordered.map((cue) => [cue.index, cue])),
    arming: ordered.filter((cue) => cue.kind !== "pause"),
    stops,
    pauseMilliseconds: pauseMilliseconds.toReversed(),
    pauseOffset: pauseOffset.toReversed(),
  };
}

/** How many of some ordered cues stand before a place; with `including`, at it too. */
export function countBefore(cues: readonly Cue[], place: number, including: boolean): number {
  const edge = including ? place + epsilon : place - epsilon;
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const { offset } = cues[middle] as Cue;
    if (including ? offset <= edge : offset < edge) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What arming depends on. */
export interface ArmingView {
  table: CueTable;
  position: number;
  /** Read-aloud characters ahead of the reading line at which a cue is armed. */
  armAhead: number;
  /** Indexes of cues that were fired. */
  fired: ReadonlySet<number>;
  /** Indexes of cues that were to fire by themselves and could not. */
  failed: ReadonlySet<number>;
}

export const isOpen = ({ fired, failed }: Pick<ArmingView, "fired" | "failed">, { index }: Cue): boolean =>
  !fired.has(index) && !failed.has(index);

/** Where in `arming` the cues of the latest place passed begin, given how many cues were passed. */
function placeStart({ table: { arming } }: ArmingView, passed: number): number {
  let start = passed;
  while (start > 0 && arming[start - 1]?.offset === arming[passed - 1]?.offset) start--;
  return start;
}

/**
 * The cue that waits for Space. Of the places passed, the latest counts: an unfired cue of an earlier place has been
 * missed. Cues at one place wait in line, so that a scene and its card at the same spot both come. Only when none
 * waits there, the next one ahead is armed, and only within `armAhead`: a press that comes late for one cue must not
 * fire the following one.
 */
export function armedCue(view: ArmingView): Cue | null {
  const { arming } = view.table;
  const passed = countBefore(arming, view.position, true);
  for (let at = placeStart(view, passed); at < passed; at++) {
    const cue = arming[at] as Cue;
    if (isOpen(view, cue)) return cue;
  }
  const ahead = nextOpen(view, passed);
  return ahead !== null && ahead.offset <= view.position + view.armAhead + epsilon ? ahead : null;
}

/** The first cue from a place in `arming` on that was neither fired nor has failed. */
export function nextOpen(view: Pick<ArmingView, "table" | "fired" | "failed">, from: number): Cue | null {
  const { arming } = view.table;
  for (let at = from; at < arming.length; at++) {
    const cue = arming[at] as Cue;
    if (isOpen(view, cue)) return cue;
  }
  return null;
}

/**
 * Tells the indexes of cues that were passed and not fired: those of earlier places, and automatic ones that failed.
 * Looks through the cues only when another place was reached or something was fired; the same list is given else.
 */
export function missedCues(): (view: ArmingView) => readonly number[] {
  let last: { view: ArmingView; start: number; missed: readonly number[] } | null = null;
  return (view) => {
    const start = placeStart(view, countBefore(view.table.arming, view.position, true));
    if (
      last?.start === start &&
      last.view.table === view.table &&
      last.view.fired === view.fired &&
      last.view.failed === view.failed
    )
      return last.missed;
    const passed = view.table.arming.slice(0, start).filter(({ index }) => !view.fired.has(index));
    const missed = new Set([...passed.map(({ index }) => index), ...view.failed]);
    last = { view, start, missed: [...missed].sort((a, b) => a - b) };
    return last.missed;
  };
}
