import type { Engine } from "../core";

/** A destination as the live service needs it; the key itself stays with the relay. */
export interface LiveDestination {
  id: string;
  name: string;
  server: string;
  enabled: boolean;
  hasKey: boolean;
  /** `companion` destinations are fed by the platform's own program and never by the relay. */
  kind: "rtmp" | "companion";
}

/** What the live service needs of its neighbours. */
export interface LivePorts {
  engine(): Engine;
  relay: {
    destinations(): LiveDestination[];
    /** Starts the relay with these destinations and answers where the engine publishes to. */
    start(ids: string[]): Promise<{ server: string; key: string }>;
    stop(): Promise<void>;
    /** Calls back whenever a destination changes its status; returns a function that ends it. */
    onChange(listener: () => void): () => void;
  };
  /** @throws StudioError `core.locked-in-rehearsal` */
  assertNotRehearsing(): void;
}
