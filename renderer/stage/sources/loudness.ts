/** Below this a room is quiet, in decibels below full. */
const quiet = -42;
/** How much softer music is under a voice, in decibels. */
const duckDecibels = -14;

/** The factor that a volume in decibels stands for. */
export const amplitudeOf = (decibels: number): number => 10 ** (decibels / 20);

/** How loud a stretch of samples is, in decibels below full; silence is minus infinity. */
export function decibelsOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return 10 * Math.log10(sum / Math.max(1, samples.length));
}

/** What counts as silence, in decibels below full. */
const silence = -100;

/** The highest peak of some samples as the studio is told it: in decibels, never below silence, never above full. */
export function levelOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return Math.round(Math.max(silence, Math.min(0, 20 * Math.log10(peak))) * 10) / 10;
}

/** The factor that music is lowered by while a voice of some loudness is heard. */
export const duckedTo = (voiceDecibels: number): number =>
  voiceDecibels > quiet ? amplitudeOf(duckDecibels) : 1;
