import type { MessageCode } from "../../../preload/contract";
import type { ServerSettings } from "../discovery/candidates";

/** Somewhere OBS may listen, and the passwords worth trying there. Never log it. */
export interface Target {
  host: string;
  port: number;
  /** Tried in order; null is "no password". */
  passwords: (string | null)[];
}

/** What the user asked for by hand. */
export interface ConnectOptions {
  host?: string | undefined;
  port?: number | undefined;
  password?: string | undefined;
}

export interface TargetSources {
  options: ConnectOptions;
  /** From the settings; port null means: read OBS's own files. */
  configured: { host: string; port: number | null };
  servers: readonly ServerSettings[];
  savedPassword: string | null;
}

const defaultPort = 4455;
const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

export const isLocal = (host: string): boolean => loopback.has(host);

const distinct = <Value>(values: Value[]): Value[] => [...new Set(values)];

/** Where to try, most likely first. A password given by hand is the only one tried. */
export function chooseTargets({ options, configured, servers, savedPassword }: TargetSources): Target[] {
  const host = options.host ?? configured.host;
  const port = options.port ?? configured.port;
  const passwordsFor = (known: (string | null)[]): (string | null)[] =>
    options.password !== undefined ? [options.password] : distinct([...known, savedPassword, null]);
  const fromFile = (server: ServerSettings) =>
    server.authRequired && server.password !== null ? [server.password] : [];
  if (port !== null && port !== undefined) {
    const here = isLocal(host) ? servers.filter((server) => server.port === port) : [];
    return [{ host, port, passwords: passwordsFor(here.flatMap(fromFile)) }];
  }
  if (!isLocal(host)) return [{ host, port: defaultPort, passwords: passwordsFor([]) }];
  // One that its file says is off may have been switched on since, in OBS's dialog: the port tells.
  const ordered = [
    ...servers.filter((server) => server.enabled),
    ...servers.filter((server) => !server.enabled),
  ];
  const ports = distinct([...ordered.map((server) => server.port), defaultPort]);
  return ports.map((each) => ({
    host,
    port: each,
    passwords: passwordsFor(ordered.filter((server) => server.port === each).flatMap(fromFile)),
  }));
}

/** Why nothing answered, from what is known of this computer. */
export function unreachableReason(known: {
  local: boolean;
  /** A port was named by hand or in the settings. */
  portNamed: boolean;
  running: boolean;
  installed: boolean;
  servers: readonly ServerSettings[];
}): MessageCode {
  if (!known.local || known.portNamed) return "obs.unreachable";
  if (!known.installed && !known.running && known.servers.length === 0) return "obs.not-installed";
  if (!known.servers.some((server) => server.enabled)) return "obs.server-off";
  return known.running ? "obs.waiting-for-answer" : "obs.not-running";
}
