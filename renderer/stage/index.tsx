export { StagePreview } from "./stage-preview";
