/** The ids with one of them at another place; the others keep their order. Out of range ends at the nearer end. */
export function movedTo(ids: readonly string[], id: string, place: number): string[] {
  const rest = ids.filter((one) => one !== id);
  if (rest.length === ids.length) return rest;
  return rest.toSpliced(Math.max(0, Math.min(place, rest.length)), 0, id);
}

/**
 * The place among the others at which a dragged row lands: before the first row whose middle lies below the pointer.
 * `middles` are those of all rows from top to bottom, `from` is the row that is dragged.
 */
export function placeAt(middles: readonly number[], from: number, y: number): number {
  return middles.filter((middle, index) => index !== from && middle < y).length;
}
