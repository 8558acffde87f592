import type { Clock } from "../../core/clock";

/** Notices a relay that is there and says nothing any more. */
export interface HangWatch {
  begin(): void;
  /** It said something. */
  spoke(): void;
  stop(): void;
}

/** It reports each second; one that was silent through three of these looks in a row hangs. */
const lookEveryMs = 5_000;
const silentLooks = 3;

/** Looks by look and not by the clock, so that a computer that slept gives it time. Calls back at each look while it hangs. */
export function watchForHang(clock: Clock, hangs: () => void): HangWatch {
  let silent = 0;
  let cancel: () => void = () => undefined;

  function look(): void {
    silent++;
    cancel = clock.after(lookEveryMs, look);
    if (silent > silentLooks) hangs();
  }

  return {
    begin() {
      cancel();
      silent = 1;
      cancel = clock.after(lookEveryMs, look);
    },
    spoke() {
      silent = 0;
    },
    stop: () => cancel(),
  };
}
