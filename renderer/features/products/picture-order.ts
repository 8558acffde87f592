/** The pictures with one a place earlier or later; at the end of its way it stays. */
export function moved(pictures: readonly string[], index: number, by: -1 | 1): string[] {
  const next = [...pictures];
  const [one, other] = [next[index], next[index + by]];
  if (one === undefined || other === undefined) return next;
  next[index] = other;
  next[index + by] = one;
  return next;
}

/** The pictures with another one in a place; where it is among them already, it is not there twice. */
export const replaced = (pictures: readonly string[], index: number, reference: string): string[] =>
  pictures
    .map((one, at) => (at === index ? reference : one))
    .filter((one, at, all) => all.indexOf(one) === at);
