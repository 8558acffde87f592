export { Live } from "./live";
export type { LiveDestination, LivePorts } from "./ports";
