/** The one keeper of child processes. */
export { type BackoffPolicy, defaultBackoff, nextBackoff } from "./backoff";
export { isAlive } from "./is-alive";
export { nodeChild } from "./node-child";
export {
  type ChildExit,
  type ChildSpec,
  Supervisor,
  type SupervisorOptions,
  type SupervisorState,
} from "./supervisor";
