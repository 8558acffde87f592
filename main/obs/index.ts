/** OBS: found, started, connected, built and driven over obs-websocket. */

export type { ConnectOptions } from "./connection/targets";
export { createObs, type ObsDependencies, type ObsEngine } from "./create-obs";
export { findServers, type ServerSettings } from "./discovery/candidates";
export { findInstalls, type ObsInstall } from "./discovery/installs";
export { isObsRunning } from "./discovery/processes";
export { portAnswers } from "./launch/launch";
export { realSystem, type SystemView } from "./system";
