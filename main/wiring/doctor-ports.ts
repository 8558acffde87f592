import type { DoctorPorts, ObsFinding } from "../doctor";
import { findInstalls, findServers, isObsRunning, portAnswers, type SystemView } from "../obs";

const defaultPort = 4455;

/** Looks for the local OBS in the way the adapter does, and tells the doctor what it needs, without the password. */
export async function lookAtObs(
  system: SystemView,
  savedPassword: () => Promise<string | null>,
): Promise<ObsFinding> {
  const [installs, servers] = [await findInstalls(system), await findServers(system)];
  const server = servers.find(({ enabled }) => enabled) ?? servers[0];
  const running = await isObsRunning(system, server?.folder);
  const port = server?.port ?? defaultPort;
  const isKnown = (server?.password ?? null) !== null || (await savedPassword()) !== null;
  const needsNone = server !== undefined && !server.authRequired;
  return {
    installed: installs.length > 0,
    version: installs[0]?.version ?? null,
    running,
    server: server === undefined ? "unknown" : server.enabled ? "on" : "off",
    port,
    portOpen: await portAnswers("127.0.0.1", port),
    password: needsNone ? "not-needed" : isKnown ? "known" : "unknown",
  };
}

/** The doctor's view of OBS on this computer. */
export const obsPort =
  (system: SystemView, savedPassword: () => Promise<string | null>): DoctorPorts["obs"] =>
  () =>
    lookAtObs(system, savedPassword);
