import type { ReviewMark } from "../../../preload/contract";

/** The stretch of a recording that its time line shows, in seconds. */
export interface View {
  from: number;
  seconds: number;
}

/** Closer than this nobody looks: a second is then as wide as a thumb. */
const leastSeconds = 10;
/** Where in the view what is played stands after it had left it, as a share. */
const entersAt = 0.1;

/** The whole recording. */
export const wholeView = (total: number): View => ({ from: 0, seconds: total });

export const isWhole = (view: View, total: number): boolean => view.seconds >= total;

/** Whether it can be looked at from nearer still. */
export const canComeNearer = (view: View, total: number): boolean =>
  view.seconds > Math.min(total, leastSeconds);

const within = (from: number, seconds: number, total: number): View => ({
  from: Math.min(Math.max(0, from), Math.max(0, total - seconds)),
  seconds,
});

/** So many times nearer, or further away where below 1; the moment `around` stays in its place. */
export function zoomed(view: View, total: number, times: number, around: number): View {
  if (!(total > 0)) return view;
  const seconds = Math.min(total, Math.max(Math.min(total, leastSeconds), view.seconds / times));
  const share = view.seconds > 0 ? (around - view.from) / view.seconds : 0;
  return within(around - share * seconds, seconds, total);
}

/** The same stretch so many seconds on, or back where negative. */
export const moved = (view: View, total: number, by: number): View =>
  within(view.from + by, view.seconds, total);

/** The view itself while it holds a moment; else the one that the moment enters on the left. */
export function keeping(view: View, total: number, time: number): View {
  if (time >= view.from && time <= view.from + view.seconds) return view;
  return within(time - view.seconds * entersAt, view.seconds, total);
}

/** Where a moment stands in a view: 0 at its beginning, 1 at its end, beyond both outside. */
export const placeIn = ({ from, seconds }: View, time: number): number => (time - from) / seconds;

/** The marks that a view shows, with their times reckoned from its beginning; what lasts is cut at the edges. */
export function marksIn(marks: readonly ReviewMark[], { from, seconds }: View): ReviewMark[] {
  return marks.flatMap((mark) => {
    const [begins, ends] = [mark.at - from, mark.at + mark.seconds - from];
    if (ends < 0 || begins > seconds) return [];
    const at = Math.max(0, begins);
    return [{ ...mark, at, seconds: mark.seconds > 0 ? Math.min(seconds, ends) - at : 0 }];
  });
}
