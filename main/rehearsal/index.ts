export { createOutputLock, type OutputLock } from "./outputs";
export { createRehearsal, type Rehearsal, type RehearsalPorts } from "./rehearsal";
