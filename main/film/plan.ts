import { type Cue, findScene, type Orientation, type Segment, type Show } from "../../preload/contract";
import { type Board, boardsOf } from "./boards";
import { type FilmEvent, firedCues, segmentEvents } from "./events";
import { type FilmLibrary, slotPlace } from "./ports";
import { type Reading, readScript, type Shown, type Timed } from "./reading";

/** One segment of a film. Seconds of the show. */
export interface SegmentPlan {
  id: string;
  title: string;
  start: number;
  /** As planned, or as long as its script takes where that is longer. */
  seconds: number;
  plannedSeconds: number;
  /** Whole seconds its script takes; null where it has none. */
  readingSeconds: number | null;
  /** Where the reading ends before the segment does; null where it has no script. */
  readUntil: number | null;
  /** Cues at their place in the text; those at the same moment together. */
  cues: Timed<Cue[]>[];
  /** The script's own headings. */
  headings: Timed<string>[];
}

/** A card that is not seen: its scene has no place for it in this orientation. */
export interface UnplacedCard {
  at: number;
  segment: string;
  scene: string;
  template: string;
  slot: string;
}

/** Everything a film shows, and when. Seconds of the show, from its start; they know nothing of the film's speed. */
export interface FilmPlan {
  show: string;
  title: string;
  orientation: Orientation;
  seconds: number;
  plannedSeconds: number;
  segments: SegmentPlan[];
  /** Follow one another without a gap. */
  boards: Board[];
  /** In their order, never two at once. */
  captions: Shown[];
  unplaced: UnplacedCard[];
}

function together(cues: readonly Timed<Cue>[], start: number): Timed<Cue[]>[] {
  const groups: Timed<Cue[]>[] = [];
  for (const { at, what } of cues) {
    const last = groups.at(-1);
    if (last !== undefined && last.at === start + at) last.what.push(what);
    else groups.push({ at: start + at, what: [what] });
  }
  return groups;
}

const later = <What>(timed: readonly Timed<What>[], start: number): Timed<What>[] =>
  timed.map(({ at, what }) => ({ at: start + at, what }));

interface PlannedSegment {
  plan: SegmentPlan;
  captions: Shown[];
  events: Timed<FilmEvent>[];
}

function planSegment(segment: Segment, start: number, library: FilmLibrary): PlannedSegment {
  const text = segment.script === undefined ? null : library.script(segment.script);
  const reading: Reading | null = text === null ? null : readScript(text, library);
  const readingSeconds = reading === null ? null : Math.ceil(reading.seconds);
  const seconds = Math.max(segment.plannedSeconds, readingSeconds ?? 0);
  const { id, title, plannedSeconds } = segment;
  return {
    plan: {
      ...{ id, title, start, seconds, plannedSeconds, readingSeconds },
      readUntil: reading === null ? null : start + reading.seconds,
      cues: together(firedCues(segment, reading, library), start),
      headings: later(reading?.headings ?? [], start),
    },
    captions: (reading?.captions ?? []).map((one) => ({
      lines: one.lines,
      start: start + one.start,
      end: start + one.end,
    })),
    events: later(segmentEvents(segment, reading, seconds, library), start),
  };
}

/** Cards that no viewer would see, each once a segment. */
function unplacedCards(
  boards: readonly Board[],
  orientation: Orientation,
  library: FilmLibrary,
): UnplacedCard[] {
  const found = new Map<string, UnplacedCard>();
  for (const { start, look } of boards) {
    const scene = look.scene === null ? null : (findScene(library.presets, look.scene)?.scene ?? null);
    for (const { template, slot } of look.cards) {
      if (scene !== null && slotPlace(scene, slot, orientation) !== null) continue;
      const one = { at: start, segment: look.segment, scene: look.scene ?? "", template, slot };
      const key = [one.segment, one.scene, template, slot].join("\n");
      if (!found.has(key)) found.set(key, one);
    }
  }
  return [...found.values()];
}

/** Plans the film of a show: what is seen, read and said to be where, second by second. Pure. */
export function planFilm(show: Show, orientation: Orientation, library: FilmLibrary): FilmPlan {
  const segments: SegmentPlan[] = [];
  const captions: Shown[] = [];
  const events: Timed<FilmEvent>[] = [];
  let seconds = 0;
  for (const segment of show.segments) {
    const planned = planSegment(segment, seconds, library);
    segments.push(planned.plan);
    captions.push(...planned.captions);
    events.push(...planned.events);
    seconds += planned.plan.seconds;
  }
  const boards = boardsOf(events, seconds, library);
  return {
    ...{ show: show.id, title: show.title, orientation, seconds, segments, boards, captions },
    plannedSeconds: segments.reduce((sum, one) => sum + one.plannedSeconds, 0),
    unplaced: unplacedCards(boards, orientation, library),
  };
}
