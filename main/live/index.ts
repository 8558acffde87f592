export { Desk, type DeskPorts } from "./desk";
export { Live } from "./live";
export type { LiveDestination, LivePorts } from "./ports";
export { ownAddresses } from "./upload/this-computer";
