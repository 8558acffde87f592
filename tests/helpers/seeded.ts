/** Numbers from 0 to 1 that come again with the same seed: a linear congruential generator. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  // Neighbouring seeds begin with neighbouring numbers.
  next();
  next();
  return next;
}

/** A number between two others. */
export const between = (random: () => number, least: number, most: number): number =>
  least + random() * (most - least);
