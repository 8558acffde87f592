import type { RelayState } from "../../../preload/contract";
import type { IngestListen } from "../ingest/server";
import type { PublisherReport } from "../publisher/report";

/** One place to publish to. Holds the key: never log it. */
export interface RelayDestination {
  id: string;
  name: string;
  platform: string;
  server: string;
  key: string;
  /** How long the platform keeps the room open without a picture; null where nobody knows. */
  graceMs: number | null;
}

/** What the slate shows, and with what it is drawn. Paths are absolute. */
export interface SlateOrder {
  /** Where drawn slates are kept for the next time. */
  folder: string;
  /** Folder of the fonts. */
  fonts: string;
  /** The large line: the village's name. */
  title: string;
  /** The line under it. */
  words: string;
  picture: string | null;
  music: string | null;
  /** What the picture will most likely be like: a slate is drawn for it ahead. Left out where nobody knows. */
  expected?: { width: number; height: number; framesPerSecond: number } | null;
}

export interface RelayConfig {
  listen: IngestListen;
  /** In the user's order, the most important first. */
  destinations: RelayDestination[];
  /** Null: a source that is gone leaves the destinations without a picture. */
  slate: SlateOrder | null;
  /** Whether less important destinations make room on a line too slow for all. */
  makesRoom: boolean;
  show: {
    id: string;
    /** Epoch milliseconds. */
    startedAt: number;
    /** JSON lines of everything that happens; null keeps none. */
    log: string | null;
  };
}

export interface DestinationReport extends PublisherReport {
  id: string;
}

/** What the relay says of itself, once a second and at each change. Holds no key. */
export interface RelayReport {
  isSourceActive: boolean;
  incomingKbps: number;
  video: RelayState["video"];
  audio: RelayState["audio"];
  showing: RelayState["showing"];
  slateReason: RelayState["slateReason"];
  slate: RelayState["slate"];
  destinations: DestinationReport[];
}
