/** How far a transfer had got at a moment: milliseconds of any clock, and bytes since its start. */
export interface Sample {
  at: number;
  bytes: number;
}

/** Less says nothing of a line. */
const leastBytes = 64 * 1024;

/**
 * Kilobits a second of a transfer, or null where too little went through. Its first quarter is left out: connections
 * begin slowly, and the first bytes go into the system's own buffers.
 */
export function rateOf(samples: readonly Sample[]): number | null {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.bytes - first.bytes < leastBytes) return null;
  const settledAt = first.at + (last.at - first.at) / 4;
  const settled = samples.find(({ at }) => at >= settledAt) ?? first;
  // A transfer whose whole end came in one sample is known by its whole alone.
  const from = last.bytes - settled.bytes >= leastBytes && last.at > settled.at ? settled : first;
  return Math.round(((last.bytes - from.bytes) * 8) / Math.max(1, last.at - from.at));
}
