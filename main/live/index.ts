export { Desk, type DeskPorts } from "./desk";
export { Live } from "./live";
export type { LiveDestination, LivePorts } from "./ports";
