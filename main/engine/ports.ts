import type { Engine } from "../core";

/** What the switch needs of OBS. */
export interface ObsPort {
  readonly engine: Engine;
  /** Finds OBS by itself where host, port or password are left out. */
  connect(options: {
    host?: string;
    port?: number;
    password?: string;
  }): Promise<{ version: string; address: string }>;
  disconnect(): Promise<void>;
  launch(): Promise<{ started: boolean }>;
  enableServer(consent: boolean): Promise<{ file: string }>;
}

/** What the switch needs of the built-in stage. */
export interface StagePort {
  readonly engine: Engine;
  /** Makes the stage the engine: it fills `state.engine`. */
  activate(): Promise<{ version: string; address: string }>;
  deactivate(): void;
}
