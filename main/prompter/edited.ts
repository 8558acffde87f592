import type { Cue, PrompterText } from "../../preload/contract";
import { reduce, type Timeline } from "./timeline";

const contentOf = (cue: Cue): string => JSON.stringify({ ...cue, index: 0, offset: 0 });

/** Cues by what they do and the how-manieth of that kind they are, which an edit elsewhere does not change. */
function cueKeys(cues: readonly Cue[]): Map<string, number> {
  const seen = new Map<string, number>();
  const keys = new Map<string, number>();
  for (const cue of cues) {
    const content = contentOf(cue);
    const count = (seen.get(content) ?? 0) + 1;
    seen.set(content, count);
    keys.set(`${count} ${content}`, cue.index);
  }
  return keys;
}

/** Which cues of an edited script count as fired, given those fired in the version before. */
function firedAfterEdit(before: readonly Cue[], fired: readonly number[], after: readonly Cue[]): number[] {
  const afterKeys = cueKeys(after);
  return [...cueKeys(before)]
    .filter(([, index]) => fired.includes(index))
    .flatMap(([key]) => afterKeys.get(key) ?? []);
}

/** The timeline of a text that was edited while it is read: the place, the pace and what was fired are kept. */
export function editedTimeline(timeline: Timeline, edited: PrompterText, now: number): Timeline {
  const { cues, length } = edited;
  const present = reduce(timeline, { type: "tick" }, now);
  const fired = firedAfterEdit(timeline.cues, timeline.fired, cues);
  return reduce({ ...present, cues, length, fired }, { type: "seek", position: present.position }, now);
}
