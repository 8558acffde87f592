import { frameSeconds } from "./segmenter";

/** Sound that stopped for longer than this did not come late: it was not there. */
const gap = 1;
/** How much later than its turn a frame may be placed each time, so that lost sound is caught up with, in seconds. */
const leak = 0.002;

/**
 * Gives each frame the moment it was spoken. A busy computer hands frames over late and many at once; spoken they
 * were one after the other, and how long speech lasted is what a pace is learned from. In seconds of one clock.
 */
export function createFrameClock(): (arrival: number) => number {
  let last = Number.NEGATIVE_INFINITY;
  return (arrival) => {
    const turn = last + frameSeconds;
    last = arrival - turn > gap ? arrival : Math.min(arrival, turn + leak);
    return last;
  };
}
