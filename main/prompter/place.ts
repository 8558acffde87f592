import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { type PrompterText, positionAt, toEnvelope, toStudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { jsonFile } from "../storage";
import { countBefore, cueTable, epsilon } from "./cue-table";
import { cueNames } from "./edited";
import { inMode } from "./modes";
import type { Cause } from "./runner";
import { emptyTimeline, type Timeline, withinPace, withLimit } from "./timeline";

const placeSchema = z.object({
  version: z.literal(1),
  scriptId: z.string(),
  /** Read-aloud characters before the reading line when this was written. */
  position: z.number().min(0),
  /** The pace set by hand. */
  charactersPerMinute: z.number().transform(withinPace),
  mode: z.enum(["steady", "finish-at", "voice"]),
  finishAt: z.number().nullable(),
  /** Cues by a short hash of what they do, since an edit may number them anew. */
  fired: z.array(z.string()),
  failed: z.array(z.string()),
  spent: z.array(z.string()),
});
export type Place = z.infer<typeof placeSchema>;

/** Between two writes while the text runs: how far a crash can take the reader back. */
const everyMilliseconds = 1000;

const shortHash = (name: string): string => createHash("sha256").update(name).digest("hex").slice(0, 10);

const hashesOf = (text: PrompterText): Map<number, string> =>
  new Map([...cueNames(text.cues)].map(([index, name]) => [index, shortHash(name)]));

/** The timeline that a place stands for in a text as it is now: standing still where it was. */
export function timelineAt(place: Place, text: PrompterText, now: number): Timeline {
  const hashes = [...hashesOf(text)];
  const indexes = (kept: readonly string[]) => {
    const known = new Set(kept);
    return new Set(hashes.filter(([, hash]) => known.has(hash)).map(([index]) => index));
  };
  const table = cueTable(text.cues);
  const position = Math.min(text.length, place.position);
  const timeline: Timeline = {
    ...emptyTimeline(place.charactersPerMinute),
    table,
    position,
    at: now,
    length: text.length,
    cursor: countBefore(table.stops, position, position > epsilon),
    fired: indexes(place.fired),
    failed: indexes(place.failed),
    spent: indexes(place.spent),
  };
  if (place.mode === "voice") return withLimit(inMode(timeline, { mode: "voice" }, now));
  const isAhead = place.mode === "finish-at" && place.finishAt !== null && place.finishAt > now;
  if (!isAhead) return withLimit(timeline);
  return withLimit(inMode(timeline, { mode: "finish-at", at: place.finishAt ?? now }, now));
}

export interface PlaceKeeper {
  /** What was on the prompter when the studio last ended, however it ended; null for nothing. */
  read(): Promise<Place | null>;
  /** To be called after every change of the timeline. */
  settled(timeline: Timeline, cause: Cause, text: PrompterText): void;
  /** Writes what is not yet written. */
  close(): Promise<void>;
}

/** Causes that a crash must not undo. What ticks and the reader's voice change is written within a second. */
const atOnce = (cause: Cause): boolean => cause !== "tick" && cause !== "voice";

/** Keeps the place in `prompter.json` of the data folder: at each event that matters, and every second of reading. */
export function createPlaceKeeper({ paths, problems, clock, store }: StudioContext): PlaceKeeper {
  const file = jsonFile(join(paths.data, "prompter.json"), {
    schema: placeSchema.nullable(),
    version: 1,
    fallback: () => null,
    onCorrupt: (path, copy) => problems.report("storage.corrupt", { params: { path, copy }, subject: path }),
  });
  let present: { timeline: Timeline; text: PrompterText } | null = null;
  let hashed: { text: PrompterText; hashes: Map<number, string> } | null = null;
  let writing: Promise<void> | null = null;
  let dirty = false;
  let stopTimer: (() => void) | null = null;
  /** The file could not be read, or comes from a later version: it is left as it is. */
  let untouchable = false;

  function namesIn(text: PrompterText): Map<number, string> {
    if (hashed?.text !== text) hashed = { text, hashes: hashesOf(text) };
    return hashed.hashes;
  }

  function placeNow(): Place | null {
    if (present === null) return null;
    const { timeline, text } = present;
    const names = namesIn(text);
    const kept = (indexes: ReadonlySet<number>) => [...indexes].flatMap((index) => names.get(index) ?? []);
    return {
      version: 1,
      scriptId: text.scriptId,
      position: Math.round(positionAt(timeline, clock.now()) * 100) / 100,
      charactersPerMinute: timeline.steadyPace,
      mode: timeline.mode,
      finishAt: timeline.finishAt,
      fired: kept(timeline.fired),
      failed: kept(timeline.failed),
      spent: kept(timeline.spent),
    };
  }

  async function writeAll(): Promise<void> {
    while (dirty) {
      dirty = false;
      try {
        await file.write(placeNow());
        problems.clear("prompter.place-not-kept");
      } catch (thrown) {
        const reason = toEnvelope(toStudioError(thrown), store.get().settings.language).message;
        problems.report("prompter.place-not-kept", { params: { reason } });
      }
    }
    writing = null;
  }

  function write() {
    stopTimer?.();
    stopTimer = null;
    if (untouchable) return;
    dirty = true;
    writing ??= writeAll();
    if (present?.timeline.playing) writeSoon();
  }

  function writeSoon() {
    stopTimer ??= clock.after(everyMilliseconds, () => {
      stopTimer = null;
      write();
    });
  }

  return {
    async read() {
      try {
        return await file.read();
      } catch (thrown) {
        const { code, params } = toStudioError(thrown);
        problems.report(code, { params, subject: file.path });
        untouchable = true;
        return null;
      }
    },
    settled(timeline, cause, text) {
      present = { timeline, text };
      if (atOnce(cause)) write();
      else writeSoon();
    },
    async close() {
      stopTimer?.();
      if (present !== null && !untouchable) {
        dirty = true;
        writing ??= writeAll();
      }
      await writing;
      stopTimer?.();
    },
  };
}
