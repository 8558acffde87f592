/** What scripts must not say, and who looked: the check of their words, and the records of their reviews. */
export { type Checker, createChecker } from "./check";
export { type Compliance, createCompliance } from "./compliance";
export type { CompliancePorts, ReviewShown, ScriptSource } from "./ports";
export { readTermLists } from "./terms/lists";
export { createMatcher, type Matcher } from "./terms/matcher";
export { LineIndex } from "./text/places";
