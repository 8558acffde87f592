/** What the pictures that arrive are like, measured rather than believed. Null until enough of them were seen. */
export interface PictureMeter {
  /** Takes a picture; milliseconds on the source's clock. */
  picture(timestamp: number, compositionMs: number, isKeyframe: boolean): void;
  framesPerSecond(): number | null;
  keyframeSeconds(): number | null;
  /** Pictures that lean on later ones were seen. Null before a second keyframe has come. */
  hasBFrames(): boolean | null;
  /** How many milliseconds of pictures were seen. */
  seenMs(): number;
}

const keptSteps = 120;
const leastSteps = 24;
/** Between two pictures; anything else is a leap of the clock. */
const longestStepMs = 1_000;

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** The mean of the usual steps: whole milliseconds cannot tell 30 from 29.97, and a lost picture must not count. */
function usualStep(steps: readonly number[]): number {
  const sorted = [...steps].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const usual = steps.filter((step) => step > median * 0.5 && step < median * 1.5);
  return usual.reduce((sum, step) => sum + step, 0) / Math.max(1, usual.length);
}

export function createPictureMeter(): PictureMeter {
  const steps: number[] = [];
  let last: number | null = null;
  let seenMs = 0;
  let lastKeyframe: number | null = null;
  let keyframeMs: number | null = null;
  const compositions = new Set<number>();

  return {
    picture(timestamp, compositionMs, isKeyframe) {
      const step = last === null ? 0 : (timestamp - last) | 0;
      last = timestamp;
      if (step > 0 && step < longestStepMs) {
        seenMs += step;
        steps.push(step);
        if (steps.length > keptSteps) steps.shift();
      }
      // Without such pictures each is shown as long after it is decoded as any other, give or take the rounding.
      if (compositions.size < 16) compositions.add(compositionMs);
      if (!isKeyframe) return;
      const distance = lastKeyframe === null ? 0 : (timestamp - lastKeyframe) | 0;
      if (distance > 0) keyframeMs = distance;
      lastKeyframe = timestamp;
    },
    framesPerSecond: () => (steps.length < leastSteps ? null : round(1000 / usualStep(steps), 2)),
    keyframeSeconds: () => (keyframeMs === null ? null : round(keyframeMs / 1000, 1)),
    hasBFrames() {
      const spread = Math.max(...compositions) - Math.min(...compositions);
      if (compositions.size > 0 && spread > 2) return true;
      return keyframeMs === null ? null : false;
    },
    seenMs: () => seenMs,
  };
}
