import { type Show, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { movedTo } from "./rundown";
import { atMost, type PutOnAir } from "./segment";

/** How long the last step of the change before is waited for, in milliseconds: two fades, or an engine gone quiet. */
export const patienceMilliseconds = 2000;
/** A second press within this, in milliseconds, is a finger that bounced; after it somebody means the next segment. */
export const doublePressMilliseconds = 700;

export interface StageManager {
  /** Goes by one segment. @throws StudioError `show.none-open`, `show.at-end`, `show.at-start` */
  step(by: 1 | -1): Promise<{ index: number }>;
  /** Goes to a segment (from 0). @throws StudioError `show.none-open`, `show.no-such-segment` */
  goto(index: number): Promise<{ index: number }>;
  /** Forgets a change that is under way: its remaining steps are not carried out. */
  drop(): void;
}

/**
 * Moves along the rundown, one change at a time.
 * - The rundown and its clocks move at once; pictures, scene, cards and script follow.
 * - `step` within 0.7 s of a change that is still under way does nothing and answers where that change goes, so that
 *   a Space pressed twice does not skip a segment. After that it moves: neither a card that is being drawn nor a stuck
 *   engine holds the show.
 * - `goto` always moves. What is left of the change before is dropped, and its last step is waited for (two
 *   seconds at most), so that an older scene never comes after a newer one.
 * Resolves when the segment is on air, or when everything that could be done has been.
 */
export function createStageManager(context: StudioContext, putOnAir: PutOnAir): StageManager {
  const { store, clock } = context;
  let latest = 0;
  let running: { since: number; work: Promise<void> } | null = null;

  function openShow(): Show {
    const { open } = store.get().show;
    if (open === null) throw new StudioError("show.none-open");
    return open;
  }

  async function goto(index: number): Promise<{ index: number }> {
    const { segments } = openShow();
    const segment = segments[index];
    if (segment === undefined)
      throw new StudioError("show.no-such-segment", {
        params: { number: index + 1, count: segments.length },
      });
    const change = ++latest;
    const superseded = () => change !== latest;
    store.update((draft) => {
      draft.show = movedTo(store.get().show, index, clock.now());
    });
    const before = running === null ? undefined : atMost(context, patienceMilliseconds, running.work);
    const work = (before ?? Promise.resolve()).then(() =>
      superseded() ? undefined : putOnAir(segment, superseded),
    );
    const mine = { since: clock.now(), work };
    running = mine;
    await work;
    if (running === mine) running = null;
    return { index };
  }

  return {
    goto,
    step(by) {
      const { segments } = openShow();
      const { current } = store.get().show;
      const busy = running !== null && clock.now() - running.since < doublePressMilliseconds;
      if (busy) return Promise.resolve({ index: current });
      if (by === 1 && current >= segments.length - 1) throw new StudioError("show.at-end");
      if (by === -1 && current <= 0) throw new StudioError("show.at-start");
      return goto(current + by);
    },
    drop() {
      latest++;
      running = null;
    },
  };
}
