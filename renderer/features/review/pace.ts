import type { PaceCurve } from "../../../preload/contract";

/** How far off the reader's own norm is heard as haste or as reading out; the advice goes by the same. */
export const offNorm = 0.25;

export interface PaceStretch {
  /** Seconds of the recording. */
  from: number;
  to: number;
  kind: "fast" | "slow";
  /** How far off the norm its mean is, in per cent, without a sign. */
  percent: number;
}

interface Run extends PaceStretch {
  sum: number;
  steps: number;
}

/** Steps next to one another that are all too fast, or all too slow, are one stretch. In the order of time. */
export function paceStretches({ stepSeconds, charactersPerMinute, norm }: PaceCurve): PaceStretch[] {
  const runs: Run[] = [];
  for (const [step, pace] of charactersPerMinute.entries()) {
    const kind = pace === null ? "near" : paceSide(pace, norm);
    if (pace === null || kind === "near") continue;
    const [from, to] = [step * stepSeconds, (step + 1) * stepSeconds];
    const off = Math.abs(pace / norm - 1);
    const last = runs.at(-1);
    if (last?.kind === kind && last.to === from)
      Object.assign(last, { to, sum: last.sum + off, steps: last.steps + 1 });
    else runs.push({ from, to, kind, percent: 0, sum: off, steps: 1 });
  }
  return runs.map(({ from, to, kind, sum, steps }) => ({
    ...{ from, to, kind },
    percent: Math.round((sum / steps) * 100),
  }));
}

/** The stretches that weigh most, as many as fit a short list, in the order of time. */
export function worstStretches(stretches: readonly PaceStretch[], most: number): PaceStretch[] {
  const weight = ({ from, to, percent }: PaceStretch) => (to - from) * percent;
  return [...stretches]
    .sort((one, other) => weight(other) - weight(one))
    .slice(0, most)
    .sort((one, other) => one.from - other.from);
}

/** The mean of what was read, in characters a minute; null where nothing was. */
export function meanOf({ charactersPerMinute }: PaceCurve): number | null {
  const read = charactersPerMinute.filter((pace) => pace !== null);
  if (read.length === 0) return null;
  return Math.round(read.reduce((sum, pace) => sum + pace, 0) / read.length);
}

/** Whether a pace is near the norm, or on which side of it. @param off how far off still is near, as a share of the norm. */
export function paceSide(pace: number, norm: number, off = offNorm): "near" | "fast" | "slow" {
  if (!(norm > 0)) return "near";
  if (pace > norm * (1 + off)) return "fast";
  return pace < norm * (1 - off) ? "slow" : "near";
}
