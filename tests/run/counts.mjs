import { existsSync, readFileSync } from "node:fs";

const none = { passed: 0, failed: 0, skipped: 0 };

export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

function fromVitest(report) {
  return {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

function fromPlaywright({ stats }) {
  // Tests that passed only when tried again are named at the end of the run.
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/**
 * What a step's report says, held against its exit code: a runner that fell over, left no report or ran no test has
 * failed, whatever it counted.
 */
export function countStep({ report, exitCode }) {
  if (report === undefined) return exitCode === 0 ? none : { ...none, failed: 1 };
  if (!existsSync(report)) return { ...none, failed: 1 };
  const read = JSON.parse(readFileSync(report, "utf8"));
  const counts = "stats" in read ? fromPlaywright(read) : fromVitest(read);
  const isSilentFailure = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return isSilentFailure ? { ...counts, failed: 1 } : counts;
}

export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
