export { stageEncoderFacts, stageEncoders } from "./encoder-facts";
export type { PublishEvents, Published, StreamPorts } from "./ports";
export { StageStream } from "./stage-stream";
