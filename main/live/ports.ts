import type { Orientation } from "../../preload/contract";
import type { Engine } from "../core";

/** A destination as the live service needs it; the key itself stays with the relay. */
export interface LiveDestination {
  id: string;
  name: string;
  platform: string;
  server: string;
  enabled: boolean;
  hasKey: boolean;
  /** `companion` destinations are fed by the platform's own program and never by the relay. */
  kind: "rtmp" | "companion";
}

/** Where the engine publishes to. Its key is a secret. */
export interface StreamPlace {
  server: string;
  key: string;
}

/** A show that a relay went on with while the studio was gone. */
export interface FoundShow {
  id: string;
  startedAt: number;
  place: StreamPlace;
  isSlateAsked: boolean;
}

/** What the live service needs of its neighbours. */
export interface LivePorts {
  engine(): Engine;
  /** Looks for OBS once more. Rejects, or leaves the stage in its place, where it does not answer. */
  findEngine(): Promise<unknown>;
  /** Puts a scene (`presetId/sceneId`) onto an engine that has forgotten everything. @throws StudioError of the presets */
  bringBack(scene: string, orientation: Orientation): Promise<void>;
  relay: {
    destinations(): LiveDestination[];
    /** Starts the relay with these destinations and answers where the engine publishes to. */
    start(ids: string[], show: { id: string; startedAt: number }): Promise<StreamPlace>;
    stop(): Promise<void>;
    /** A relay left at work by a studio that was killed; null where there is none. Asked once, at the start. */
    find(): Promise<FoundShow | null>;
    add(id: string): Promise<void>;
    drop(id: string): Promise<void>;
    restart(id: string): Promise<void>;
    slate(on: boolean): void;
    /** Calls back whenever a destination changes its status; returns a function that ends it. */
    onChange(listener: () => void): () => void;
  };
  /** A show that went through the relay has ended, and its log is whole. */
  showEnded(id: string): Promise<void>;
  /** @throws StudioError `core.locked-in-rehearsal` */
  assertNotRehearsing(): void;
}
