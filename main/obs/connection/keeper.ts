import type { Clock, Log } from "../../core";
import { backoffMilliseconds } from "./backoff";
import { ConnectFailure } from "./errors";

/** How a kept connection ended for good, or is being tried again. */
export interface KeeperEvents {
  /** One more attempt; resolves when it is connected. @throws ConnectFailure. */
  attempt(): Promise<void>;
  /** An attempt was answered in a way that trying again would not change. */
  onRefused(failure: ConnectFailure): void;
}

/** Tries again with growing pauses until it works, is refused, or is told to stop. */
export interface Keeper {
  /** Starts trying; does nothing while it tries already. */
  retry(): void;
  stop(): void;
}

export function createKeeper(
  clock: Clock,
  log: Log,
  events: KeeperEvents,
  random: () => number = Math.random,
): Keeper {
  let round = 0;
  let trying = false;
  let cancel: (() => void) | null = null;

  async function attempt(mine: number, count: number): Promise<void> {
    try {
      await events.attempt();
      if (mine === round) trying = false;
    } catch (thrown) {
      if (mine !== round) return;
      if (thrown instanceof ConnectFailure && thrown.final) {
        trying = false;
        events.onRefused(thrown);
        return;
      }
      log.debug({ err: thrown, attempt: count }, "OBS is not back yet");
      schedule(mine, count + 1);
    }
  }

  function schedule(mine: number, count: number) {
    cancel = clock.after(backoffMilliseconds(count, random()), () => void attempt(mine, count));
  }

  return {
    retry() {
      if (trying) return;
      trying = true;
      round++;
      schedule(round, 0);
    },
    stop() {
      round++;
      trying = false;
      cancel?.();
      cancel = null;
    },
  };
}
