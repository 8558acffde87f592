import type { Cue, PrompterText } from "../../preload/contract";
import { countBefore, cueTable, epsilon } from "./cue-table";
import { mapPosition } from "./map-position";
import { repaced } from "./modes";
import { readAloudUnits } from "./read-aloud";
import { reduce } from "./reduce";
import { type Timeline, withLimit } from "./timeline";

const contentOf = (cue: Cue): string => JSON.stringify({ ...cue, index: 0, offset: 0, auto: false });

/**
 * What each cue is known by, whatever an edit does elsewhere: what it does, and the how-manieth it is that does so.
 * Gives names by index.
 */
export function cueNames(cues: readonly Cue[]): Map<number, string> {
  const seen = new Map<string, number>();
  return new Map(
    cues.map((cue) => {
      const content = contentOf(cue);
      const count = (seen.get(content) ?? 0) + 1;
      seen.set(content, count);
      return [cue.index, `${count} ${content}`];
    }),
  );
}

/** The index of a cue in another version of a text; null where it is no longer there. */
export function sameCue(before: readonly Cue[], after: readonly Cue[], index: number): number | null {
  return before === after ? index : (translator(before, after)([index])[0] ?? null);
}

/** Turns indexes of cues of one version of a text into those of the same cues in another. */
function translator(before: readonly Cue[], after: readonly Cue[]) {
  const names = cueNames(before);
  const indexes = new Map([...cueNames(after)].map(([index, name]) => [name, index]));
  return (from: Iterable<number>): number[] =>
    [...from].flatMap((index) => indexes.get(names.get(index) ?? "") ?? []);
}

/**
 * The timeline of a text that was edited while it is read. The words on the reading line stay there, what was fired
 * stays fired, a pause that holds goes on holding, and one that was passed does not hold again.
 */
export function editedTimeline(
  timeline: Timeline,
  before: PrompterText,
  after: PrompterText,
  now: number,
): Timeline {
  const present = reduce(timeline, { type: "tick" }, now);
  const same = translator(before.cues, after.cues);
  const table = cueTable(after.cues);
  const mapped = mapPosition(readAloudUnits(before), readAloudUnits(after), present.position);
  const position = Math.min(after.length, mapped);
  const passed = new Set(same(present.table.stops.slice(0, present.cursor).map(({ index }) => index)));
  let cursor = countBefore(table.stops, position, false);
  for (
    let stop = table.stops[cursor];
    stop && stop.offset <= position + epsilon;
    stop = table.stops[cursor]
  ) {
    if (!passed.has(stop.index)) break;
    cursor++;
  }
  const playing = present.playing && position < after.length;
  const edited: Timeline = {
    ...present,
    table,
    cursor,
    position,
    at: now,
    length: after.length,
    playing,
    waiting: present.waiting && playing,
    holdUntil: playing ? present.holdUntil : null,
    holding: playing ? present.holding : null,
    fired: new Set(same(present.fired)),
    failed: new Set(same(present.failed)),
    spent: new Set(same(present.spent)),
    due: same(present.due),
    // What the listening window allowed was meant for the earlier text.
    voiceLimit: null,
  };
  return withLimit(repaced(edited, now));
}
