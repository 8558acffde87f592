/** How a stretch of levels is told to be speech. Levels are the highest peak of every 100 ms, in decibels below full. */
export const levelsPerSecond = 10;
export const silence = -100;

/** What is quieter than this is nobody who speaks to the microphone. */
const quietestVoice = -50;
/** A voice stands out of the room by this much. */
export const aboveRoom = 10;
/** A room is never taken to be louder than this: somebody who speaks without a pause is no room. */
export const loudestRoom = -30;

/**
 * A value below which a share of the others lie.
 * @param share 0–1
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const index = Math.min(sorted.length - 1, Math.max(0, Math.floor(share * sorted.length)));
  return sorted[index] ?? silence;
}

/** How loud the room is while nobody speaks: what the quietest tenth of the time is below. */
export const roomOf = (levels: readonly number[]): number =>
  Math.min(loudestRoom, levels.length === 0 ? silence : percentile(levels, 0.1));

/** From which level on somebody may be speaking. */
export const voiceThreshold = (room: number): number => Math.max(room + aboveRoom, quietestVoice);

/** Speech falls off between syllables and words by more than this; a fan, a motor or dense music does not. */
const leastSwing = 8;
/** Between clauses it falls off by this, or down to the room; music goes on. */
const pauseDepth = 25;
const nearRoom = 6;

/**
 * Whether a stretch holds at least so many tenths of a second of a voice: loud enough, rising and falling as speech does,
 * with a pause in it. Only what lies between the first loud moment and the last counts, so that the onset of music is
 * no swing.
 */
export function holdsSpeech(levels: readonly number[], room: number, tenths: number): boolean {
  const isLoud = (level: number) => level >= voiceThreshold(room);
  if (levels.filter(isLoud).length < tenths) return false;
  const spoken = levels.slice(levels.findIndex(isLoud), levels.findLastIndex(isLoud) + 1);
  const loud = percentile(spoken, 0.9);
  const isPause = (level: number) => level <= Math.max(room + nearRoom, loud - pauseDepth);
  return loud - percentile(spoken, 0.1) >= leastSwing && spoken.some(isPause);
}
