import type { Frame } from "../programme/frame";

/** Frames waiting for one destination. */
export interface FrameQueue {
  /** Takes a frame, or leaves it out; returns how many pictures were lost to the lack of room. */
  push(frame: Frame): number;
  /** The next frame to send, or undefined. */
  shift(): Frame | undefined;
  /** Empties the queue and waits for a keyframe, as at the start. */
  restart(): void;
  readonly bytes: number;
  /** From the first frame that waits to the last, in milliseconds of the programme. */
  readonly spanMs: number;
}

/** Frames taken before the places they leave are given back; frames that are out must not be kept for long. */
const compactAfter = 32;

/**
 * A queue of at most `maxBytes`. When it is full, all that waits is left out and it goes on at the next keyframe: an
 * old picture is of no use on a line too slow for it, and a gap that ends on a keyframe decodes without an error.
 */
export function createFrameQueue(maxBytes: number): FrameQueue {
  let frames: Frame[] = [];
  /** Frames before this index are out already: taking the first of thousands must not move the rest. */
  let head = 0;
  let bytes = 0;
  let isWaiting = true;
  /** Before its first keyframe nothing is lost, only not begun. */
  let hasBegun = false;

  const pictures = (of: Frame[]): number => of.filter(({ kind }) => kind === "video").length;

  function clear(): number {
    const count = pictures(frames.slice(head));
    frames = [];
    head = 0;
    bytes = 0;
    isWaiting = true;
    return count;
  }

  return {
    push(frame) {
      if (isWaiting) {
        if (!frame.isKeyframe || frame.bytes > maxBytes) return hasBegun ? pictures([frame]) : 0;
        isWaiting = false;
        hasBegun = true;
      }
      if (bytes + frame.bytes > maxBytes) {
        const left = clear();
        // The keyframe that did not fit is the very one to go on with.
        return left + this.push(frame);
      }
      frames.push(frame);
      bytes += frame.bytes;
      return 0;
    },
    shift() {
      const frame = frames[head];
      if (frame === undefined) return undefined;
      head++;
      bytes -= frame.bytes;
      if (head === frames.length || head >= compactAfter) {
        frames = frames.slice(head);
        head = 0;
      }
      return frame;
    },
    restart() {
      clear();
      hasBegun = false;
    },
    get bytes() {
      return bytes;
    },
    get spanMs() {
      return Math.max(0, (frames.at(-1)?.timestamp ?? 0) - (frames[head]?.timestamp ?? 0));
    },
  };
}
