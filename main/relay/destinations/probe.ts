import type { Clock } from "../../core";
import type { RelayDestination } from "../core/config";
import { splitAddress } from "../publisher/address";
import { openConnection } from "../publisher/connection";
import type { PublishGoal } from "../publisher/session";
import { type Trouble, troubleOfSilence } from "../publisher/trouble";
import { troubleAtExpiry } from "./expired";

/** How a destination answered. `trouble` is null where it would take the stream. */
export interface ProbeResult {
  trouble: Trouble | null;
  milliseconds: number;
}

const patienceMs = 12_000;

/**
 * Reaches a destination as going live would: network, TLS, RTMP handshake, `connect` and, where the goal says so,
 * `publish`, which is released again at once without a single picture sent.
 */
export function probe(destination: RelayDestination, goal: PublishGoal, clock: Clock): Promise<ProbeResult> {
  const startedAt = clock.now();
  const address = splitAddress(destination.server, destination.key);
  if (address === null) {
    return Promise.resolve({
      trouble: { code: "relay.server-invalid", params: {}, isRefusal: true },
      milliseconds: 0,
    });
  }
  return new Promise((resolve) => {
    const finish = (answer: Trouble | null) => {
      cancel();
      const trouble = answer && troubleAtExpiry(answer, address, startedAt);
      const milliseconds = Math.round(clock.now() - startedAt);
      void connection.close().then(() => resolve({ trouble, milliseconds }));
    };
    const connection = openConnection(address, goal, clock, {
      ready: () => finish(null),
      drained: () => undefined,
      failed: finish,
    });
    const cancel = clock.after(patienceMs, () =>
      finish(troubleOfSilence("connect", address.host, address.port, patienceMs / 1000)),
    );
  });
}
