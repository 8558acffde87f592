import type { Picture } from "../draw/draw-scene";
import { endVideo, frameOf, newVideo } from "./video-element";

/** Those whose pictures are taken out of it as a stream: nobody looks at the stream. */
const taken = new WeakMap<EventTarget, unknown>();

/** A hidden page's browser stops a video without sound, unless somebody takes its pictures. */
function keepPlaying({ target }: Event) {
  if (target instanceof HTMLVideoElement && "captureStream" in target)
    taken.set(target, (target as { captureStream(): MediaStream }).captureStream());
}

/** Videos of scenes by media reference. One starts anew each time its scene comes back. */
export class Clips {
  readonly #address: (reference: string) => string;
  readonly #clips = new Map<string, HTMLVideoElement>();
  #asked = new Set<string>();

  constructor(address: (reference: string) => string) {
    this.#address = address;
  }

  get(reference: string, loop: boolean): Picture | null {
    this.#asked.add(reference);
    let video = this.#clips.get(reference);
    if (video === undefined) {
      video = newVideo({ address: this.#address(reference), loop });
      video.addEventListener("playing", keepPlaying, { once: true });
      this.#clips.set(reference, video);
    }
    return frameOf(video);
  }

  /** To be called after each frame: what was not drawn in it ends. */
  endUnused(): void {
    for (const [reference, video] of this.#clips) {
      if (this.#asked.has(reference)) continue;
      endVideo(video);
      this.#clips.delete(reference);
    }
    this.#asked = new Set();
  }

  close(): void {
    this.#asked = new Set();
    this.endUnused();
  }
}
