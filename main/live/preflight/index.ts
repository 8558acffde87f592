export type { EntryFinding, PreflightPorts } from "./ports";
export { createPreflight, platformsOf } from "./preflight";
