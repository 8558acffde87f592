import { type MessageCode, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { sleep } from "../core";
import { findServers } from "./discovery/candidates";
import { enableServer } from "./discovery/enable-server";
import { findInstalls } from "./discovery/installs";
import { isObsRunning } from "./discovery/processes";
import { awaitPort, startDetached } from "./launch/launch";
import { launchPlan } from "./launch/plan";
import type { SystemView } from "./system";

const defaultPort = 4455;
/** Cold, OBS opens its port within six seconds; later it is most likely waiting for an answer in a dialog. */
const hintMilliseconds = 12_000;
const giveUpMilliseconds = 60_000;

/** OBS as a program on this computer: installed, running, its server on or off. */
export interface Presence {
  /** Looks, and notes in the state whether OBS can be started and whether its server is off. */
  look(): Promise<void>;
  /** @throws StudioError `obs.already-running`, `obs.not-installed`, `obs.launch-failed`, `obs.server-off` or `obs.waiting-for-answer`. */
  launch(): Promise<{ started: boolean }>;
  enable(consent: boolean): Promise<{ file: string }>;
}

export function createPresence(context: StudioContext, system: SystemView): Presence {
  const { store, problems, clock } = context;

  async function look() {
    const [installs, servers] = [await findInstalls(system), await findServers(system)];
    store.update((draft) => {
      draft.engine.canLaunch = installs.length > 0;
      draft.engine.serverOff = servers.length > 0 && !servers.some((server) => server.enabled);
    });
  }

  /** Waits for the port, and says meanwhile why it may stay closed. */
  async function awaitServer(port: number, folder: string | undefined) {
    const waiting: MessageCode = "obs.waiting-for-answer";
    if (await awaitPort(clock, port, hintMilliseconds)) return;
    if (await isObsRunning(system, folder)) problems.report(waiting);
    const opened = await awaitPort(clock, port, giveUpMilliseconds - hintMilliseconds);
    if (opened) {
      problems.clear(waiting);
      // The port opens before the scenes are loaded.
      await sleep(clock, 300);
      return;
    }
    if (await isObsRunning(system, folder)) throw new StudioError(waiting);
    problems.clear(waiting);
    throw new StudioError("obs.launch-failed", { params: { detail: "OBS" } });
  }

  return {
    look,
    async launch() {
      const servers = await findServers(system);
      if (await isObsRunning(system, servers[0]?.folder)) throw new StudioError("obs.already-running");
      const [install] = await findInstalls(system);
      if (install === undefined) throw new StudioError("obs.not-installed");
      await startDetached(launchPlan(system.platform, install), system);
      const enabled = servers.find((server) => server.enabled);
      // An OBS whose server is off runs all the same; waiting for its port would be in vain.
      if (enabled === undefined && servers.length > 0) {
        problems.report("obs.server-off");
        return { started: true };
      }
      await awaitServer(enabled?.port ?? defaultPort, servers[0]?.folder);
      return { started: true };
    },
    async enable(consent) {
      const result = await enableServer(system, consent);
      problems.clear("obs.server-off");
      await look();
      return result;
    },
  };
}
