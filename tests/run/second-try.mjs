import { existsSync, readFileSync } from "node:fs";
import { add, countStep } from "./counts.mjs";

const read = (report) =>
  report !== undefined && existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};

const hasStatus = (wanted) => (result) => result.status === wanted;
const isBroken = ({ status, assertionResults = [] }) =>
  status === "failed" || assertionResults.some(hasStatus("failed"));

const brokenFilesIn = (report) => (read(report).testResults ?? []).filter(isBroken);

/** The files of a vitest report that are worth a second try: a test of theirs failed, or they fell over themselves. */
export const failedFilesIn = (report) => brokenFilesIn(report).map(({ name }) => name);

/** The tests, or whole files, that failed at the first try. */
export const failedTestsIn = (report) =>
  brokenFilesIn(report).flatMap(({ name, assertionResults = [] }) => {
    const failed = assertionResults.filter(hasStatus("failed"));
    return failed.length === 0 ? [name] : failed.map(({ fullName }) => `${name} > ${fullName}`);
  });

/** The tests, or whole files, that failed at the first try and did not at the second. Without its report none passed. */
export function passedAgain(first, again) {
  if (!existsSync(again)) return [];
  const failed = new Set(failedTestsIn(again));
  return failedTestsIn(first).filter((test) => !failed.has(test));
}

/** What a step comes to when its failed files were run again: those files count as the second try left them. */
export function countBothTries(first, again) {
  const before = countStep(first);
  const broken = brokenFilesIn(first.report).flatMap(({ assertionResults = [] }) => assertionResults);
  const passed = broken.filter(hasStatus("passed")).length;
  const skipped = broken.filter(({ status }) => status !== "passed" && status !== "failed").length;
  const kept = { passed: before.passed - passed, failed: 0, skipped: before.skipped - skipped };
  return add(kept, countStep(again));
}

const flakyIn = ({ suites = [], specs = [] }) => [
  ...suites.flatMap(flakyIn),
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === "flaky"))
    .map(({ file, title }) => `${file} > ${title}`),
];

/** The browser tests that passed only when their runner tried them again. */
export const flakyTestsIn = (report) => flakyIn(read(report));
