/** Made-up microphones: peaks of every 100 ms in decibels below full. Every call gives the same. */

/** Numbers between 0 and 1 that look like chance and are the same every time. */
export function chance(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const tenths = (seconds: number) => Math.round(seconds * 10);

/** A room with nobody in it. */
export function quiet(seconds: number, decibels = -62, seed = 3): number[] {
  const next = chance(seed);
  return Array.from({ length: tenths(seconds) }, () => decibels + next() * 4);
}

/** Somebody who speaks: syllables that rise and fall, a breath after every second and a half. */
export function speech(seconds: number, decibels = -14, room = -62, seed = 5): number[] {
  const next = chance(seed);
  return Array.from({ length: tenths(seconds) }, (_each, index) => {
    const inPhrase = index % 18;
    if (inPhrase >= 15) return room + next() * 4;
    const isBetweenSyllables = inPhrase % 3 === 2;
    const level = isBetweenSyllables ? decibels - 14 + next() * 4 : decibels - next() * 5;
    return Math.max(level, room + next() * 4);
  });
}

/** Music out of a loudspeaker, dense as pop music is. */
export function music(seconds: number, decibels = -22, seed = 7): number[] {
  const next = chance(seed);
  return Array.from({ length: tenths(seconds) }, (_each, index) => decibels - (index % 5) - next() * 2);
}

export const nothing = (seconds: number): number[] => Array.from({ length: tenths(seconds) }, () => -100);

/** Eight seconds of a Chinese sentence, measured from eSpeak. */
export const sentence: readonly number[] = [
  -4, -4, -2, -2, -3, -3, -4, -2, -16, -3, -4, -6, -7, -7, -100, -28, -7, -5, -8, -4, -3, -12, -5, -7, -10,
  -5, -3, -8, -7, -5, -3, -7, -4, -2, -2, -7, -1, -5, -6, -18, -6, -16, -13, -5, -8, -15, -5, -11, -6, -27,
  -14, -7, -9, -4, -7, -8, -6, -4, -11, -6, -19, -100, -100, -100, -17, -5, -11, -2, -16, -6, -4, -6, -2, -16,
  -3, -12, -7, -9, -4, -9,
];

/** The first eight seconds of the music that ships with the studio, measured. */
export const villageEvening: readonly number[] = [
  -3, -7, -9, -11, -11, -10, -11, -12, -12, -5, -7, -9, -10, -11, -6, -9, -12, -13, -15, -5, -9, -12, -14,
  -14, -13, -14, -16, -16, -14, -14, -14, -15, -16, -8, -11, -15, -16, -18, -4, -8, -10, -10, -11, -10, -11,
  -12, -13, -14, -12, -13, -15, -15, -15, -17, -17, -17, -18, -5, -8, -12, -15, -16, -8, -9, -11, -12, -13,
  -8, -9, -14, -13, -16, -17, -17, -19, -20, -3, -3, -6, -7,
];
