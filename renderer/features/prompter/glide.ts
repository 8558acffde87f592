/** Milliseconds in which a small jump fades to a third, and the line heights above which one is not eased at all. */
const easing = { milliseconds: 80, mostLines: 4 };
/** Line heights that the text moves within one frame at most while it is read: a few hundredths. More was a jump. */
const jump = 0.3;

/**
 * Lets a jump of a line or two glide, so that the eye can follow it.
 * @returns a function that gives the place to show (line heights) for the true place at a time (milliseconds)
 */
export function createGlide(glides: boolean): (top: number, now: number) => number {
  let last: { top: number; now: number } | null = null;
  let lag = 0;
  return (top, now) => {
    if (last !== null) {
      lag *= Math.exp(-Math.min(100, Math.max(0, now - last.now)) / easing.milliseconds);
      const step = top - last.top;
      if (glides && Math.abs(step) > jump) lag -= step;
      if (Math.abs(lag) > easing.mostLines || Math.abs(lag) < 0.002) lag = 0;
    }
    last = { top, now };
    return top + lag;
  };
}
