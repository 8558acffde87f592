import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../helpers/temporary";
import {
  countBothTries,
  failedFilesIn,
  failedTestsIn,
  flakyTestsIn,
  passedAgain,
} from "../../run/second-try.mjs";

function reportOf(content: unknown): string {
  const file = join(temporaryFolder(), "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const results = (...statuses: string[]) =>
  statuses.map((status, index) => ({ status, fullName: `test ${index}`, failureMessages: [] }));
const firstTry = () => ({
  exitCode: 1,
  report: reportOf({
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    testResults: [
      { name: "sound.test.ts", status: "passed", assertionResults: results("passed", "passed", "pending") },
      { name: "shaky.test.ts", status: "failed", assertionResults: results("passed", "failed", "pending") },
      { name: "fallen.test.ts", status: "failed", assertionResults: [] },
    ],
  }),
});
const again = (numPassedTests: number, numFailedTests: number, numPendingTests: number) => ({
  exitCode: numFailedTests > 0 ? 1 : 0,
  report: reportOf({ numPassedTests, numFailedTests, numPendingTests, testResults: [] }),
});

test("files in which something failed are tried again, those that fell over too", () => {
  const first = firstTry();
  expect(failedFilesIn(first.report)).toEqual(["shaky.test.ts", "fallen.test.ts"]);
  expect(failedTestsIn(first.report)).toEqual(["shaky.test.ts > test 1", "fallen.test.ts"]);
  expect(failedFilesIn(undefined)).toEqual([]);
  expect(failedFilesIn(join(temporaryFolder(), "none.json"))).toEqual([]);
});

test("a step counts every test once, as its last try left it", () => {
  expect(countBothTries(firstTry(), again(4, 0, 1))).toEqual({ passed: 6, failed: 0, skipped: 2 });
  expect(countBothTries(firstTry(), again(2, 1, 1))).toEqual({ passed: 4, failed: 1, skipped: 2 });
});

test("a second try that leaves no report has failed", () => {
  const gone = { exitCode: 1, report: join(temporaryFolder(), "none.json") };
  expect(countBothTries(firstTry(), gone)).toEqual({ passed: 2, failed: 1, skipped: 1 });
});

test("only what the second try shows to pass is said to have passed", () => {
  const { report } = firstTry();
  expect(passedAgain(report, again(4, 0, 1).report)).toEqual(["shaky.test.ts > test 1", "fallen.test.ts"]);
  const half = reportOf({
    testResults: [{ name: "shaky.test.ts", status: "failed", assertionResults: results("passed", "failed") }],
  });
  expect(passedAgain(report, half)).toEqual(["fallen.test.ts"]);
  expect(passedAgain(report, join(temporaryFolder(), "none.json"))).toEqual([]);
});

test("browser tests that their runner tried again are named", () => {
  const specs = [
    { file: "c.spec.ts", title: "shaky", tests: [{ status: "flaky" }] },
    { file: "c.spec.ts", title: "sound", tests: [{ status: "expected" }] },
  ];
  expect(flakyTestsIn(reportOf({ stats: {}, suites: [{ specs }] }))).toEqual(["c.spec.ts > shaky"]);
  expect(flakyTestsIn(undefined)).toEqual([]);
});
