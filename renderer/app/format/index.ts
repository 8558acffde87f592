export { formatBitrate, formatBytes, formatPrice } from "./amount";
export { againstPlan, formatClock, formatDate, formatDuration } from "./time";
