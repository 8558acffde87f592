import { join } from "node:path";
import type { Engine, EngineEvents, StudioContext } from "../core";
import type { Ffmpeg } from "../process/ffmpeg";
import type { Secrets } from "../storage";
import { type Connector, createConnector } from "./connection/connector";
import type { ConnectOptions } from "./connection/targets";
import { createPanStore } from "./pan/pan-store";
import { createEvents, createParts } from "./parts";
import { createPresence } from "./presence";
import { restoreCanvas } from "./scenes/own-canvas";
import { createSupervisor } from "./supervise";
import { realSystem, type SystemView } from "./system";

export interface ObsDependencies {
  secrets: Secrets;
  /** The computer to look at; this one unless a test says otherwise. */
  system?: SystemView;
  /** Draws the loops of pictures that move and gives what OBS hears; without it they stand still and nobody hears it. */
  ffmpeg?: Pick<Ffmpeg, "run">;
}

/** OBS, driven: its connection, and the engine it makes. */
export interface ObsEngine {
  readonly engine: Engine;
  readonly events: { on(listener: Partial<EngineEvents>): () => void };
  /** Looks whether OBS is installed and its server on, into `state.engine`. Connects to nothing. */
  start(): Promise<void>;
  /** @throws ConnectFailure, a StudioError whose code says what to do next. */
  connect(options?: ConnectOptions): Promise<{ version: string; address: string }>;
  /** Lets go of OBS; what is on air stays. */
  disconnect(): Promise<void>;
  /** @throws StudioError `obs.already-running`, `obs.not-installed`, `obs.launch-failed` or `obs.waiting-for-answer`. */
  launch(): Promise<{ started: boolean }>;
  /** @throws StudioError `obs.consent-needed`, `obs.server-running`, `obs.settings-not-found` or `obs.settings-unreadable`. */
  enableServer(consent: boolean): Promise<{ file: string }>;
  /** Gives the user the picture size back that OBS had before the studio changed it; false where it changed none. */
  restoreCanvas(): Promise<boolean>;
  close(): Promise<void>;
}

/** OBS as an engine of the studio. Nothing happens before `start` or `connect`. */
export function createObs(
  context: StudioContext,
  { secrets, system = realSystem(), ffmpeg }: ObsDependencies,
): ObsEngine {
  const events = createEvents(context);
  const folder = join(context.paths.data, "pans");
  const pans = ffmpeg === undefined ? null : createPanStore({ folder, ffmpeg, log: context.log });
  const parts = createParts(context, { secrets, pans, ffmpeg: ffmpeg ?? null }, events.emit);
  const presence = createPresence(context, system);
  const supervisor = createSupervisor(context, parts, events.emit, () => connector);
  const connector: Connector = createConnector({
    context,
    secrets,
    system,
    onEvent: (name, data) => parts.link.emit(name, data),
    onClosed: (code) => supervisor.onClosed(code),
  });
  parts.link.on("ExitStarted", () => supervisor.onExit());
  return {
    engine: parts.engine,
    events: { on: events.on },
    start: () => presence.look(),
    connect: (options = {}) => supervisor.connect(options),
    async disconnect() {
      supervisor.disconnect();
      await presence.look();
    },
    launch: () => presence.launch(),
    enableServer: (consent) => presence.enable(consent),
    restoreCanvas: () => restoreCanvas(parts.link),
    async close() {
      pans?.close();
      if (parts.link.connected) await parts.sampler.end();
      supervisor.disconnect();
    },
  };
}
