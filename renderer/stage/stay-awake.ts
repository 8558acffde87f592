const retryMilliseconds = 5000;

/** Keeps the screen on, and with it the computer, while something is recorded or sent out. */
export class StayAwake {
  #lock: WakeLockSentinel | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;
  #wanted = false;

  /** To be called at each tick. A browser lets go of it when the page is hidden: it is asked for again after. */
  follow(wanted: boolean): void {
    this.#wanted = wanted;
    if (!wanted) this.#release();
    else if (this.#lock === null) this.#ask(performance.now());
  }

  #ask(now: number) {
    if (document.visibilityState !== "visible" || now - this.#askedAt < retryMilliseconds) return;
    this.#askedAt = now;
    // Absent where the page came over plain http from another machine; refused on a battery that is nearly empty.
    navigator.wakeLock?.request("screen").then(
      (lock) => {
        this.#lock = lock;
        lock.addEventListener("release", () => {
          if (this.#lock === lock) this.#lock = null;
        });
        if (!this.#wanted) this.#release();
      },
      () => {},
    );
  }

  #release() {
    this.#lock?.release().catch(() => {});
    this.#lock = null;
  }
}
