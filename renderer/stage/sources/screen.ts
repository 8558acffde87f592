import type { Picture } from "../draw/draw-scene";
import { endVideo, frameOf, newVideo } from "./video-element";

/** A shared screen. Browsers hand one out only when the user asked for it in this page. */
export class SharedScreen {
  readonly #media: MediaDevices | undefined;
  #video: HTMLVideoElement | null = null;

  constructor(media: MediaDevices | undefined) {
    this.#media = media;
  }

  get isShared(): boolean {
    return this.#video !== null;
  }

  /** Lets the user choose a screen or window. Resolves also when he chose none. */
  async choose(): Promise<void> {
    const stream = await this.#media
      ?.getDisplayMedia({ video: { frameRate: { ideal: 30 } } })
      .catch(() => null);
    if (!stream) return;
    this.close();
    const video = newVideo({ stream });
    this.#video = video;
    stream.getVideoTracks()[0]?.addEventListener("ended", () => {
      if (this.#video === video) this.close();
    });
  }

  picture(): Picture | null {
    return this.#video === null ? null : frameOf(this.#video);
  }

  close(): void {
    if (this.#video !== null) endVideo(this.#video);
    this.#video = null;
  }
}
