import type { Clock } from "../../core/clock";
import type { SourceTag } from "../programme/source";
import type { SlateClip, SlateTrack } from "./clip";

/** Sends a slate as if it came from an encoder. */
export interface SlatePlayer {
  stop(): void;
}

/** One of the two loops: which tag is next, and when. */
class Loop {
  readonly kind: SourceTag["kind"];
  readonly #track: SlateTrack;
  #index = 0;
  #round = 0;

  constructor(kind: SourceTag["kind"], track: SlateTrack) {
    this.kind = kind;
    this.#track = track;
  }

  /** Milliseconds since the start. Multiplied, never added up, so that no error grows. */
  get due(): number {
    return this.#round * this.#track.periodMs + (this.#track.tags[this.#index]?.timestamp ?? 0);
  }

  take(): SourceTag {
    const timestamp = Math.round(this.due);
    const payload = this.#track.tags[this.#index]?.payload ?? Buffer.alloc(0);
    this.#index = (this.#index + 1) % this.#track.tags.length;
    if (this.#index === 0) this.#round++;
    return { kind: this.kind, timestamp, payload };
  }
}

export interface SlatePlayerEvents {
  emit(tag: SourceTag): void;
  /** How far what goes out is ahead of the wall, in milliseconds. */
  leadMs(): number;
}

/** After pictures that were shown later than sent a slate begins a little ahead: it dawdles by so much each tag. */
const dawdleMs = 4;
/** A computer that slept, or was held up for so long, is not made up for: the slate goes on from where it was. */
const oversleptMs = 1_000;

/**
 * Starts at once with the headers and the first keyframe, then keeps to the clock, which must be monotonic, until it is
 * stopped.
 */
export function playSlate(clip: SlateClip, clock: Clock, events: SlatePlayerEvents): SlatePlayer {
  const picture = new Loop("video", clip.picture);
  const sound = clip.sound === null ? null : new Loop("audio", clip.sound);
  const next = (): Loop => (sound !== null && sound.due < picture.due ? sound : picture);
  let startedAt = clock.now();
  let isStopped = false;
  let cancel: () => void = () => undefined;

  function send(): void {
    const late = clock.now() - startedAt - next().due;
    if (late > oversleptMs) startedAt += late;
    while (!isStopped && startedAt + next().due <= clock.now()) {
      events.emit(next().take());
      startedAt += Math.min(dawdleMs, Math.max(0, events.leadMs()));
    }
    if (!isStopped) cancel = clock.after(Math.max(1, startedAt + next().due - clock.now()), send);
  }

  events.emit({ kind: "video", timestamp: 0, payload: clip.videoHeader });
  if (clip.audioHeader !== null) events.emit({ kind: "audio", timestamp: 0, payload: clip.audioHeader });
  send();
  return {
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
