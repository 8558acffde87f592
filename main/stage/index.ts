export { createStage, type Stage } from "./stage";
export type { StageMethods } from "./stage-handlers";
export { extensionOf } from "./stage-recorder";
export type { StreamPorts } from "./stream";
