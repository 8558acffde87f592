import { StudioError } from "../../../preload/contract";
import type { Log, StudioContext } from "../../core";
import { type Secrets, secretNames } from "../../storage";
import { findServers, type ServerSettings } from "../discovery/candidates";
import { findInstalls } from "../discovery/installs";
import { isObsRunning } from "../discovery/processes";
import type { SystemView } from "../system";
import { ConnectFailure } from "./errors";
import { closeCode } from "./requests";
import { type ObsSocket, openSocket, type SocketOptions } from "./socket";
import { type ConnectOptions, chooseTargets, isLocal, type Target, unreachableReason } from "./targets";

const openMilliseconds = 5000;

export interface Opened {
  socket: ObsSocket;
  address: string;
}

export interface ConnectorOptions {
  context: StudioContext;
  secrets: Secrets;
  system: SystemView;
  onEvent: SocketOptions["onEvent"];
  onClosed: SocketOptions["onClosed"];
}

/** Finds OBS and opens a connection to it. */
export interface Connector {
  /**
   * @throws ConnectFailure, final where another try would end the same: `obs.wrong-password`, `obs.password-needed`,
   * `obs.too-old`; else `obs.unreachable`, `obs.not-running`, `obs.not-installed`, `obs.server-off` or
   * `obs.waiting-for-answer`.
   */
  open(options: ConnectOptions): Promise<Opened>;
}

async function openTarget(
  target: Target,
  rest: Pick<SocketOptions, "onEvent" | "onClosed"> & { log: Log },
): Promise<{ socket: ObsSocket; password: string | null }> {
  let refused = null as ConnectFailure | null;
  for (const password of target.passwords) {
    try {
      const socket = await openSocket({
        host: target.host,
        port: target.port,
        password,
        timeoutMilliseconds: openMilliseconds,
        ...rest,
      });
      return { socket, password };
    } catch (thrown) {
      const wrong = thrown instanceof ConnectFailure && thrown.closeCode === closeCode.authenticationFailed;
      if (!wrong) throw thrown;
      // "Wrong" says more than "needed", when a password was tried before none was.
      refused = refused?.code === "obs.wrong-password" ? refused : thrown;
    }
  }
  throw refused ?? new ConnectFailure("obs.unreachable", -1, false, `${target.host}:${target.port}`);
}

export function createConnector({
  context,
  secrets,
  system,
  onEvent,
  onClosed,
}: ConnectorOptions): Connector {
  const rest = { log: context.log, onEvent, onClosed };

  /** An OBS with other settings (of another HOME, of a test) is not the one that was looked for. */
  async function runsHere(servers: readonly ServerSettings[]): Promise<boolean> {
    if (servers.length === 0) return isObsRunning(system);
    const running = await Promise.all(servers.map(({ folder }) => isObsRunning(system, folder)));
    return running.includes(true);
  }

  async function explain(
    options: ConnectOptions,
    servers: readonly ServerSettings[],
    last: ConnectFailure | null,
    address: string,
  ) {
    const configured = context.store.get().settings.obs;
    const host = options.host ?? configured.host;
    const code = unreachableReason({
      local: isLocal(host),
      portNamed: (options.port ?? configured.port ?? null) !== null,
      running: await runsHere(servers),
      installed: (await findInstalls(system)).length > 0,
      servers,
    });
    return new ConnectFailure(code, -1, false, address, last ?? undefined);
  }

  return {
    async open(options) {
      const servers = await findServers(system);
      const savedPassword = await secrets.get(secretNames.obsPassword).catch((error: unknown) => {
        // A locked store must not keep the studio from a password that OBS's own file tells.
        if (error instanceof StudioError) return null;
        throw error;
      });
      const configured = context.store.get().settings.obs;
      const targets = chooseTargets({ options, configured, servers, savedPassword });
      let last: ConnectFailure | null = null;
      for (const target of targets) {
        try {
          const { socket } = await openTarget(target, rest);
          if (options.password !== undefined && options.password !== "") {
            await secrets.set(secretNames.obsPassword, options.password);
          }
          return { socket, address: `${target.host}:${target.port}` };
        } catch (thrown) {
          if (!(thrown instanceof ConnectFailure)) throw thrown;
          if (thrown.final) throw thrown;
          last = thrown;
        }
      }
      const first = targets[0];
      throw await explain(options, servers, last, first ? `${first.host}:${first.port}` : "");
    },
  };
}
