/** Draws one thumbnail and gives its media reference. */
type Draw = () => Promise<string>;

/** How many are asked for at a time: each costs the studio a process. */
const atOnce = 2;
const tryAgainMilliseconds = 60_000;

/** Thumbnails by what they show: each is asked for once, a few at a time, the last wanted first. */
export class ThumbnailQueue {
  readonly #known = new Map<string, Promise<string | null>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** The reference of a thumbnail, or null where it cannot be drawn now; such a one is tried again a minute later. */
  get(key: string, draw: Draw): Promise<string | null> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const asked = this.#inTurn(draw).catch(() => {
      setTimeout(() => this.#known.delete(key), tryAgainMilliseconds);
      return null;
    });
    this.#known.set(key, asked);
    return asked;
  }

  async #inTurn(draw: Draw): Promise<string> {
    if (this.#running >= atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
    try {
      return await draw();
    } finally {
      this.#running -= 1;
      this.#waiting.pop()?.();
    }
  }
}
