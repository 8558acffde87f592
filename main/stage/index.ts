export { createStage, type Stage, type StageMethods } from "./stage";
export { extensionOf } from "./stage-recorder";
