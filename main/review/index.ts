export type { ReviewPorts } from "./ports";
export type { ReportKind } from "./report";
export { createReview, type ReviewService } from "./review";
export { soundFile } from "./sound/sound-file";
