export type { JobsService, PatientControl, PatientSpec } from "./jobs";
export { createJobs } from "./jobs";
