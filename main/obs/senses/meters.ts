import type { Log } from "../../core";
import type { ObsLink } from "../connection/link";
import type { ObsEvent } from "../connection/socket";

export type MeterMessage = ObsEvent<"InputVolumeMeters">;

/** OBS's level meters, shared: it tells them for as long as anybody listens, and no longer. */
export interface Meters {
  /** Resolves when OBS tells them, with what ends it; ends by itself with the connection. */
  hear(listener: (message: MeterMessage) => void): Promise<() => void>;
}

export function createMeters(log: Log, link: ObsLink): Meters {
  const listeners = new Set<(message: MeterMessage) => void>();
  let isTold = false;
  let tail: Promise<unknown> = Promise.resolve();

  /** One change after the other: OBS is asked only for what is still wanted by then. */
  function adjust(): Promise<void> {
    const turn = tail.then(async () => {
      const wanted = listeners.size > 0;
      if (isTold === wanted) return;
      await link.hearMeters(wanted);
      isTold = wanted;
    });
    tail = turn.catch(() => undefined);
    return turn;
  }
  link.on("InputVolumeMeters", (message) => {
    for (const listener of [...listeners]) listener(message);
  });
  link.onLost(() => {
    listeners.clear();
    isTold = false;
  });

  return {
    async hear(listener) {
      listeners.add(listener);
      try {
        await adjust();
      } catch (thrown) {
        listeners.delete(listener);
        throw thrown;
      }
      return () => {
        if (!listeners.delete(listener)) return;
        adjust().catch((error: unknown) => log.debug({ err: error }, "OBS's meters were not let go"));
      };
    },
  };
}
