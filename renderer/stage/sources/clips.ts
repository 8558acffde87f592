import type { Picture } from "../draw/draw-scene";
import { endVideo, frameOf, newVideo } from "./video-element";

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
