export { createTimeline, type Timeline, type TimelinePorts } from "./timeline";
