const measureMilliseconds = 2000;

/** How many pictures a second are drawn. */
export class FrameRate {
  #frames = 0;
  #since = 0;
  #perSecond: number | undefined;

  /** As last measured, over two seconds; undefined before that. */
  get perSecond(): number | undefined {
    return this.#perSecond;
  }

  restart(now: number): void {
    this.#since = now;
    this.#frames = 0;
  }

  /** To be called after each picture. */
  count(now: number): void {
    this.#frames += 1;
    const past = now - this.#since;
    if (past < measureMilliseconds) return;
    this.#perSecond = Math.min(240, (this.#frames * 1000) / past);
    this.restart(now);
  }
}
