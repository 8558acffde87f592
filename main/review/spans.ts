/** A stretch of a recording, in its seconds. */
export interface Span {
  from: number;
  to: number;
}

export const lengthOf = ({ from, to }: Span): number => Math.max(0, to - from);

/** Seconds to a tenth: finer says nothing about a talk. */
export const tenth = (seconds: number): number => Math.round(seconds * 10) / 10;

/** A moment held inside a recording of some seconds; what is no number is its start. */
export const within = (at: number, seconds: number): number =>
  Number.isFinite(at) ? Math.min(tenth(Math.max(0, at)), seconds) : 0;

/** A stretch held inside a recording. */
export function spanWithin({ from, to }: Span, seconds: number): Span {
  const start = within(from, seconds);
  return { from: start, to: Math.max(start, within(to, seconds)) };
}

/** The same stretches in order, with no two that overlap. */
export function merged(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => lengthOf(span) > 0).sort((one, other) => one.from - other.from);
  const result: Span[] = [];
  for (const { from, to } of sorted) {
    const last = result.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** What of some stretches others leave. */
export function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  let left = merged(spans);
  for (const cut of merged(taken))
    left = left.flatMap((span) => {
      if (cut.to <= span.from || cut.from >= span.to) return [span];
      return [
        { from: span.from, to: cut.from },
        { from: cut.to, to: span.to },
      ].filter((piece) => lengthOf(piece) > 0);
    });
  return left;
}

/** What two sets of stretches share. */
export function shared(spans: readonly Span[], others: readonly Span[]): Span[] {
  const wide = merged(others);
  return merged(spans).flatMap((span) =>
    wide
      .map(({ from, to }) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }))
      .filter((piece) => lengthOf(piece) > 0),
  );
}

export const secondsOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, span) => sum + lengthOf(span), 0);
