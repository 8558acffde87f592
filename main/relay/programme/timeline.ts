/** The one clock of what goes out, whichever source it comes from. All values in milliseconds. */
export interface Timeline {
  /** A source takes over, beginning with this tag; its composition offset is 0 for sound. */
  begin(now: number, timestamp: number, compositionMs: number): void;
  /** Outgoing time of a tag of the present source, or null for one that lies before what was already sent. */
  place(now: number, track: Track, timestamp: number, compositionMs: number): number | null;
  /** How far the last time sent is ahead of the wall; below 0 where it is behind. */
  leadMs(now: number): number;
}

export type Track = "video" | "audio" | "data";

/** A source whose clock leaps further than this against the wall clock has started anew without saying so. */
const leapMs = 5_000;
const defaultFrameMs = 33;

/** Signed distance between two RTMP timestamps, which count modulo 2^32. */
const distance = (from: number, to: number): number => (to - from) | 0;

/**
 * Outgoing time never goes back and is never reset, so a platform sees one stream however often the source comes and
 * goes: a new source continues at the wall time since the first one began, so that a recording is as long as the show,
 * and late enough that its first picture is shown after every picture already sent (pictures with B-frames are shown
 * later than they are sent).
 */
export function createTimeline(): Timeline {
  let lastTime = 0;
  /** The wall's time at which outgoing time was 0. */
  let begunAt: number | null = null;
  let lastVideo = -1;
  let frameMs = defaultFrameMs;
  let highestShown = -1;
  const lastOf: Record<Track, number> = { video: -1, audio: -1, data: -1 };
  let sourceAt = 0;
  let outAt = 0;

  const expected = (now: number): number => (begunAt === null ? 0 : now - begunAt);

  function begin(now: number, timestamp: number, compositionMs: number): void {
    sourceAt = timestamp;
    if (begunAt === null) {
      begunAt = now;
      outAt = 0;
      return;
    }
    const afterShown = highestShown + frameMs - compositionMs;
    outAt = Math.round(Math.max(expected(now), afterShown, lastTime + 1));
  }

  function note(track: Track, time: number, compositionMs: number): void {
    if (track === "video") {
      const step = time - lastVideo;
      if (lastVideo >= 0 && step > 0 && step < 200) frameMs = step;
      lastVideo = time;
      highestShown = Math.max(highestShown, time + compositionMs);
    }
    lastOf[track] = time;
    lastTime = Math.max(lastTime, time);
  }

  return {
    begin,
    leadMs: (now) => lastTime - expected(now),
    place(now, track, timestamp, compositionMs) {
      let time = outAt + distance(sourceAt, timestamp);
      if (Math.abs(time - expected(now)) > leapMs && Math.abs(time - lastTime) > leapMs) {
        begin(now, timestamp, compositionMs);
        time = outAt;
      }
      if (time < 0 || time <= lastOf[track]) return track === "video" && time >= 0 ? squeeze() : null;
      note(track, time, compositionMs);
      return time;

      // A picture cannot be left out, since later ones lean on it: it follows 1 ms after the one before.
      function squeeze(): number {
        const next = lastOf.video + 1;
        note(track, next, compositionMs);
        return next;
      }
    },
  };
}
