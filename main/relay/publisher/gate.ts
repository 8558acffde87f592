import type { Frame } from "../programme/frame";

/** Which frames a destination is given: all, or the little that keeps its room open while it makes room for others. */
export interface FrameGate {
  /** All from the next keyframe on, or little from now on. */
  narrow(isNarrow: boolean): void;
  /** Lets the next keyframe through, however soon after the last. */
  hurry(): void;
  /** Whether a frame is let through; `queuedBytes` is what waits already. */
  lets(frame: Frame, queuedBytes: number): boolean;
}

/** How far apart pictures are while it is narrow, in milliseconds of the programme. */
const pictureEveryMs = 8_000;
/** A line that cannot even carry the little gets less: two seconds of sound and one picture. */
const narrowQueueBytes = 256 * 1024;

/**
 * Narrow, it lets the sound through and one keyframe each eight seconds: about a tenth of the stream. The platform keeps
 * the room open, viewers keep the anchor's voice and see stills, and what is received decodes without an error.
 */
export function createFrameGate(): FrameGate {
  let isNarrow = false;
  /** Narrow until a keyframe opens it again. */
  let isOpening = false;
  let pictureAt: number | null = null;

  function letsLittle({ kind, isKeyframe, timestamp }: Frame, queuedBytes: number): boolean {
    if (queuedBytes > narrowQueueBytes) return false;
    if (kind !== "video") return kind === "audio";
    if (!isKeyframe || (pictureAt !== null && timestamp - pictureAt < pictureEveryMs)) return false;
    pictureAt = timestamp;
    return true;
  }

  return {
    narrow(wanted) {
      if (wanted && !isNarrow) pictureAt = null;
      isOpening = !wanted && (isNarrow || isOpening);
      isNarrow = wanted;
    },
    hurry() {
      pictureAt = null;
    },
    lets(frame, queuedBytes) {
      if (isOpening && frame.isKeyframe) isOpening = false;
      return isNarrow || isOpening ? letsLittle(frame, queuedBytes) : true;
    },
  };
}
