/** Tells a source that plays in real time from one that makes up for lost time. */
export interface Pace {
  /** Milliseconds: the wall's, and the source's own. */
  picture(now: number, timestamp: number): void;
  isCatchingUp(): boolean;
}

const rememberedMs = 500;

/**
 * An encoder that froze sends all it missed in a burst when it wakes. Viewers need none of it, and taken in it would push
 * the outgoing clock ahead of the wall.
 */
export function createPace(): Pace {
  let seen: { now: number; timestamp: number }[] = [];
  return {
    picture(now, timestamp) {
      seen = seen.filter((one) => one.now > now - rememberedMs);
      seen.push({ now, timestamp });
    },
    isCatchingUp() {
      const [first, last] = [seen[0], seen.at(-1)];
      if (first === undefined || last === undefined) return false;
      const advanced = (last.timestamp - first.timestamp) | 0;
      return advanced > (last.now - first.now) * 1.5 + 150;
    },
  };
}
