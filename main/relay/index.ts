import type { StudioContext } from "../core";
import { type RelayDependencies, RelayService } from "./studio/relay-service";

export { loadPlatforms } from "./platforms";
export { runStandaloneRelay, type StandaloneOptions } from "./standalone/run";
export type { RelayDependencies, RelayService, RelayTarget } from "./studio/relay-service";

/** The relay and its destinations. Call `load()` once before anything else, `close()` at the end. */
export const createRelay = (context: StudioContext, dependencies: RelayDependencies): RelayService =>
  new RelayService(context, dependencies);
