export type { ObsPort, StagePort } from "./ports";
export { EngineSwitch } from "./switch";
