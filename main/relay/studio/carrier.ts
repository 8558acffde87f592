import type { RelayConfig, RelayDestination, RelayReport } from "../core/config";
import type { RelayDescription } from "../core/protocol";

/** Where the engine publishes to. Its key is a secret. */
export interface CarrierPlace {
  server: string;
  key: string;
}

export interface CarrierEvents {
  report(report: RelayReport): void;
  /** It ended by itself and is being started again. */
  crashed(): void;
  /** Another studio has taken it over: it goes on, and is no longer ours. */
  replaced?(): void;
}

/** What carries one stream to every destination: the relay's own process, or an nginx-rtmp server. */
export interface Carrier {
  /** Begins with every destination. @throws StudioError `relay.not-started` and others of its own */
  start(config: RelayConfig): Promise<CarrierPlace>;
  /**
   * What a studio that is gone left at work, taken in hand; null where there is nothing. `adopt` is to follow, with what
   * it is to be started with should it ever end by itself. A carrier that cannot be found again leaves both out.
   */
  find?(): Promise<RelayDescription | null>;
  adopt?(config: RelayConfig): CarrierPlace;
  has(id: string): boolean;
  /** Adds a destination, or begins anew with the one of the same id. */
  add(destination: RelayDestination): void;
  remove(id: string): void;
  /** Connects to one destination anew. */
  restart(id: string): void;
  /** The destinations by importance, the most important first. */
  order(ids: readonly string[]): void;
  /** Shows the slate because the operator asks for it, or the picture again. */
  slate(on: boolean): void;
  makesRoom(on: boolean): void;
  /** Ends every stream in good order. */
  stop(): Promise<void>;
  /** Its process, where it has one on this computer. */
  readonly pid: number | null;
}
