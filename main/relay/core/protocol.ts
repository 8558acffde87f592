import type { RelayConfig, RelayDestination, RelayReport } from "./config";

/** What the studio tells the relay process. Keys travel here, over the control connection, and nowhere else. */
export type RelayOrder =
  | { type: "start"; config: RelayConfig }
  | { type: "add"; destination: RelayDestination }
  | { type: "remove"; id: string }
  /** Connect to one destination anew. */
  | { type: "restart"; id: string }
  /** The destinations by importance, the most important first. */
  | { type: "order"; ids: string[] }
  /** Show the slate because the operator asks for it, or the picture again. */
  | { type: "slate"; on: boolean }
  | { type: "makes-room"; on: boolean }
  /** Asks for `described`. */
  | { type: "describe" }
  | { type: "stop" };

/** What a relay that is at work says of itself to a studio that finds it. */
export interface RelayDescription {
  show: { id: string; startedAt: number };
  /** Where the engine publishes to; a secret. */
  listen: { host: string; port: number; app: string; key: string };
  destinationIds: string[];
  isSlateAsked: boolean;
  report: RelayReport;
}

/** What the relay process tells the studio. */
export type RelayNews =
  | { type: "listening"; port: number }
  | { type: "report"; report: RelayReport }
  /** Null: it has not been started yet. */
  | { type: "described"; description: RelayDescription | null }
  /** Another studio has taken this relay in hand: whoever hears it commands nothing any more. */
  | { type: "replaced" }
  /** The ingest could not be opened; `code` is the system's, such as EADDRINUSE. */
  | { type: "failed"; code: string };
