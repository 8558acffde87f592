import type { PrompterText, StudioState } from "../../preload/contract";
import { type CardsMemory, followCards, noCards } from "./cards";
import type { Entry } from "./entry";
import { prompterEntries } from "./prompting";
import { plannedShow } from "./words";

/** What a time line knows so far. */
export interface Memory {
  /** Null before the first look. */
  state: StudioState | null;
  cards: CardsMemory;
}

export const nothingYet: Memory = { state: null, cards: noCards };

/** The segment that runs; the same one on another place after an edit is still the same. */
function segmentEntries(before: StudioState | null, { show }: StudioState): Entry[] {
  const then = before?.show;
  if (then === show) return [];
  const now = show.open?.segments[show.current];
  const last = then?.open?.segments[then.current];
  if (now?.id === last?.id && then?.open?.id === show.open?.id) return [];
  if (now === undefined && last === undefined) return [];
  const { id = null, title = "", plannedSeconds = 0 } = now ?? {};
  return [{ kind: "segment", index: now === undefined ? -1 : show.current, id, title, plannedSeconds }];
}

function showEntries(before: StudioState | null, { show, library }: StudioState): Entry[] {
  // The first line has it.
  if (before === null || before.show.open === show.open) return [];
  return [{ kind: "show", show: show.open === null ? null : plannedShow(show.open, library) }];
}

/** How long the take took that just ended; null where the scene changed by another hand. */
function takeMilliseconds(
  then: StudioState["scenes"] | undefined,
  { onAir, lastTakeMilliseconds }: StudioState["scenes"],
  now: number,
): number | null {
  if (then === undefined) return null;
  if (then.asked !== null && then.asked.scene === onAir) return Math.max(0, Math.round(now - then.asked.at));
  return then.lastTakeMilliseconds === lastTakeMilliseconds ? null : lastTakeMilliseconds;
}

function sceneEntries(before: StudioState | null, { scenes }: StudioState, now: number): Entry[] {
  const { onAir, onAirName } = scenes;
  const then = before?.scenes;
  if (then === undefined ? onAirName === "" && onAir === null : isSameScene(then, scenes)) return [];
  return [
    { kind: "scene", scene: onAir, name: onAirName, milliseconds: takeMilliseconds(then, scenes, now) },
  ];
}

const isSameScene = (a: StudioState["scenes"], b: StudioState["scenes"]): boolean =>
  a.onAir === b.onAir && a.onAirName === b.onAirName;

function problemEntries(before: StudioState | null, { problems }: StudioState): Entry[] {
  const then = before?.problems ?? [];
  if (then === problems) return [];
  const lacks = (list: StudioState["problems"], id: string) => !list.some((problem) => problem.id === id);
  const said = (phase: "appeared" | "gone", list: StudioState["problems"], other: StudioState["problems"]) =>
    list
      .filter(({ id }) => lacks(other, id))
      .map(
        ({ id, code, severity, message }): Entry => ({
          ...{ kind: "problem", phase },
          ...{ id, code, severity, message },
        }),
      );
  return [...said("gone", then, problems), ...said("appeared", problems, then)];
}

function outputEntries(before: StudioState | null, { live, relay, rehearsal, engine }: StudioState): Entry[] {
  const entries: Entry[] = [];
  const status = before?.live.status ?? "idle";
  if (status !== live.status) entries.push({ kind: "live", status: live.status });
  const showsSlate = relay.showing === "slate";
  if ((before?.relay.showing === "slate") !== showsSlate)
    entries.push({ kind: "slate", on: showsSlate, reason: showsSlate ? relay.slateReason : null });
  // The first line says whether one runs.
  if (before !== null && before.rehearsal.active !== rehearsal.active)
    entries.push({ kind: "rehearsal", active: rehearsal.active });
  const muted = engine.microphoneMuted ?? false;
  if ((before?.engine.microphoneMuted ?? false) !== muted) entries.push({ kind: "mute", muted });
  return entries;
}

/**
 * What happened between the last look and this state. Pure: the same states give the same entries.
 * @param text what is on the prompter, for the names of its cues.
 * @param now epoch milliseconds.
 */
export function follow(
  { state: before, cards: known }: Memory,
  state: StudioState,
  text: PrompterText | null,
  now: number,
): { memory: Memory; entries: Entry[] } {
  const isUntouched =
    before !== null && before.overlays === state.overlays && before.library === state.library;
  const cards = isUntouched ? { memory: known, entries: [] } : followCards(known, state);
  const entries = [
    ...showEntries(before, state),
    ...segmentEntries(before, state),
    ...sceneEntries(before, state, now),
    ...cards.entries,
    ...prompterEntries(before, state, text, now),
    ...problemEntries(before, state),
    ...outputEntries(before, state),
  ];
  return { memory: { state, cards: cards.memory }, entries };
}
