export { createRehearsal, type Rehearsal, type RehearsalPorts } from "./rehearsal";
