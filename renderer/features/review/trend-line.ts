/** How a figure stands in one rehearsal, beside the last one before it in which it was known. */
export function changeAt(
  values: readonly (number | null)[],
  index: number,
): { before: number | null; now: number | null } {
  const earlier = values.slice(0, Math.max(0, index)).filter((value) => value !== null);
  return { before: earlier.at(-1) ?? null, now: values[index] ?? null };
}

/** Which of so many points at 1, 2, 3 … a place on their scale means, counted from 0; null for none. */
export function pointAt(place: number, count: number): number | null {
  const index = Math.round(place) - 1;
  return index >= 0 && index < count ? index : null;
}
