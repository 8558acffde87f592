import type { RelayConfig, RelayDestination, RelayReport } from "./config";

/** What the studio tells the relay process. Keys travel here, over the process's own channel, and nowhere else. */
export type RelayOrder =
  | { type: "start"; config: RelayConfig }
  | { type: "add"; destination: RelayDestination }
  | { type: "remove"; id: string }
  | { type: "stop" };

/** What the relay process tells the studio. */
export type RelayNews =
  | { type: "listening"; port: number }
  | { type: "report"; report: RelayReport }
  /** The ingest could not be opened; `code` is the system's, such as EADDRINUSE. */
  | { type: "failed"; code: string };
