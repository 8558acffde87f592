import type { RelayState } from "../../../preload/contract";
import type { IngestListen } from "../ingest/server";
import type { PublisherReport } from "../publisher/publisher";

/** One place to publish to. Holds the key: never log it. */
export interface RelayDestination {
  id: string;
  name: string;
  server: string;
  key: string;
}

export interface RelayConfig {
  listen: IngestListen;
  destinations: RelayDestination[];
}

export interface DestinationReport extends PublisherReport {
  id: string;
}

/** What the relay says of itself, once a second and at each change. Holds no key. */
export interface RelayReport {
  isSourceActive: boolean;
  incomingKbps: number;
  video: RelayState["video"];
  destinations: DestinationReport[];
}
