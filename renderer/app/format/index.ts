export { formatBitrate, formatBytes, formatPrice } from "./amount";
export { besideName } from "./beside-name";
export { againstPlan, formatClock, formatDate, formatDuration } from "./time";
