import type { RelayConfig, RelayDestination } from "../core/config";

type Destinations = readonly RelayDestination[];

/** With one more destination, or another one in the place of that of the same id. */
export function withDestination(now: Destinations, destination: RelayDestination): RelayDestination[] {
  const at = now.findIndex(({ id }) => id === destination.id);
  return at < 0 ? [...now, destination] : now.with(at, destination);
}

/** These first and in this order. */
export function inOrder(now: Destinations, ids: readonly string[]): RelayDestination[] {
  const rank = ({ id }: RelayDestination) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return now.toSorted((a, b) => rank(a) - rank(b));
}

/** A configuration for the same place: were the relay to crash, the engine must find the next one there. */
export const atPort = (config: RelayConfig, port: number): RelayConfig => ({
  ...config,
  listen: { ...config.listen, port },
});
