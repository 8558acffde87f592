import { useCallback, useEffect, useMemo, useState } from "react";
import { usePlayer } from "./player-context";
import { canComeNearer, isWhole, keeping, moved, type View, wholeView, zoomed } from "./zoom";

/** How many times nearer a press brings the time line. */
export const zoomStep = 3;

/** Sums of seconds are off by less. */
const rounding = 0.001;

/** From how near the time line of a recording is looked at. */
export interface Zoom {
  view: View;
  isWhole: boolean;
  canComeNearer: boolean;
  /** So many times nearer, around a moment; around where the player is unless told. */
  by: (times: number, around?: number) => void;
  /** So many seconds on, or back. */
  move: (seconds: number) => void;
}

/** The part of the time line that is seen: the whole of it at first, and never without what is played. */
export function useZoom(total: number): Zoom {
  const player = usePlayer();
  const [wanted, setWanted] = useState<View | null>(null);
  // A recording that turns out longer is seen whole again.
  const view = useMemo(
    () => (wanted === null || wanted.from + wanted.seconds > total + rounding ? wholeView(total) : wanted),
    [wanted, total],
  );
  useEffect(
    () =>
      player.store.subscribe(({ time }, before) => {
        if (time !== before.time) setWanted((old) => old && keeping(old, total, time));
      }),
    [player, total],
  );
  const by = useCallback(
    (times: number, around?: number) =>
      setWanted((old) => {
        const base = old ?? wholeView(total);
        const now = player.now();
        return zoomed(keeping(base, total, around ?? now), total, times, around ?? now);
      }),
    [player, total],
  );
  const move = useCallback(
    (seconds: number) => setWanted((old) => old && moved(old, total, seconds)),
    [total],
  );
  return { view, isWhole: isWhole(view, total), canComeNearer: canComeNearer(view, total), by, move };
}
