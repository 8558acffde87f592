import type { PublisherLoad } from "../publisher/report";

/** How one destination's line has done over the last seconds. */
export interface LineSigns {
  /** To be called once a second. */
  note(load: PublisherLoad): void;
  /** It loses pictures, or is seconds late and falls back further. */
  isCongested(): boolean;
  /** It is later than it should be. */
  isStrained(): boolean;
  /** Nothing waits and nothing was lost. */
  isClear(): boolean;
  /** Kilobits a second that arrived, over the last of these seconds. */
  kbps(): number;
}

/** Twice the time over which key frames, which come in bursts, even out. */
const rememberedSeconds = 8;
const half = rememberedSeconds / 2;
/** Milliseconds that a line may be late: a key frame takes its time, a wireless line hiccups. */
const clearMs = 500;
const strainedMs = 800;
const congestedMs = 2_000;
/**
 * What a line must fall back over half of the time. Less is within what key frames and the steps of acknowledgements
 * feign; a line that is so slightly too slow shows when it loses pictures.
 */
const fallsBackMs = 150;

const mean = (loads: readonly PublisherLoad[]): number =>
  loads.reduce((sum, { lateMs }) => sum + lateMs, 0) / Math.max(1, loads.length);

export function createLineSigns(): LineSigns {
  let loads: PublisherLoad[] = [];
  const count = (fits: (load: PublisherLoad) => boolean): number => loads.filter(fits).length;
  const last = () => loads.at(-1);
  const hasLost = (seconds: number): boolean =>
    (last()?.droppedFrames ?? 0) > (loads.slice(-seconds - 1)[0]?.droppedFrames ?? 0);

  function isCongested(): boolean {
    if (hasLost(half)) return true;
    const isLate = count(({ lateMs }) => lateMs >= congestedMs) >= half;
    if (!isLate || loads.length < rememberedSeconds) return false;
    return mean(loads.slice(half)) > mean(loads.slice(0, half)) + fallsBackMs;
  }

  return {
    note(load) {
      loads = [...loads.slice(1 - rememberedSeconds), load];
    },
    isCongested,
    isStrained: () => isCongested() || count(({ lateMs }) => lateMs >= strainedMs) >= 3,
    isClear: () => !hasLost(rememberedSeconds) && (last()?.lateMs ?? 0) < clearMs,
    kbps() {
      // What was before the line changed says nothing.
      const lately = loads.slice(-half - 1);
      const bytes = (last()?.deliveredBytes ?? 0) - (lately[0]?.deliveredBytes ?? 0);
      return (bytes * 8) / 1000 / Math.max(1, lately.length - 1);
    },
  };
}
