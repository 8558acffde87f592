/** The one place that runs ffmpeg. A foundation: any folder under main may import it. */
export { assHead, escapeAss } from "./ass-text";
export type { FfmpegCandidate, FfmpegSource } from "./candidates";
export { findCandidates } from "./candidates";
export type { FfmpegCapabilities, FfmpegParts } from "./capabilities";
export type { FfmpegInput, FfmpegJob, FfmpegOutput } from "./job";
export { jobArguments } from "./job";
export type { MediaFacts, MediaStream } from "./media-facts";
export { mediaFacts, parseMediaFacts, statedSeconds } from "./media-facts";
export type { FfmpegProgress } from "./progress";
export type { Ffmpeg, FfmpegDescription, RunOptions, RunResult } from "./runner";
export { createFfmpeg } from "./runner";
export type { Turns } from "./turns";
export { createTurns } from "./turns";
