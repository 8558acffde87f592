import type { Show, ShowState } from "../../preload/contract";

export const closedShow: ShowState = {
  open: null,
  current: -1,
  startedAt: null,
  segmentStartedAt: null,
  actualSeconds: {},
};

export const openedShow = (show: Show): ShowState => ({ ...closedShow, open: show });

const toTenths = (seconds: number) => Math.round(seconds * 10) / 10;

/** The times with those of the running segment added up to now (epoch milliseconds). A segment's visits add up. */
function withRunning(state: ShowState, now: number): Record<string, number> {
  const running = state.open?.segments[state.current];
  if (running === undefined || state.segmentStartedAt === null) return state.actualSeconds;
  const seconds = Math.max(0, now - state.segmentStartedAt) / 1000;
  const before = state.actualSeconds[running.id] ?? 0;
  return { ...state.actualSeconds, [running.id]: toTenths(before + seconds) };
}

/** The rundown after moving to a segment. Choosing the one that runs leaves its clock alone. */
export function movedTo(state: ShowState, index: number, now: number): ShowState {
  if (index === state.current && state.segmentStartedAt !== null) return state;
  return {
    ...state,
    current: index,
    startedAt: state.startedAt ?? now,
    segmentStartedAt: now,
    actualSeconds: withRunning(state, now),
  };
}

/**
 * The rundown after the open show was edited: the running segment is found again by its id. Where it was taken
 * out, its clock stops and `next` goes to what now follows.
 */
export function edited(state: ShowState, show: Show, now: number): ShowState {
  const running = state.open?.segments[state.current];
  if (running === undefined) return { ...state, open: show };
  const current = show.segments.findIndex((segment) => segment.id === running.id);
  if (current >= 0) return { ...state, open: show, current };
  const last = Math.min(state.current, show.segments.length) - 1;
  return {
    ...state,
    open: show,
    current: last,
    segmentStartedAt: null,
    actualSeconds: withRunning(state, now),
  };
}
