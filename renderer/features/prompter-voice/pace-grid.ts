/** Speaking paces the follower weighs against each other, in syllables a second of speech: slow dictation to a rush. */
const slowest = 1.3;
const fastest = 11;
const count = 36;

const step = Math.log(fastest / slowest) / (count - 1);

/** Rising, each a little over 6 % faster than the one before. */
export const paces: readonly number[] = Array.from(
  { length: count },
  (_, index) => slowest * Math.exp(index * step),
);

export type PaceBelief = Float64Array;

/** Sums to 1 unless it holds nothing. */
export function normalised(belief: PaceBelief): PaceBelief {
  const sum = belief.reduce((total, weight) => total + weight, 0);
  return sum > 0 ? belief.map((weight) => weight / sum) : belief;
}

/** What is thought of the pace before anything was heard: near `pace`, with a spread in natural logarithms. */
export function paceBelief(pace: number, spread: number): PaceBelief {
  const belief = Float64Array.from(paces, (other) => Math.exp(-0.5 * (Math.log(other / pace) / spread) ** 2));
  return normalised(belief);
}

function kernel(spread: number): number[] {
  const reach = Math.ceil((3 * spread) / step);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-0.5 * (((index - reach) * step) / spread) ** 2),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** From one phrase to the next readers keep their pace within some 6 %; now and then they change it at once. */
const usual = kernel(0.06);
const sudden = kernel(0.25);
const suddenShare = 0.06;

function spreadBy(belief: PaceBelief, weights: readonly number[], share: number, into: PaceBelief): void {
  const reach = (weights.length - 1) / 2;
  for (const [index, weight] of belief.entries()) {
    if (weight === 0) continue;
    for (const [offset, part] of weights.entries()) {
      // What would leave the range gathers at its end.
      const target = Math.min(count - 1, Math.max(0, index + offset - reach));
      into[target] = (into[target] ?? 0) + weight * part * share;
    }
  }
}

/** The belief about the next phrase's pace, given that about this one's; keeps the sum. */
export function nextPhrase(belief: PaceBelief): PaceBelief {
  const next = new Float64Array(count);
  spreadBy(belief, usual, 1 - suddenShare, next);
  spreadBy(belief, sudden, suddenShare, next);
  return next;
}

/** The middle of a belief: the pace at its mean logarithm. */
export function meanPace(belief: PaceBelief): number {
  let sum = 0;
  let logs = 0;
  for (const [index, weight] of belief.entries()) {
    sum += weight;
    logs += weight * Math.log(paces[index] ?? 1);
  }
  return sum > 0 ? Math.exp(logs / sum) : (paces[count >> 1] ?? 1);
}
